// How much bulk may be on its way, on lines of our own making; and that a click waits for no
// more than that, counted in what the server was asked for before it.
import { expect, test } from 'vitest';
import { engineLimits } from '../../../server/limits.ts';
import { Pace } from '../../../server/pop3/pace.ts';
import { bodyOf, signedIn, type Peer } from './scripted.ts';

const { windowAnswerBytes: least, windowAnswerMostBytes: most } = engineLimits;

/** A line that brings at most `rate` bytes a millisecond, asked for all that is allowed. */
function drive(roundTripMs: number, rate: number, rounds: number): Pace {
  const pace = new Pace(engineLimits);
  let now = 0;
  pace.asked(now);
  pace.arrived(1, (now += roundTripMs));
  for (let round = 0; round < rounds; round++) {
    // What was asked for comes within a round trip, or as fast as the line allows.
    const bytes = Math.min(pace.window, rate * roundTripMs);
    pace.arrived(bytes, (now += roundTripMs));
  }
  return pace;
}

test('before anything is known, and on a slow line, it is the least', () => {
  expect(new Pace(engineLimits).window).toBe(least);
  expect(drive(100, 100, 20).window).toBe(least);
  expect(drive(1, 10_000, 20).window).toBe(least);
});

test('on a fast line with a long way it grows, and rests at four round trips’ worth', () => {
  const rate = 10_000;
  expect(drive(100, rate, 2).window).toBeGreaterThan(4 * least);
  expect(drive(100, rate, 20).window).toBe(4 * 100 * rate);
});

test('the first answers tell by how close together they came, before a round trip is over', () => {
  const first = (pieces: number, bytes: number, apartMs: number): Pace => {
    const pace = new Pace(engineLimits);
    pace.asked(0);
    for (let n = 0; n < pieces; n++) pace.arrived(bytes, 100 + n * apartMs);
    return pace;
  };
  // A listing of 30 KB in one piece: all of it was there when we looked.
  expect(first(1, 30_000, 0).window).toBe(4 * 100 * (30_000 / 2));
  // The packets of a first flight, as far apart as 4 Mbit/s put them.
  expect(first(10, 1_460, 3).window).toBe(least);
  // The same on a line of 100 Mbit/s.
  expect(first(10, 1_460, 0.12).window).toBeGreaterThan(4 * least);
  // Short answers tell nothing of the line.
  expect(first(1, 68, 0).window).toBe(least);
});

test('what was guessed of the line does not outlive what it then brings', () => {
  const pace = new Pace(engineLimits);
  pace.asked(0);
  pace.arrived(60_000, 100);
  expect(pace.window).toBeGreaterThan(20 * least);
  for (let now = 200; now < 3_000; now += 100) pace.arrived(70_000, now);
  expect(pace.window).toBe(least);
});

test('answers to few and short questions are no word on the line', () => {
  const rate = 10_000;
  const pace = drive(100, rate, 20);
  for (let n = 0; n < 50; n++) {
    const now = 1_000_000 + n * 1_000;
    pace.asked(now);
    for (const ms of [100, 150, 220, 300]) pace.arrived(1_000, now + ms);
  }
  expect(pace.window).toBe(4 * 100 * rate);
});

test('what comes while something else takes its time is told from rate and round trip', () => {
  const rate = 10_000;
  expect(drive(100, rate, 20).meanwhile(8, 0)).toBe(8 * 100 * rate);
  expect(drive(100, rate, 20).meanwhile(8, 5_000)).toBe((8 * 100 + 5_000) * rate);
  // Nothing is known of the line: a wait may be longer than whatever it brings.
  expect(new Pace(engineLimits).meanwhile(8, 1)).toBe(Infinity);
  expect(new Pace(engineLimits).meanwhile(8, 0)).toBe(0);
});

test('it never passes its bound, and falls when the line slows down', () => {
  expect(drive(1_000, 1_000_000, 20).window).toBe(most);
  const pace = drive(100, 20_000, 20);
  let now = 1_000_000;
  pace.asked(now);
  pace.arrived(1, (now += 100));
  for (let round = 0; round < 30; round++) pace.arrived(70_000, (now += 100));
  expect(pace.window).toBe(least);
});

test.each([
  ['at the beginning', 0],
  ['on a line that has shown what it can', 200],
])('a click waits behind no more than the bound, %s', async (_name, answered) => {
  const size = 10_000;
  const limits = { windowAnswerBytes: 100_000, windowAnswerMostBytes: 200_000 };
  const count = answered + 100;
  let before = -1;
  let heardEnough = () => {};
  const enough = new Promise<void>((resolve) => (heardEnough = resolve));
  const play = async (peer: Peer) => {
    await peer.line();
    const sizes = Array.from({ length: count }, (_, i) => `${i + 1} ${size}\r\n`);
    peer.say(`+OK\r\n${sizes.join('')}.\r\n`);
    const body = bodyOf('x'.repeat(size - 2));
    for (let n = 0; n < answered; n++) {
      await peer.line();
      peer.say(body);
    }
    // From here on it is mute: all that is heard before the click is in flight with it.
    const unanswered: string[] = [];
    for (let line = await peer.line(); line !== null; line = await peer.line()) {
      unanswered.push(line);
      if (line.startsWith('TOP')) break;
      // The client has written what it may, and nothing is on its way any more.
      if (unanswered.length === 1) heardEnough();
    }
    before = unanswered.length - 1;
    for (const line of unanswered) peer.say(line.startsWith('TOP') ? bodyOf('y') : body);
    await peer.answer({ RETR: body });
  };
  const { pop3 } = await signedIn(play, { limits });
  await pop3.list();
  const all = Array.from({ length: count }, (_, i) =>
    pop3.retr(i + 1, () => {}, { urgency: 'bulk' }),
  );
  await enough;
  await pop3.top(1, 0, () => {}, { urgency: 'now' });
  const bound = answered === 0 ? limits.windowAnswerBytes : limits.windowAnswerMostBytes;
  expect(before).toBeGreaterThan(0);
  expect(before * size).toBeLessThanOrEqual(bound);
  await Promise.all(all);
  pop3.destroy();
});
