// A stop is heard at once, whatever the server has still to answer, and deletes nothing.
import { expect, test } from 'vitest';
import type { Params } from '../../../lib/wire/operations.ts';
import { engineLimits } from '../../../server/limits.ts';
import { letterOf, startPliable, type Says } from '../../rigs/pliable.ts';
import { faultOf } from '../../rigs/wire.ts';
import { atEnd, into, startRelay } from '../relay.ts';

async function managed(says: Partial<Record<string, Says>>) {
  const server = await startPliable(says);
  atEnd(() => server.stop());
  const relay = await startRelay({
    env: { DEMO: '0' },
    // Longer than any test: what ends before has not waited for the server.
    engine: { ...engineLimits, replyMs: 600_000 },
  });
  const wire = await relay.wire();
  await wire.call('open', into(server, 'manage'));
  return { server, wire };
}
const all = (headerHash: string | null): Params<'commit'> => ({
  victims: ['u1', 'u2', 'u3'].map((id) => ({
    id,
    size: letterOf(id).length,
    headerHash,
  })),
});

test.each([
  ['a DELE', 'DELE', null],
  ['the proof', 'TOP', 'f'.repeat(64)],
] as const)('stopped while %s is unanswered', async (_, verb, headerHash) => {
  let isCommitting = false;
  let hang = (): void => {};
  const hanging = new Promise<void>((resolve) => (hang = resolve));
  const { server, wire } = await managed({
    [verb]: () => {
      if (!isCommitting) return null;
      hang();
      return '';
    },
  });
  await wire.call('headers', { ids: ['u1', 'u2', 'u3'], urgent: true });
  isCommitting = true;
  const stop = new AbortController();
  const committing = faultOf(
    wire.call('commit', all(headerHash), { signal: stop.signal }),
  );
  await hanging;
  stop.abort();
  expect(await committing).toEqual({ kind: 'cancelled' });
  expect(server.mailbox()).toEqual(['u1', 'u2', 'u3']);
  expect(server.sessions[0]).not.toContain('QUIT');
  // The mailbox is given back, not lost, and opens again.
  const { state } = await wire.event('line');
  expect(state).toBe('released');
  expect((await wire.call('check', {})).snapshot.count).toBe(3);
});

test('the first DELE is told of before it is answered', async () => {
  const { wire } = await managed({ DELE: () => '' });
  const stop = new AbortController();
  const parts: unknown[] = [];
  const committing = wire.call('commit', all(null), {
    signal: stop.signal,
    onPart: (part) => {
      parts.push(part);
      if (part.phase === 'deleting') stop.abort();
    },
  });
  expect(await faultOf(committing)).toEqual({ kind: 'cancelled' });
  expect(parts.at(-1)).toEqual({ phase: 'deleting', done: 0, total: 3 });
});
