// The queue, the window, cancelling and back-pressure, against servers that wait and count.
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { engineLimits } from '../../../server/limits.ts';
import type { EngineLimits, Pop3Client } from '../../../server/pop3/api.ts';
import {
  faultOf,
  gather,
  loopback,
  open,
  serve,
  type Peer,
  type Scripted,
} from './scripted.ts';

const servers: Scripted[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

const capa = (...words: string[]) =>
  `+OK\r\nUSER\r\nUIDL\r\nTOP\r\n${words.map((w) => `${w}\r\n`).join('')}.\r\n`;
const body = (text: string) => `+OK\r\n${text}\r\n.\r\n`;

/** Signs in, then hands the talk to the test. */
async function signedIn(
  play: (peer: Peer) => unknown,
  options: {
    words?: string[];
    limits?: Partial<EngineLimits>;
    seen?: (socket: Socket) => void;
  } = {},
): Promise<{ pop3: Pop3Client; server: Scripted }> {
  const announced = capa(...(options.words ?? ['PIPELINING']));
  const server = await serve(async (peer) => {
    peer.say('+OK ready\r\n');
    for (const answer of [announced, '+OK\r\n', '+OK\r\n', announced]) {
      if ((await peer.line()) === null) return;
      peer.say(answer);
    }
    await play(peer);
  });
  servers.push(server);
  const dial = loopback('nowhere', options.seen);
  const pop3 = await open(server.port, { dial, limits: options.limits ?? {} });
  await pop3.signIn({ user: 'anna', password: 'secret' });
  return { pop3, server };
}

const nothing = () => {};
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
/** What was heard after the sign-in. */
const talk = (peer: Peer | undefined) => (peer?.heard ?? []).slice(4);
const heardOf = ({ peers }: Scripted) => talk(peers[0]);

async function hear(peer: Peer, count: number): Promise<(string | null)[]> {
  const lines: (string | null)[] = [];
  while (lines.length < count) lines.push(await peer.line());
  return lines;
}

test('commands follow each other before they are answered, no more than the window holds', async () => {
  let unanswered = 0;
  const { pop3 } = await signedIn(
    async (peer) => {
      for (let done = 0; done < 100; done += 8) {
        // The server says nothing before eight have come: one at a time would never end.
        const lines = await hear(peer, Math.min(8, 100 - done));
        // All that a second round trip would bring is here too.
        unanswered = Math.max(unanswered, lines.length + peer.pending);
        for (const line of lines) peer.say(body(String(line)));
      }
    },
    { limits: { windowCommands: 8, replyMs: 5_000 } },
  );
  const texts = await Promise.all(
    upTo(100).map(async (n) => {
      const { sink, text } = gather();
      await pop3.top(n, 0, sink, { urgency: 'bulk' });
      return text();
    }),
  );
  expect(texts).toEqual(upTo(100).map((n) => `TOP ${n} 0\r\n`));
  expect(unanswered).toBe(8);
  pop3.destroy();
});

test('the window is bounded in bytes of commands and of expected answers', async () => {
  const flights: number[] = [];
  const play = async (peer: Peer) => {
    await peer.line();
    peer.say('+OK\r\n1 400000\r\n2 400000\r\n3 400000\r\n.\r\n');
    for (let n = 1; n <= 3; n++) {
      await peer.line();
      flights.push(1 + peer.pending);
      peer.say(body('x'));
    }
  };
  const { pop3 } = await signedIn(play, { limits: { windowAnswerBytes: 500_000 } });
  await pop3.list();
  await Promise.all(upTo(3).map((n) => pop3.retr(n, nothing, { urgency: 'bulk' })));
  expect(flights).toEqual([1, 1, 1]);

  const narrow = await signedIn((peer) => peer.answer({ TOP: body('x') }), {
    limits: { windowBytes: 25 },
  });
  await Promise.all(upTo(20).map((n) => narrow.pop3.top(n, 0, nothing)));
  expect(heardOf(narrow.server)).toHaveLength(20);
  pop3.destroy();
  narrow.pop3.destroy();
});

test('without PIPELINING each command waits for the answer before it', async () => {
  let atOnce = 0;
  const { pop3 } = await signedIn(
    async (peer) => {
      for (let line = await peer.line(); line !== null; line = await peer.line()) {
        atOnce = Math.max(atOnce, 1 + peer.pending);
        peer.say(body(line));
      }
    },
    { words: [] },
  );
  await Promise.all(upTo(30).map((n) => pop3.top(n, 0, nothing)));
  expect(atOnce).toBe(1);
  pop3.destroy();
});

test('what is asked in one tick leaves in one write', async () => {
  let writes = 0;
  const seen = (socket: Socket) => {
    const send = socket._write.bind(socket);
    socket._write = (...args) => {
      writes++;
      send(...args);
    };
  };
  const { pop3 } = await signedIn(
    (peer) => peer.answer({ TOP: body('x'), STAT: '+OK 0 0\r\n' }),
    { seen },
  );
  writes = 0;
  await Promise.all([pop3.stat(), ...upTo(50).map((n) => pop3.top(n, 0, nothing))]);
  expect(writes).toBe(1);
  pop3.destroy();
});

test('a click overtakes what is queued, and nothing is answered to the wrong one', async () => {
  const { pop3, server } = await signedIn(
    (peer) => peer.answer({ TOP: (line) => body(line) }),
    {
      limits: { windowCommands: 4 },
    },
  );
  const asked = (n: number, urgency: 'now' | 'soon' | 'bulk') => {
    const { sink, text } = gather();
    return pop3.top(n, 0, sink, { urgency }).then(() => text());
  };
  const all = [
    ...upTo(8).map((n) => asked(n, 'bulk')),
    asked(20, 'soon'),
    asked(30, 'now'),
    asked(31, 'now'),
  ];
  const texts = await Promise.all(all);
  expect(texts).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 20, 30, 31].map((n) => `TOP ${n} 0\r\n`),
  );
  const numbers = heardOf(server).map((line) => Number(line.split(' ')[1]));
  expect(numbers).toEqual([30, 31, 20, 1, 2, 3, 4, 5, 6, 7, 8]);
  pop3.destroy();
});

