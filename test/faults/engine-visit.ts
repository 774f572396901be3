// One whole visit of the engine to one misbehaving server, as a careful caller makes it: all
// headers asked at once with a STAT behind them, every letter read, two deleted. What was
// given is believed only when the STAT was answered as a STAT.
import type { Socket } from 'node:net';
import { connect as connectTcp } from 'node:net';
import { engineLimits } from '../../server/limits.ts';
import type { EngineLimits, Pop3Client, Sink, Trace } from '../../server/pop3/api.ts';
import { connect } from '../../server/pop3/connect.ts';
import { Pop3Error, type Pop3Fault } from '../../server/pop3/errors.ts';
import type { FaultServer } from './server.ts';
import type { Script } from './script.ts';

/** Every wait shortened, every ceiling lowered: what is tested is that there is one. */
export const shortLimits: EngineLimits = {
  ...engineLimits,
  ...{ connectMs: 5_000, greetingMs: 1_000, tlsMs: 2_000 },
  ...{ replyMs: 1_000, unheardMs: 500, silenceMs: 1_000, quitMs: 1_000 },
  listingLines: 250_000,
  messageBytes: 2 * 1024 * 1024,
};

export const secret = 'Zq7-CANARY-faults';

export type Seen = {
  /** Why the visit went wrong, the first time; null where all was answered well. */
  fault: Pop3Fault | null;
  /** Of the connection itself, after the visit. */
  ended: Pop3Fault | null;
  /** Believed bodies: of which message, by which command. */
  bodies: { n: number; by: 'TOP' | 'RETR'; text: string }[];
  traces: Trace[];
  /** Bytes taken from the server. */
  bytes: number;
  isSocketGone: boolean;
};

export async function visitFault(server: FaultServer, script: Script): Promise<Seen> {
  const traces: Trace[] = [];
  const bodies: Seen['bodies'] = [];
  const faults: Pop3Fault[] = [];
  let socket: Socket | null = null;
  const note = (error: unknown): void => {
    if (!(error instanceof Pop3Error)) throw error;
    faults.push(error.fault);
  };
  const tried = <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((error: unknown) => (note(error), null));

  async function read(pop3: Pop3Client, by: 'TOP' | 'RETR', numbers: readonly number[]) {
    const all = numbers.map(async (n) => {
      let text = '';
      const sink: Sink = (bytes) =>
        void (text += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
          'latin1',
        ));
      const work = by === 'TOP' ? pop3.top(n, 0, sink) : pop3.retr(n, sink);
      return (await tried(work)) === null ? [] : [{ n, by, text }];
    });
    const [stat, ...read] = await Promise.all([tried(pop3.stat()), ...all]);
    const given = read.flat();
    // An answer too many comes to lie before the letter, and all is in step again.
    if (given.some(({ text }) => /^(\+OK|-ERR)[ \r]/.test(text)))
      faults.push({ kind: 'garbled', command: by, line: '', phase: 'transaction' });
    else if (stat !== null) bodies.push(...given);
  }

  const visit = async (): Promise<Pop3Client | null> => {
    const pop3 = await tried(
      connect({
        ...{ host: 'localhost', port: server.port, limits: shortLimits },
        security: script.tls ? (script.tls.mode === 'stls' ? 'stls' : 'tls') : 'plain',
        ...(script.tls && !/^(g-tls|s-cert|s-tls)/.test(server.name) && server.certificate
          ? { pin: server.certificate.sha256 }
          : {}),
        trace: (event) => traces.push(event),
        dial: async ({ port }) => {
          const opened = connectTcp(port, '127.0.0.1');
          socket = opened;
          await new Promise<void>((resolve, reject) => {
            opened.once('connect', () => resolve()).once('error', reject);
          });
          return opened;
        },
      }),
    );
    if (pop3 === null) return null;
    if ((await tried(pop3.signIn({ user: 'anna', password: secret }))) === null) {
      if (faults.length > 0) return pop3;
    }
    const [, sizes, names] = await Promise.all([
      tried(pop3.stat()),
      tried(pop3.list()),
      tried(pop3.uidl()),
    ]);
    const numbers = [...(sizes ?? names ?? new Map<number, number>()).keys()].slice(0, 6);
    await read(pop3, 'TOP', numbers);
    for (const n of numbers) if (!pop3.ended) await read(pop3, 'RETR', [n]);
    // As a commit does: several at once, and a STAT that shows whether they were answered.
    if (!pop3.ended) {
      const deleted = numbers.slice(0, 2).map((n) => tried(pop3.dele(n)));
      await Promise.all([...deleted, tried(pop3.stat())]);
    }
    if (!pop3.ended) await tried(pop3.rset());
    if (!pop3.ended)
      await tried(pop3.quit().then((answer) => answer.ok || noteNo(answer.line)));
    return pop3;
  };
  const noteNo = (line: string): void =>
    void faults.push({
      ...{ kind: 'refused', command: 'QUIT', line, code: null },
      phase: 'update',
    });

  const pop3 = await visit();
  pop3?.destroy();
  const ended = pop3 ? await pop3.closed : null;
  const left: Socket | null = socket;
  return {
    ...{ fault: rootOf(faults[0] ?? null, ended), ended, bodies, traces },
    bytes: bytesOf(left),
    isSocketGone: await isGone(left),
  };
}

/** What ended the line, where an ask only learned that it ended. */
function rootOf(fault: Pop3Fault | null, ended: Pop3Fault | null): Pop3Fault | null {
  return fault?.kind === 'closed' && ended !== null ? ended : fault;
}

function bytesOf(socket: Socket | null): number {
  return socket?.bytesRead ?? 0;
}

async function isGone(socket: Socket | null): Promise<boolean> {
  if (socket !== null && !socket.destroyed)
    await new Promise((resolve) => socket.once('close', resolve));
  return true;
}
