// The queue, the window, cancelling and back-pressure, against servers that wait and count.
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { engineLimits } from '../../../server/limits.ts';
import { bodyOf, faultOf, gather, signedIn, type Peer } from './scripted.ts';

const nothing = () => {};
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
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
        for (const line of lines) peer.say(bodyOf(String(line)));
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
    for (let n = 1; n <= 6; n++) {
      await peer.line();
      flights.push(1 + peer.pending);
      peer.say(bodyOf('x'));
    }
  };
  const { pop3 } = await signedIn(play, { limits: { windowAnswerBytes: 500_000 } });
  await pop3.list();
  await Promise.all(upTo(3).map((n) => pop3.retr(n, nothing, { urgency: 'bulk' })));
  // Twenty lines may be all of a message: one of them may be as long as it.
  await Promise.all(upTo(3).map((n) => pop3.top(n, 20, nothing, { urgency: 'bulk' })));
  expect(flights).toEqual([1, 1, 1, 1, 1, 1]);

  const narrow = await signedIn((peer) => peer.answer({ TOP: bodyOf('x') }), {
    limits: { windowBytes: 25 },
  });
  await Promise.all(upTo(20).map((n) => narrow.pop3.top(n, 0, nothing)));
  expect(narrow.heard()).toHaveLength(20);
  pop3.destroy();
  narrow.pop3.destroy();
});

test('behind a body larger than the window nothing is asked until little of it is left', async () => {
  const size = 4_000_000;
  const half = Buffer.alloc(size / 2, 'x');
  const { pop3, heard } = await signedIn(
    async (peer) => {
      await peer.line();
      peer.say(`+OK\r\n1 ${size + 2}\r\n2 10\r\n.\r\n`);
      for (let line = await peer.line(); line !== null; line = await peer.line()) {
        peer.say('+OK\r\n');
        if (!line.endsWith(' 1 9000000')) peer.say('x\r\n.\r\n');
        else for (const piece of [half, half, '\r\n.\r\n']) peer.say(piece);
      }
    },
    { limits: { windowAnswerBytes: 100_000, windowAnswerMostBytes: 100_000 } },
  );
  await pop3.list();
  let behind = -1;
  let taken = 0;
  const first = pop3.top(
    1,
    9_000_000,
    (bytes) => {
      taken += bytes.length;
      if (behind < 0 && heard().length > 2) behind = size - taken;
    },
    { urgency: 'bulk' },
  );
  const second = pop3.top(2, 0, nothing, { urgency: 'bulk' });
  await Promise.all([first, second]);
  // -1: it was heard only once all had come.
  expect(behind).toBeLessThan(100_000);
  pop3.destroy();
});

test('without PIPELINING each command waits for the answer before it', async () => {
  let atOnce = 0;
  const { pop3 } = await signedIn(
    async (peer) => {
      for (let line = await peer.line(); line !== null; line = await peer.line()) {
        atOnce = Math.max(atOnce, 1 + peer.pending);
        peer.say(bodyOf(line));
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
    (peer) => peer.answer({ TOP: bodyOf('x'), STAT: '+OK 0 0\r\n' }),
    { seen },
  );
  writes = 0;
  await Promise.all([pop3.stat(), ...upTo(50).map((n) => pop3.top(n, 0, nothing))]);
  expect(writes).toBe(1);
  pop3.destroy();
});

test('a click overtakes what is queued, and nothing is answered to the wrong one', async () => {
  const { pop3, heard } = await signedIn(
    (peer) => peer.answer({ TOP: (line) => bodyOf(line) }),
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
  const numbers = heard().map((line) => Number(line.split(' ')[1]));
  expect(numbers).toEqual([30, 31, 20, 1, 2, 3, 4, 5, 6, 7, 8]);
  pop3.destroy();
});

test('a click overtakes bulk work that is already under way', async () => {
  const { pop3, heard } = await signedIn(
    (peer) => peer.answer({ TOP: (line) => bodyOf(line) }),
    {
      limits: { windowCommands: 4 },
    },
  );
  const clicked: Promise<unknown>[] = [];
  const bulk = upTo(100).map((n) =>
    pop3.top(
      n,
      0,
      () => {
        if (clicked.length === 0)
          clicked.push(pop3.top(500, 0, nothing, { urgency: 'now' }));
      },
      { urgency: 'bulk' },
    ),
  );
  await Promise.all(bulk);
  await Promise.all(clicked);
  // Behind what was in flight and what the same tick had already refilled, before 90 others.
  expect(heard().indexOf('TOP 500 0')).toBeLessThanOrEqual(8);
  pop3.destroy();
});

test('while a sink waits nothing is read, and the server has to wait too', async () => {
  const size = 64 * 1024 * 1024;
  const silenceMs = 1_500;
  let socket: Socket | undefined;
  const { pop3, server } = await signedIn(
    async (peer) => {
      await peer.line();
      peer.say('+OK\r\n');
      peer.say(Buffer.alloc(size, 'x'));
      peer.say('\r\n.\r\n');
    },
    // A deadline that would ring if waiting for ourselves counted as silence.
    { limits: { silenceMs }, seen: (made) => (socket = made) },
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
  const until = performance.now() + 1.5 * silenceMs;
  // Other visits come and go meanwhile: time enough for 64 MiB on loopback.
  for (let i = 0; i < 40 || performance.now() < until; i++) {
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