test('a click overtakes bulk work that is already under way', async () => {
  const { pop3, server } = await signedIn(
    (peer) => peer.answer({ TOP: (line) => body(line) }),
    {
      limits: { windowCommands: 4 },
    },
  );
  let clicked: Promise<unknown> | null = null;
  const bulk = upTo(100).map((n) =>
    pop3.top(
      n,
      0,
      () => void (clicked ??= pop3.top(500, 0, nothing, { urgency: 'now' })),
      { urgency: 'bulk' },
    ),
  );
  await Promise.all(bulk);
  await clicked;
  // Behind what was in flight and what the same tick had already refilled, before 90 others.
  expect(heardOf(server).indexOf('TOP 500 0')).toBeLessThanOrEqual(8);
  pop3.destroy();
});

test('a queued command that is called off is never sent', async () => {
  const { pop3, server } = await signedIn(
    (peer) => peer.answer({ TOP: (line) => body(line) }),
    {
      limits: { windowCommands: 1 },
    },
  );
  const off = new AbortController();
  const kept = pop3.top(1, 0, nothing);
  const called = upTo(50).map((n) =>
    faultOf(pop3.top(n + 100, 0, nothing, { signal: off.signal })),
  );
  const last = pop3.top(2, 0, nothing);
  off.abort();
  await Promise.all([kept, last]);
  expect(await Promise.all(called)).toEqual(upTo(50).map(() => ({ kind: 'cancelled' })));
  expect(heardOf(server)).toEqual(['TOP 1 0', 'TOP 2 0']);
  await expect(pop3.noop({ signal: off.signal })).rejects.toMatchObject({
    fault: { kind: 'cancelled' },
  });
  pop3.destroy();
});

