// Random servers, mostly wrong, with a fixed seed. Whatever they do: everything asked ends
// (one wait without end and the test never does); an answer belongs to what was asked; no more is kept than allowed; and
// the password is in no fault and no trace.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EngineLimits, Pop3Client, Sink, Trace } from '../../../server/pop3/api.ts';
import { bodyOf, capaOf, open, serve, type Peer } from './scripted.ts';

const seed = 2449;
const secret = 'Zq7-CANARY-fuzz';
const limits: Partial<EngineLimits> = {
  ...{ greetingMs: 40, replyMs: 40, silenceMs: 40, quitMs: 40, windowCommands: 5 },
  ...{
    statusLineBytes: 300,
    listingLineBytes: 100,
    listingLines: 50,
    messageBytes: 20_000,
  },
  ...{ discardBytes: 2_000 },
};

/** The password among it, once it was sent. */
const heard = (peer: Peer) => peer.heard.slice(0, 6).join(' ');
/** What a server does when a command comes; `right` is what a good one would say. */
const habits: Record<string, (peer: Peer, right: string) => void> = {
  right: (peer, right) => peer.say(right),
  refuses: (peer) => peer.say('-ERR [SYS/TEMP] no\r\n'),
  echoes: (peer) =>
    peer.say(`-ERR you said ${heard(peer)}
`),
  'echoes oddly': (peer) =>
    peer.say(`${heard(peer)}
`),
  'echoes and goes': (peer) => peer.socket.end(`-ERR ${heard(peer)}`),
  // From here on: no client can tell an answer left out from the one after it.
  'says nothing': (peer) => void (peer.say = () => {}),
  'is cut off': (peer, right) => {
    peer.say(right.slice(0, right.length >> 1));
    peer.say = () => {};
  },
  'goes at half': (peer, right) => peer.socket.end(right.slice(0, right.length >> 1)),
  resets: (peer) => peer.socket.resetAndDestroy(),
  'says too much': (peer, right) => peer.say(`+OK\r\n${'y'.repeat(30_000)}${right}`),
  'never ends a line': (peer) => peer.say(`+OK ${'z'.repeat(2_000)}`),
  'speaks in bytes': (peer, right) => Array.from(right, (char) => peer.say(char)),
  'speaks of others': (peer) => peer.say('* BYE\r\n'),
  'leaves out CRs': (peer, right) => peer.say(right.replaceAll('\r', '')),
  continues: (peer) => peer.say('+ \r\n'),
};
/** Right most of the time, so that a talk gets somewhere. */
const habit = fc.oneof(
  { weight: 14, arbitrary: fc.constant('right') },
  { weight: 3, arbitrary: fc.constant('speaks in bytes') },
  { weight: 4, arbitrary: fc.constantFrom(...Object.keys(habits)) },
);

function rightAnswer(line: string): string {
  const [word = '', n = ''] = line.split(' ');
  if (word === 'CAPA') return capaOf('USER', 'UIDL', 'TOP', 'PIPELINING');
  if (word === 'STAT') return '+OK 3 300\r\n';
  if (word === 'LIST') return bodyOf('1 100\r\n2 100\r\n3 100');
  if (word === 'UIDL') return bodyOf('1 a\r\n2 b\r\n3 c');
  // Says which it is, so that a wrong pairing shows.
  if (word === 'TOP' || word === 'RETR')
    return bodyOf(`${word} ${n}\r\n..\r\n${'.x\r\n'.repeat(9)}`);
  return '+OK\r\n';
}

type Act = { op: string; n: number; off: boolean };
const act: fc.Arbitrary<Act> = fc.record({
  op: fc.constantFrom(
    'stat',
    'list',
    'uidl',
    'top',
    'retr',
    'retr',
    'noop',
    'dele',
    'rset',
  ),
  n: fc.integer({ min: 1, max: 9 }),
  off: fc.boolean(),
});

async function perform(pop3: Pop3Client, { op, n, off }: Act): Promise<unknown> {
  const giveUp = new AbortController();
  if (off) setImmediate(() => giveUp.abort());
  const ask = { signal: giveUp.signal, urgency: n % 2 === 0 ? 'bulk' : 'now' } as const;
  let body = '';
  const sink: Sink = (bytes) => {
    body += Buffer.from(bytes).toString('latin1');
    return n % 3 === 0
      ? new Promise<void>((resolve) => setImmediate(resolve))
      : undefined;
  };
  if (op === 'top') await pop3.top(n, 0, sink, ask);
  else if (op === 'retr') await pop3.retr(n, sink, ask);
  else if (op === 'dele') await pop3.dele(n, ask);
  else if (op === 'stat') await pop3.stat(ask);
  else if (op === 'list') await pop3.list(ask);
  else if (op === 'uidl') await pop3.uidl(ask);
  else if (op === 'noop') await pop3.noop(ask);
  else await pop3.rset(ask);
  if (op === 'top' || op === 'retr') {
    expect(body.length).toBeLessThanOrEqual(20_000);
    if (!body.startsWith('y'))
      expect(body).toMatch(new RegExp(`^${op.toUpperCase()} ${n}\r\n\\.\r\n`));
  }
  return null;
}

test(`random servers (seed ${seed})`, async () => {
  let finished = 0;
  const property = fc.asyncProperty(
    fc.array(habit, { minLength: 12, maxLength: 12 }),
    fc.array(act, { minLength: 1, maxLength: 12 }),
    async (manner, acts) => {
      const server = await serve(async (peer) => {
        let turn = 0;
        const next = () => habits[manner[turn++ % manner.length] ?? 'right'];
        next()?.(peer, '+OK ready\r\n');
        for (let line = await peer.line(); line !== null; line = await peer.line())
          next()?.(peer, rightAnswer(line));
      });
      const traces: Trace[] = [];
      const said: unknown[] = [];
      const note = (error: unknown) =>
        void said.push(
          error instanceof Error && 'fault' in error ? error.fault : String(error),
        );
      try {
        const pop3 = await open(server.port, {
          limits,
          trace: (event) => traces.push(event),
        });
        await pop3.signIn({ user: 'anna', password: secret }).catch(note);
        await Promise.all(acts.map((one) => perform(pop3, one).catch(note)));
        await pop3.quit().catch(note);
        pop3.destroy();
        said.push(await pop3.closed);
        finished++;
      } catch (error) {
        note(error);
      }
      await server.stop();
      const assertions = said.filter((entry) => typeof entry === 'string');
      expect(assertions).toEqual([]);
      expect(JSON.stringify([said, traces])).not.toContain(secret);
      expect(traces.every(({ answer }) => answer.length <= 512)).toBe(true);
    },
  );
  await fc.assert(property, { seed, numRuns: 400 });
  expect(finished).toBeGreaterThan(50);
});
