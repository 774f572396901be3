// A server that counts the time between sign-ins is not left before it would let us back in.
import { expect, test } from 'vitest';
import { visitLimits } from '../../../server/limits.ts';
import { startPliable } from '../../rigs/pliable.ts';
import { atEnd, into, startRelay } from '../relay.ts';

test('an idle mailbox is kept until the announced delay has passed, then given back', async () => {
  const patient = await startPliable({
    CAPA: () => '+OK\r\nTOP\r\nUIDL\r\nUSER\r\nLOGIN-DELAY 600\r\n.',
  });
  const usual = await startPliable();
  atEnd(() => Promise.all([patient.stop(), usual.stop()]));
  let at = 0;
  const relay = await startRelay({
    env: { DEMO: '0' },
    limits: { ...visitLimits, idleMs: 60 },
    now: () => at,
  });
  const kept = await relay.wire();
  await kept.call('open', into(patient));
  // Both began to idle at the same hour, this one after it: it is given back, the other not.
  const other = await relay.wire();
  await other.call('open', into(usual));
  expect((await other.event('line')).state).toBe('released');
  expect(patient.sessions).toHaveLength(1);
  expect(patient.sessions[0]).not.toContain('QUIT');

  at = 600_000;
  await kept.call('headers', { ids: ['u1'], urgent: true });
  expect((await kept.event('line')).state).toBe('released');
  await expect.poll(() => patient.sessions[0]?.at(-1)).toBe('QUIT');
});