test('of a body that is called off, a small rest is read and thrown away', async () => {
  const off = new AbortController();
  const { pop3 } = await signedIn((peer) =>
    peer.answer({ RETR: body('x'.repeat(100_000)), NOOP: '+OK\r\n' }),
  );
  let taken = 0;
  const read = pop3.retr(1, () => (taken++, off.abort()), { signal: off.signal });
  expect(await faultOf(read)).toEqual({ kind: 'cancelled' });
  await pop3.noop();
  expect(taken).toBe(1);
  expect(pop3.ended).toBeNull();
  pop3.destroy();
});

test('a large rest is not read: the line is cut, and the others are told it closed', async () => {
  const off = new AbortController();
  const { pop3, server } = await signedIn(async (peer) => {
    await peer.line();
    peer.say('+OK 90000000 octets\r\n');
    peer.say('x'.repeat(1_000));
  });
  const read = faultOf(pop3.retr(1, () => off.abort(), { signal: off.signal }));
  const other = faultOf(pop3.retr(2, nothing, { urgency: 'bulk' }));
  expect(await read).toEqual({ kind: 'cancelled' });
  server.peers[0]?.say('y'.repeat(1_000));
  expect(await other).toMatchObject({ kind: 'closed', sent: 'nothing-final' });
  expect(await pop3.closed).toEqual({ kind: 'cancelled' });
});

test('a sink that waits for ever is let go when its ask is called off', async () => {
  const off = new AbortController();
  const { pop3 } = await signedIn((peer) =>
    peer.answer({ RETR: body('x'.repeat(9_000)), NOOP: '+OK\r\n' }),
  );
  const read = pop3.retr(
    1,
    () => (setImmediate(() => off.abort()), new Promise(() => {})),
    { signal: off.signal },
  );
  expect(await faultOf(read)).toEqual({ kind: 'cancelled' });
  await pop3.noop();
  pop3.destroy();
});

test('a DELE that was written is waited for, whatever is called off', async () => {
  const off = new AbortController();
  const { pop3 } = await signedIn(async (peer) => {
    await peer.line();
    off.abort();
    peer.say('+OK\r\n');
  });
  await expect(pop3.dele(1, { signal: off.signal })).resolves.toBeUndefined();
  pop3.destroy();
});

test('what a sink throws ends its ask and no other', async () => {
  const { pop3 } = await signedIn((peer) =>
    peer.answer({ RETR: body('x'), NOOP: '+OK\r\n' }),
  );
  const full = new Error('disk full');
  const thrown = pop3.retr(1, () => {
    throw full;
  });
  await expect(thrown).rejects.toBe(full);
  await expect(pop3.retr(1, () => Promise.reject(full))).rejects.toBe(full);
  await pop3.noop();
  pop3.destroy();
});

test('while a sink waits nothing is read, and the server has to wait too', async () => {
  const size = 64 * 1024 * 1024;
  let socket: Socket | undefined;
  const { pop3, server } = await signedIn(
    async (peer) => {
      await peer.line();
      peer.say('+OK\r\n');
      peer.say(Buffer.alloc(size, 'x'));
      peer.say('\r\n.\r\n');
    },
    // A deadline that would ring at once if waiting for ourselves counted as silence.
    { limits: { silenceMs: 100 }, seen: (made) => (socket = made) },
  );
  let taken = 0;
  let release = nothing;
  let arrived = nothing;
  const first = new Promise<void>((resolve) => (arrived = resolve));
  const read = pop3.retr(1, (bytes) => {
    taken += bytes.length;
    if (release !== nothing) return;
    arrived();
    return new Promise<void>((resolve) => (release = resolve));
  });
  await first;
  const before = taken;
  // Other visits come and go meanwhile: time enough for 64 MiB on loopback.
  for (let i = 0; i < 40; i++) {
    const other = await signedIn((peer) => peer.answer({}));
    await faultOf(other.pop3.noop());
    other.pop3.destroy();
  }
  expect(taken).toBe(before);
  expect(socket?.bytesRead).toBeLessThan(4 * 1024 * 1024);
  expect(server.peers[0]?.socket.writableLength).toBeGreaterThan(0);
  release();
  expect(await read).toEqual({ octets: size + 2 });
  expect(engineLimits.messageBytes).toBeGreaterThan(size);
  pop3.destroy();
});
