// The relay's cuts, against the demo server: which of the two saw QUIT.
import { afterEach, expect, test } from 'vitest';
import { letterOf, lettersOf } from '../../server/demo/letters.ts';
import { startDemo } from '../../server/demo/server.ts';
import { startRelay, type Cut, type RelayOptions } from './delay-relay.ts';
import { talkTo } from './talk.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function behindRelay(options: Partial<RelayOptions> = {}) {
  const letter = letterOf('one', Buffer.from('Subject: one\r\n\r\nfirst\r\n'));
  const demo = await startDemo({
    letters: lettersOf([letter, { ...letter, uid: 'two' }]),
  });
  closers.push(() => demo.close());
  const relay = await startRelay({ target: demo, ...options });
  closers.push(() => relay.stop());
  const visit = async () => {
    const talk = await talkTo(relay.port);
    closers.push(() => talk.end());
    await talk.line();
    await talk.ask('USER demo');
    await talk.ask('PASS demo');
    return talk;
  };
  return { relay, visit };
}

test.each([
  ['before-quit', 2],
  ['after-quit', 1],
] satisfies [Cut, number][])(
  'cut %s, the server has %i letters left and the client no answer',
  async (cut, left) => {
    const { relay, visit } = await behindRelay();
    relay.arm(cut);
    const talk = await visit();
    await talk.ask('DELE 1');
    await expect(talk.ask('QUIT')).rejects.toThrow('lost');
    expect(relay.cuts()).toBe(1);
    relay.arm(null);
    const again = await visit();
    expect(await again.ask('STAT')).toMatch(new RegExp(`^\\+OK ${left} `));
    expect(await again.ask('QUIT')).toMatch(/^\+OK/);
    expect(relay.commands().filter((line) => line === 'QUIT')).toHaveLength(2);
  },
);

test('delay adds to each round trip and not to each line of a pipeline', async () => {
  const { visit } = await behindRelay({ delayMs: 40 });
  const talk = await visit();
  const before = performance.now();
  talk.send('NOOP\r\n'.repeat(500));
  for (let n = 0; n < 500; n++) expect(await talk.line()).toBe('+OK');
  // One round trip at the least; five hundred would be twenty seconds.
  expect(performance.now() - before).toBeGreaterThanOrEqual(38);
});

test('a line can be cut after so many bytes, or at what was said', async () => {
  const few = await behindRelay({ cutAfterBytes: 150 });
  const talk = await few.visit();
  talk.send('NOOP\r\n'.repeat(100));
  await talk.rest();
  expect(few.relay.cuts()).toBe(1);
  const many = await behindRelay();
  many.relay.cutWhen('to-server', (soFar) => soFar.includes('TOP 2'));
  const other = await many.visit();
  expect(await other.ask('TOP 1 0')).toMatch(/^\+OK/);
  await other.block();
  await expect(other.ask('TOP 2 0')).rejects.toThrow('lost');
});
