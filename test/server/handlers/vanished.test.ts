// What a refused TOP or RETR means is asked of the server, not guessed from its words.
import { expect, test } from 'vitest';
import type { MessageId } from '../../../lib/mail/message.ts';
import { letterOf, startPliable, type Says } from '../../rigs/pliable.ts';
import { faultOf } from '../../rigs/wire.ts';
import { atEnd, into, startRelay } from '../relay.ts';

const u1 = 'u1' as MessageId; // a name as the server gives it
const french = '-ERR ce message a disparu';
const refuses =
  (line: string): Says =>
  (rest) =>
    rest.split(' ')[0] === '1' ? line : null;

async function managed(says: Partial<Record<string, Says>>) {
  const server = await startPliable(says);
  atEnd(() => server.stop());
  const relay = await startRelay({ env: { DEMO: '0' } });
  const wire = await relay.wire();
  await wire.call('open', into(server, 'manage'));
  return { server, wire };
}
const victims = {
  victims: [{ id: u1, size: letterOf('u1').length, headerHash: 'f'.repeat(64) }],
};

test('a message that cannot be listed either is gone, in any language', async () => {
  const { wire } = await managed({ RETR: refuses(french), LIST: refuses('-ERR non') });
  expect(await faultOf(wire.call('read', { id: u1 }))).toEqual({
    kind: 'gone',
    line: french,
  });
});

test('a message that is still listed was refused, not gone', async () => {
  const { wire } = await managed({ RETR: refuses(french) });
  expect(await faultOf(wire.call('read', { id: u1 }))).toMatchObject({
    kind: 'refused',
    line: french,
  });
});

test('a commit leaves alone what it may not look at, and says so with the server’s line', async () => {
  const { server, wire } = await managed({ TOP: refuses(french) });
  const { sent, skipped } = await wire.call('commit', victims);
  expect(sent).toEqual([]);
  expect(skipped).toEqual([{ id: 'u1', why: 'unproven', line: french }]);
  expect(server.mailbox()).toContain('u1');
});

test.each([
  '-ERR [SYS/TEMP] message 1 not found in the cache, try again',
  '-ERR TOP is switched off today',
])('a refusal for another reason never counts as gone (%s)', async (line) => {
  const { wire } = await managed({ TOP: refuses(line) });
  const { skipped } = await wire.call('commit', victims);
  expect(skipped).toEqual([{ id: 'u1', why: 'unproven', line }]);
});

test('a commit calls gone what another program removed', async () => {
  const { wire } = await managed({ TOP: refuses(french), LIST: refuses('-ERR non') });
  const { skipped } = await wire.call('commit', victims);
  expect(skipped).toEqual([{ id: 'u1', why: 'gone' }]);
});
