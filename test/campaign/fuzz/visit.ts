// One visit of the engine to one random server, and everything that must hold whatever that
// server did. What does not hold is returned in words; nothing is thrown.
import type {
  ConnectOptions,
  Dial,
  Lane,
  Pop3Client,
  Sink,
  Trace,
  Urgency,
} from '../../../server/pop3/api.ts';
import { connect } from '../../../server/pop3/connect.ts';
import { Pop3Error } from '../../../server/pop3/errors.ts';
import { engineLimits } from '../../../server/limits.ts';
import { createChance, type Chance } from './chance.ts';
import type { Log } from './peer.ts';
import { bounds, type Plan } from './plan.ts';

export const secret = 'Zq7-CANARY-fuzz';

export type Outcome = {
  violations: string[];
  /** A lying server was believed: the answer was well-formed and another's. */
  deceived: boolean;
  /** How many asks ended in what; `ok` is a good answer. */
  ends: Map<string, number>;
};

/**
 * While something is asked, so long may pass without a byte given and without an answer: every
 * deadline on the way in added up (connect, handshake, greeting, six commands) is 7 s. The
 * engine's own timers run in this process too, and ring before.
 */
const quietMs = 8_000;

export async function visit(
  plan: Plan,
  port: number,
  parts: { pin: string; dial: Dial; log: Log },
): Promise<Outcome> {
  const { log } = parts;
  const chance = createChance(plan.seed ^ 0xc11e);
  const ends = new Map<string, number>();
  const violations: string[] = [];
  const said: unknown[] = [];
  const traces: Trace[] = [];
  let wrong = 0;
  /** Settles when the engine's socket is closed. */
  let gone: Promise<unknown> = Promise.resolve();

  const note = (error: unknown): void => {
    if (error instanceof Pop3Error) said.push(error.fault);
    const kind =
      error instanceof Pop3Error
        ? error.fault.kind
        : error instanceof SinkFailed
          ? 'sink failed'
          : 'unknown';
    if (kind === 'unknown') violations.push(`failed with ${String(error)}`);
    ends.set(kind, (ends.get(kind) ?? 0) + 1);
  };
  const watch = createWatch(quietMs);
  const ask = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
      ends.set('ok', (ends.get('ok') ?? 0) + 1);
    } catch (error) {
      note(error);
    } finally {
      watch.moved();
    }
  };
  /** Whether what came is what was asked for. */
  const check = (is: boolean, what: string): void => {
    if (is) return;
    wrong++;
    if (plan.lie === null) violations.push(what);
  };

  async function body(pop3: Pop3Client, line: string, options: Asked): Promise<void> {
    const [word = '', n = '', lines = ''] = line.split(' ');
    let text = '';
    const sink: Sink = (bytes) => {
      text += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
        'latin1',
      );
      watch.moved();
      if (options.sink === 'aborts') options.stop.abort();
      if (options.sink === 'fails') throw new SinkFailed();
      if (options.sink === 'fails later') return Promise.reject(new SinkFailed());
      if (options.sink !== 'slow') return undefined;
      return new Promise((resolve) => setImmediate(resolve));
    };
    const { octets } =
      word === 'RETR'
        ? await pop3.retr(Number(n), sink, options)
        : await pop3.top(Number(n), Number(lines), sink, options);
    check(octets === text.length, `${line}: ${octets} octets told, ${text.length} given`);
    check(text.length <= bounds.messageBytes, `${line}: more than the bound was given`);
    check(
      log.bodies.get(line)?.has(text) ?? false,
      `${line}: another's bytes were given`,
    );
  }

  async function one(pop3: Pop3Client): Promise<void> {
    const options = drawn(chance);
    const n = 1 + chance.below(plan.letters + 1);
    const what = chance.below(20);
    if (what < 6)
      return ask(body(pop3, `TOP ${n} ${chance.oneOf([0, 0, 3, 99])}`, options));
    if (what < 13) return ask(body(pop3, `RETR ${n}`, options));
    if (what < 14) return ask(pop3.dele(n, options));
    if (what < 15) return ask(pop3.rset(options));
    if (what < 16) return ask(pop3.noop(options));
    if (what < 17)
      return ask(
        pop3.list(options).then((sizes) => {
          const isRight = [...sizes].every(([at, size]) => size === 100 + at);
          check(
            isRight && sizes.size === plan.letters,
            'LIST: another listing was given',
          );
        }),
      );
    if (what < 18)
      return ask(
        pop3.uidl(options).then((names) => {
          const all = [...(names ?? [])];
          const isRight = all.every(([at, name]) => name === `uid-${plan.seed}-${at}`);
          check(
            names === null || (isRight && all.length === plan.letters),
            'UIDL: another listing was given',
          );
        }),
      );
    return ask(
      pop3.stat(options).then(({ count }) => {
        check(count === plan.letters, 'STAT: another answer was given');
      }),
    );
  }

  async function whole(): Promise<void> {
    const options: ConnectOptions = {
      ...{ host: 'localhost', port, security: plan.security },
      ...(plan.security === 'plain' ? {} : { pin: parts.pin }),
      limits: { ...engineLimits, ...plan.limits },
      trace: (event) => void traces.push(event),
      async dial(target) {
        const socket = await parts.dial(target);
        gone = new Promise((resolve) => socket.once('close', resolve));
        return socket;
      },
    };
    let pop3: Pop3Client;
    try {
      pop3 = await connect(options);
    } catch (error) {
      return note(error);
    }
    await ask(pop3.signIn({ user: 'anna', password: secret }));
    for (const round of plan.rounds) {
      if (pop3.ended !== null) break;
      await Promise.all(Array.from({ length: round }, () => one(pop3)));
    }
    if (chance.happens(0.8)) await ask(pop3.quit());
    pop3.destroy();
    said.push(await pop3.closed, pop3.ended);
    if (pop3.ended === null) violations.push('closed, and not ended');
  }

  const late = watch.still.then(() => {
    violations.push(`an ask hangs: ${JSON.stringify(Object.fromEntries(ends))}`);
  });
  await Promise.race([whole().then(() => gone), late]);
  watch.stop();

  if (JSON.stringify([said, traces]).includes(secret))
    violations.push('the password stands in a fault or a trace');
  if (log.commands.filter((line) => /^(PASS|AUTH PLAIN)/.test(line)).length > 1)
    violations.push('the password was said twice');
  if (plan.security !== 'plain' && log.plain.some((line) => !/^(CAPA|STLS)$/.test(line)))
    violations.push(
      `said in the clear: ${log.plain.map((line) => line.split(' ')[0]).join()}`,
    );
  if (traces.some(({ answer }) => answer.length > 512))
    violations.push('a traced line is longer than 512');
  return { violations, deceived: plan.lie !== null && wrong > 0, ends };
}

