// Rows and bodies in bulk: neither waits for all of the other, and each alone is as it was.
import { expect, test } from 'vitest';
import type { AskOptions } from '../../../server/pop3/api.ts';
import { bodyOf, signedIn, type Peer } from './scripted.ts';

const nothing = () => {};
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const size = 100_000;
const rows: AskOptions = { urgency: 'bulk', lane: 'rows' };
const bodies: AskOptions = { urgency: 'bulk', lane: 'bodies' };

/** Listed `count` messages; answers are short, but nobody is told so before. */
async function listed(count: number, script: (peer: Peer) => unknown = answering) {
  const made = await signedIn(async (peer) => {
    await peer.line();
    peer.say(
      `+OK\r\n${upTo(count)
        .map((n) => `${n} ${size}\r\n`)
        .join('')}.\r\n`,
    );
    await script(peer);
  });
  await made.pop3.list();
  return { ...made, heard: () => made.heard().slice(1) };
}
const answering = (peer: Peer) =>
  peer.answer({ TOP: bodyOf('x'), RETR: bodyOf('x'), STAT: '+OK 1 1\r\n' });

test('headers asked for behind a thousand messages come after a few of them', async () => {
  const { pop3, heard } = await listed(1_000);
  const bulk = upTo(1_000).map((n) => pop3.retr(n, nothing, bodies));
  await Promise.all(upTo(200).map((n) => pop3.top(n, 0, nothing, rows)));
  const before = heard();
  const messages = before.filter((line) => line.startsWith('RETR'));
  // Half of the bytes: 200 headers of 2 KB are four messages; and what the window held.
  expect(messages.length).toBeLessThan(30);
  await Promise.all(bulk);
  expect(heard()).toHaveLength(1_200);
  pop3.destroy();
});

test('messages asked for behind ten thousand headers do not wait for them either', async () => {
  const { pop3, heard } = await listed(10_000);
  const bulk = upTo(10_000).map((n) => pop3.top(n, 0, nothing, rows));
  await Promise.all(upTo(20).map((n) => pop3.retr(n, nothing, bodies)));
  const headers = heard().filter((line) => line.startsWith('TOP'));
  // As many bytes as twenty messages, and what the window held before.
  expect(headers.length).toBeLessThan(2_500);
  await Promise.all(bulk);
  pop3.destroy();
});

test('within each the order stays, and proof stays behind what it proves', async () => {
  const { pop3, heard } = await listed(40);
  const all = upTo(40).flatMap((n) => [
    pop3.retr(n, nothing, bodies),
    pop3.stat(bodies),
    pop3.top(n, 0, nothing, rows),
  ]);
  await Promise.all(all);
  const numbers = (word: string) =>
    heard().flatMap((line) => (line.startsWith(word) ? Number(line.split(' ')[1]) : []));
  expect(numbers('RETR')).toEqual(upTo(40));
  expect(numbers('TOP')).toEqual(upTo(40));
  const inBodies = heard().filter((line) => !line.startsWith('TOP'));
  expect(inBodies).toEqual(upTo(40).flatMap((n) => [`RETR ${n}`, 'STAT']));
  pop3.destroy();
});

test.each([
  ['rows', (n: number) => `TOP ${n} 0`],
  ['bodies', (n: number) => `RETR ${n}`],
] as const)('%s alone leave in as few writes as ever', async (lane, line) => {
  let flight = 0;
  const { pop3 } = await listed(5, async (peer) => {
    // Nothing is answered before all have come: one flight, or it never ends.
    for (const n of upTo(5)) {
      expect(await peer.line()).toBe(line(n));
      flight++;
    }
    peer.say(bodyOf('x').repeat(5));
  });
  const ask = { urgency: 'bulk', lane } as const;
  await Promise.all(
    upTo(5).map((n) =>
      lane === 'rows' ? pop3.top(n, 0, nothing, ask) : pop3.retr(n, nothing, ask),
    ),
  );
  expect(flight).toBe(5);
  pop3.destroy();
});
