// How one real server behaves when the engine visits it: what it announces, whether its
// answers are what they claim to be, and what a visit leaves behind. It only looks and
// tells; what must hold is for a test to say.
import { createDial } from '../../../server/net/dial.ts';
import { engineLimits, veryManyLines } from '../../../server/limits.ts';
import type {
  Pop3Client,
  Security,
  SignInBy,
  Sink,
  Trace,
} from '../../../server/pop3/api.ts';
import { connect } from '../../../server/pop3/connect.ts';
import { Pop3Error } from '../../../server/pop3/errors.ts';
import type { RealServer } from './real-server.ts';

export type Conduct = {
  greeting: string;
  /** CAPA lines before and after the sign-in; empty where it knows no CAPA. */
  before: string[];
  after: string[];
  /** Commands of the sign-in as traced, without secrets. */
  signIn: string;
  pipelining: boolean;
  count: number;
  statAgrees: boolean;
  /** null: no UIDL. */
  uidls: { unique: boolean; stable: boolean } | null;
  /** `TOP n 99999999` and RETR: octets received and letter, and the size LIST gave. */
  top: Reading;
  retr: Reading;
  /** `TOP n 0` is the header and nothing else, where a letter's header is known. */
  headersExact: boolean;
  /** After TOPs, RSET and QUIT. */
  looking: 'as before' | 'changed';
  /** After RETRs, RSET and QUIT; and without the RSET. */
  retrThenRset: 'as before' | 'changed';
  retrThenQuit: 'as before' | 'changed';
  /** What a second sign-in meets while a session is open. */
  second: string;
  /** Letters left after each; the count at the start is `count`. */
  left: { rset: number; lost: number; quit: number };
  /** What a command for a deleted message is answered. */
  deleted: string;
  /** STLS, then the same sign-in; null where it has no certificate. */
  stls: string | null;
  /** The password stands in a traced command. */
  secretTraced: boolean;
};

export type Reading = { whole: boolean; asListed: boolean; differences: string };