/** `still` settles when nothing has moved for so long. */
function createWatch(ms: number) {
  let timer: NodeJS.Timeout | undefined;
  let onStill = () => {};
  const still = new Promise<void>((resolve) => (onStill = resolve));
  const moved = () => {
    clearTimeout(timer);
    // What came while this process was busy is read first.
    timer = setTimeout(() => (timer = setTimeout(onStill, 0)), ms);
  };
  moved();
  return { still, moved, stop: () => clearTimeout(timer) };
}

class SinkFailed extends Error {
  override readonly name = 'SinkFailed';
}

type Asked = {
  urgency: Urgency;
  lane: Lane;
  signal: AbortSignal;
  stop: AbortController;
  sink: 'quick' | 'slow' | 'aborts' | 'fails' | 'fails later';
};

/** How it is asked: how urgently, taken how fast, called off when. */
function drawn(chance: Chance): Asked {
  const stop = new AbortController();
  const off = chance();
  if (off < 0.02) stop.abort();
  else if (off < 0.04) setImmediate(() => stop.abort());
  else if (off < 0.05) setTimeout(() => stop.abort(), chance.below(10));
  const sink = chance();
  return {
    urgency: chance.oneOf(['now', 'soon', 'bulk', 'bulk']),
    lane: chance.oneOf(['rows', 'bodies']),
    signal: stop.signal,
    stop,
    sink:
      sink < 0.85
        ? 'quick'
        : sink < 0.97
          ? 'slow'
          : chance.oneOf(['aborts', 'fails', 'fails later']),
  };
}