export async function examine(server: RealServer): Promise<Conduct> {
  const traces: Trace[] = [];
  const visit = async (security: Security = 'plain'): Promise<Pop3Client> => {
    const pop3 = await connect({
      ...{ host: server.host, port: server.port, security, limits: engineLimits },
      dial: createDial({ guard: { allowPrivate: true, allowed: [], ports: [] } }),
      trace: (event) => traces.push(event),
      ...(security === 'plain' || server.stls === null ? {} : { pin: server.stls }),
    });
    return pop3;
  };
  const { user, password } = server;
  // Where the sign-in that does not show the password is refused, the person may choose.
  let by: SignInBy = 'automatic';
  const signedIn = async (security: Security = 'plain'): Promise<Pop3Client> => {
    for (let tries = 0; ; tries++) {
      const pop3 = await visit(security);
      try {
        await pop3.signIn({ user, password, by });
        return pop3;
      } catch (error) {
        pop3.destroy();
        if (isRefusedHash(error) && by === 'automatic') {
          by = 'password';
          continue;
        }
        // The session before may still be on its way out.
        if (!isBusy(error) || tries === 200) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };

  const door = await visit();
  const before = [...door.capabilities.lines];
  await door.quit();
  const first = await signedIn();
  const after = [...first.capabilities.lines];
  const signIn = traces
    .map(({ command }) => command)
    .filter((command) => /^(AUTH|APOP|USER|PASS)/.test(command));
  const second = await (async () => {
    const other = await visit();
    try {
      await other.signIn({ user, password, by });
      await other.rset();
      await other.quit();
      return 'let in';
    } catch (error) {
      other.destroy();
      return error instanceof Pop3Error ? sayOf(error) : String(error);
    }
  })();
  const { greeting } = first;
  await first.rset();
  await first.quit();
  // What a server rewrites on its first visit is its own; from here on it is compared.
  const settled = await atRest(server);

  const look = await signedIn();
  const [stat, sizes, names] = await Promise.all([look.stat(), look.list(), look.uidl()]);
  const numbers = [...sizes.keys()];
  const tops = await Promise.all(
    numbers.map((n) => gathered((sink) => look.top(n, veryManyLines, sink))),
  );
  const heads = await Promise.all(
    numbers.map((n) => gathered((sink) => look.top(n, 0, sink))),
  );
  await look.rset();
  await look.quit();
  const looked = await atRest(server);

  const reader = await signedIn();
  const readSizes = await reader.list();
  const again = await reader.uidl();
  const letters = await Promise.all(
    numbers.map((n) => gathered((sink) => reader.retr(n, sink, { urgency: 'bulk' }))),
  );
  await reader.rset();
  await reader.quit();
  const reset = await atRest(server);

  const marker = await signedIn();
  await gathered((sink) => marker.retr(1, sink));
  await marker.quit();
  const marked = await atRest(server);

  const undone = await signedIn();
  await undone.dele(1);
  const deleted = await gathered((sink) => undone.retr(1, sink)).catch(
    (error: unknown) => (error instanceof Pop3Error ? sayOf(error) : String(error)),
  );
  await undone.rset();
  await undone.quit();
  await atRest(server);
  const leftByRset = await server.left();

  const lost = await signedIn();
  await lost.dele(1);
  lost.destroy();
  const afterLost = await signedIn();
  const { count: leftByLost } = await afterLost.stat();
  await afterLost.dele(1);
  await afterLost.quit();
  await atRest(server);
  const leftByQuit = await server.left();

  let stls: string | null = null;
  if (server.stls !== null) {
    const secure = await signedIn('stls');
    stls = `${secure.tls?.protocol ?? ''}, ${(await secure.stat()).count} left`;
    await secure.rset();
    await secure.quit();
  }

  const listed = (all: readonly Buffer[], sizesThen: ReadonlyMap<number, number>) =>
    readingOf(
      all,
      numbers.map((n) => sizesThen.get(n) ?? 0),
      server.letters ?? letters,
    );
  const same = (one: unknown, other: unknown) =>
    JSON.stringify(one) === JSON.stringify(other) ? 'as before' : 'changed';
  return {
    ...{ greeting, before, after, signIn: signIn.join(', ') },
    pipelining: look.capabilities.pipelining,
    count: stat.count,
    statAgrees:
      stat.count === sizes.size &&
      stat.octets === [...sizes.values()].reduce((sum, size) => sum + size, 0),
    uidls: names && {
      unique: new Set(names.values()).size === names.size,
      stable: same([...names], [...(again ?? [])]) === 'as before',
    },
    top: listed(tops, sizes),
    retr: listed(letters, readSizes),
    headersExact: heads.every((head, at) => {
      const whole = tops[at] ?? Buffer.alloc(0);
      return head.equals(whole.subarray(0, whole.indexOf('\r\n\r\n') + 4));
    }),
    looking: same(settled, looked),
    retrThenRset: same(looked, reset),
    retrThenQuit: same(reset, marked),
    second,
    left: { rset: leftByRset, lost: leftByLost, quit: leftByQuit },
    deleted: typeof deleted === 'string' ? deleted : 'given',
    stls,
    secretTraced: traces.some(({ command }) => command.includes(password)),
  };
}

function readingOf(
  read: readonly Buffer[],
  sizes: readonly number[],
  letters: readonly Uint8Array[],
): Reading {
  const wrong = read.flatMap((bytes, at) =>
    bytes.equals(letters[at] ?? Buffer.alloc(0))
      ? []
      : [differenceOf(bytes, letters[at])],
  );
  return {
    whole: wrong.length === 0,
    asListed: read.every((bytes, at) => bytes.length === sizes[at]),
    differences: [...new Set(wrong)].join('; '),
  };
}

/** Header lines or an empty line that came on top, or how many octets more or fewer. */
function differenceOf(bytes: Buffer, letter: Uint8Array | undefined): string {
  const wanted = Buffer.from(letter ?? []).toString('latin1');
  const [head = '', ...paragraphs] = bytes.toString('latin1').split('\r\n\r\n');
  const own = new Set(wanted.split('\r\n'));
  const more = head.split('\r\n').filter((line) => !own.has(line));
  const kept = head.split('\r\n').filter((line) => own.has(line));
  const names = more.map((line) => line.slice(0, line.indexOf(':')));
  const body = paragraphs.join('\r\n\r\n');
  const rest = `${kept.join('\r\n')}\r\n\r\n`;
  if (rest + body === wanted) return `with ${names.join(', ')}`;
  if (rest + body.slice(2) === wanted) return ['with an empty line', ...names].join(', ');
  return `${bytes.length - wanted.length} octets`;
}

/**
 * What lies in the store when nothing moves any more: some servers say goodbye first and
 * write after. There is nothing else to wait for: they are gone from the line by then.
 */
export async function atRest(server: RealServer): Promise<Record<string, string>> {
  let before = '';
  for (;;) {
    const state = await server.state();
    const now = JSON.stringify(state);
    if (now === before) return state;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}
/** Longer than a loaded machine takes from a server's goodbye to its last write. */
const restMs = 150;

async function gathered(read: (sink: Sink) => Promise<unknown>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await read((bytes) => void pieces.push(Buffer.from(bytes)));
  return Buffer.concat(pieces);
}

function isRefusedHash(error: unknown): boolean {
  const fault = error instanceof Pop3Error ? error.fault : null;
  return fault?.kind === 'sign-in' && fault.isHashed && !isBusy(error);
}

function isBusy(error: unknown): boolean {
  return error instanceof Pop3Error && /in.use|lock|busy/i.test(sayOf(error));
}

function sayOf({ fault }: Pop3Error): string {
  return 'line' in fault && fault.line !== '' ? fault.line : fault.kind;
}
