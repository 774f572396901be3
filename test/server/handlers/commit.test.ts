// Deletion: only what was proven, only at QUIT, and the truth about each.
import { expect, test } from 'vitest';
import type { MessageId, Summary } from '../../../lib/mail/message.ts';
import type { Victim } from '../../../lib/wire/operations.ts';
import { engineLimits } from '../../../server/limits.ts';
import { sixLetters, type FaultName } from '../../faults/server.ts';
import { faultOf, type Wire } from '../../rigs/wire.ts';
import { visitTo } from '../relay.ts';

/** Sizes and header hashes as the browser would have noted them when it marked. */
async function victims(wire: Wire, numbers: number[]): Promise<Victim[]> {
  const rows = numbers.flatMap((n) => wire.rows[n - 1] ?? []);
  const found = new Map<MessageId, Summary>();
  await wire.call(
    'headers',
    { ids: rows.map(({ id }) => id), urgent: true },
    { onPart: ({ summaries }) => summaries.forEach((row) => found.set(row.id, row)) },
  );
  return rows.map(({ id, size }) => ({
    id,
    size,
    headerHash: found.get(id)?.headerHash ?? null,
  }));
}

const managed = (name: FaultName, messages?: Uint8Array[]) =>
  visitTo({ name, ...(messages ? { messages } : {}) }, 'manage', {
    engine: { ...engineLimits, quitMs: 1_000 },
  });

test('what was marked is gone after QUIT, the rest stays, and the phases are told', async () => {
  const { server, wire } = await managed('none');
  const marked = await victims(wire, [2, 5]);
  const phases: string[] = [];
  const result = await wire.call(
    'commit',
    { victims: marked },
    { onPart: ({ phase }) => phases.at(-1) === phase || phases.push(phase) },
  );
  expect(result).toEqual({
    sent: ['uid-002', 'uid-005'],
    skipped: [],
    refused: [],
    quit: { ok: true, line: '+OK bye' },
  });
  expect(phases).toEqual(['checking', 'deleting', 'applying']);
  expect(server.mailbox()).toEqual(['uid-001', 'uid-003', 'uid-004', 'uid-006']);
  expect((await wire.event('line')).state).toBe('released');
  const { snapshot } = await wire.call('check', {});
  expect(snapshot).toMatchObject({ serial: 2, count: 4 });
  expect(wire.rows.map(({ id }) => id)).toEqual(server.mailbox());
});

test('a look-only visit deletes nothing, whatever it is asked', async () => {
  const { server, wire } = await visitTo({ name: 'none' });
  const marked = await victims(wire, [1]);
  expect(await faultOf(wire.call('commit', { victims: marked }))).toMatchObject({
    kind: 'bad-request',
  });
  expect(server.sessions()[0]?.commands.join()).not.toContain('DELE');
  await wire.call('allow', { visit: 'manage' });
  expect((await wire.call('commit', { victims: marked })).sent).toEqual(['uid-001']);
});

test('the gone, the doubled and the changed are left alone, each with its reason', async () => {
  const { server, wire } = await managed('uidl-dup');
  // Letters 1 and 4 share a UIDL.
  expect(wire.rows.map(({ id }) => id)).toEqual([
    'uid-001 1', 'uid-002', 'uid-003', 'uid-001 2', 'uid-005', 'uid-006',
  ]); // prettier-ignore
  const [first, second, third, fourth, fifth, sixth] = await victims(
    wire,
    [1, 2, 3, 4, 5, 6],
  );
  if (!first || !second || !third || !fourth || !fifth || !sixth)
    throw new Error('six letters');
  const stranger = { ...second, id: 'never-seen' as MessageId };
  const before = { ...second, id: 'uid-001' as MessageId }; // marked when it was unique
  const result = await wire.call('commit', {
    victims: [
      first, fourth, before, stranger,
      { ...third, size: third.size + 1 },
      { ...fifth, headerHash: 'f'.repeat(64) },
      { ...sixth, headerHash: null },
      sixth,
    ],
  }); // prettier-ignore
  expect(result.sent).toEqual(['uid-006']);
  expect(Object.fromEntries(result.skipped.map(({ id, why }) => [id, why]))).toEqual({
    'uid-001 1': 'double',
    'uid-001 2': 'double',
    'uid-001': 'double',
    'never-seen': 'gone',
    'uid-003': 'changed',
    'uid-005': 'changed',
  });
  const commands = server.sessions().flatMap((session) => session.commands);
  expect(commands.filter((command) => command.startsWith('DELE'))).toEqual(['DELE 6']);
});

test('numbers are those of the session that deletes, however they moved', async () => {
  const { server, wire } = await managed('renumber');
  const marked = await victims(wire, [1, 2]);
  await wire.call('release', {});
  const result = await wire.call('commit', { victims: marked });
  expect(result.sent.toSorted()).toEqual(['uid-001', 'uid-002']);
  expect(server.mailbox()).toEqual(['uid-003', 'uid-004', 'uid-005', 'uid-006']);
});

test('a UIDL that names another message now is not believed', async () => {
  const { server, wire } = await managed('other-client');
  const marked = await victims(wire, [1]);
  await wire.call('release', {});
  const result = await wire.call('commit', { victims: marked });
  expect(result).toMatchObject({ sent: [], skipped: [{ id: 'uid-001', why: 'gone' }] });
  expect(server.mailbox()).toHaveLength(6);
});

test('without UIDL, place, size and header must all agree', async () => {
  const { server, wire } = await managed('no-uidl');
  expect(wire.rows.map(({ id }) => id)).toEqual([' 1', ' 2', ' 3', ' 4', ' 5', ' 6']);
  const [first, second, third] = await victims(wire, [1, 2, 3]);
  if (!first || !second || !third) throw new Error('six letters');
  const result = await wire.call('commit', {
    victims: [
      first,
      { ...second, headerHash: null },
      { ...third, headerHash: first.headerHash },
    ],
  });
  expect(result.sent).toEqual([' 1']);
  expect(result.skipped.map(({ why }) => why)).toEqual(['changed', 'changed']);
  expect(server.mailbox()).toHaveLength(5);
});

test('without TOP a managing visit proves by RETR', async () => {
  const { server, wire } = await managed('no-top');
  const { rows } = wire;
  const result = await wire.call('commit', {
    victims: [
      { id: rows[0]?.id ?? '', size: rows[0]?.size ?? 0, headerHash: 'f'.repeat(64) },
    ],
  });
  expect(result.skipped).toEqual([{ id: 'uid-001', why: 'changed' }]);
  expect(server.sessions()[0]?.commands).toContain('RETR 1');
});

test('refused DELEs are reported with the line, the others are applied', async () => {
  const { server, wire } = await managed('dele-some');
  const result = await wire.call('commit', {
    victims: await victims(wire, [1, 2, 3, 4]),
  });
  expect(result.sent).toEqual(['uid-001', 'uid-003']);
  expect(result.refused.map(({ id }) => id)).toEqual(['uid-002', 'uid-004']);
  expect(result.refused[0]?.line).toContain('not this one');
  expect(server.mailbox()).toEqual(['uid-002', 'uid-004', 'uid-005', 'uid-006']);
});

test('a QUIT that is refused is told with its line', async () => {
  const { wire } = await managed('quit-err');
  const result = await wire.call('commit', { victims: await victims(wire, [1]) });
  expect(result.quit).toMatchObject({ ok: false });
  expect(result.quit?.line).toContain('not removed');
});

test('what was marked when a commit failed is not deleted by the goodbye', async () => {
  const { server, wire } = await managed('marked-mute');
  const committing = wire.call('commit', { victims: await victims(wire, [1]) });
  expect(await faultOf(committing)).toMatchObject({ kind: 'refused', command: 'STAT' });
  await wire.call('close', {});
  expect(server.sessions()[0]?.commands).toContain('DELE 1');
  expect(server.mailbox()).toHaveLength(6);
});

test.each([
  'quit-lost;commit=0',
  'quit-lost;commit=1',
  'quit-long',
  'quit-odd',
  'quit-stall',
] as const)('a line lost at QUIT is an unknown, never a guess (%s)', async (name) => {
  const { server, wire } = await managed(name);
  const result = await wire.call('commit', { victims: await victims(wire, [1]) });
  expect(result).toMatchObject({ sent: ['uid-001'], quit: null });
  const { snapshot } = await wire.call('check', {});
  expect(snapshot.count).toBe(server.mailbox().length);
});

test('answers out of step are seen before QUIT, and nothing is deleted', async () => {
  const { server, wire } = await managed('dele-twice');
  const marked = await victims(wire, [1, 2, 3]);
  expect(await faultOf(wire.call('commit', { victims: marked }))).toMatchObject({
    kind: 'garbled',
  });
  expect(server.sessions()[0]?.commands).not.toContain('QUIT');
  expect(server.mailbox()).toHaveLength(6);
});

test('called off before QUIT, every DELE is taken back and nothing is deleted', async () => {
  const letters = Array.from({ length: 3_000 }, (_, n) =>
    Buffer.from(`Subject: ${n}\r\n\r\n${n}\r\n`),
  );
  const { server, wire } = await managed('none', letters);
  const marked = wire.rows.map(({ id, size }) => ({ id, size, headerHash: null }));
  const stop = new AbortController();
  const committing = wire.call(
    'commit',
    { victims: marked },
    { signal: stop.signal, onPart: ({ phase }) => phase === 'deleting' && stop.abort() },
  );
  const end = await faultOf(committing).catch(() => null);
  if (end !== null) {
    expect(end).toEqual({ kind: 'cancelled' });
    expect(server.sessions()[0]?.commands).toContain('RSET');
    expect(server.mailbox()).toHaveLength(3_000);
  } else expect(server.mailbox()).toHaveLength(0); // QUIT was on its way already
  await wire.call('close', {});
  expect(server.mailbox()).toHaveLength(end === null ? 0 : 3_000);
});

test('called off while it checks, nothing was even marked', async () => {
  const { server, wire } = await managed('none', [...sixLetters(), ...sixLetters()]);
  const marked = await victims(wire, [1, 2, 3]);
  const stop = new AbortController();
  const committing = wire.call(
    'commit',
    { victims: marked },
    { signal: stop.signal, onPart: () => stop.abort() },
  );
  expect(await faultOf(committing)).toEqual({ kind: 'cancelled' });
  expect(server.mailbox()).toHaveLength(12);
  await wire.call('close', {});
  expect(server.mailbox()).toHaveLength(12);
});

test('a browser that vanishes in the middle of a commit has deleted nothing', async () => {
  const letters = Array.from({ length: 3_000 }, (_, n) =>
    Buffer.from(`Subject: ${n}\r\n\r\n${n}\r\n`),
  );
  const { server, wire } = await managed('none', letters);
  const marked = wire.rows.map(({ id, size }) => ({ id, size, headerHash: null }));
  const committing = wire.call(
    'commit',
    { victims: marked },
    { onPart: ({ phase }) => phase === 'checking' && wire.terminate() },
  );
  expect(await faultOf(committing)).toEqual({ kind: 'relay-gone' });
  await expect.poll(() => server.sessions()[0]?.commands.at(-1)).toBe('QUIT');
  const commands = server.sessions()[0]?.commands ?? [];
  const lastDele = commands.findLastIndex((command) => command.startsWith('DELE'));
  expect(commands.lastIndexOf('RSET')).toBeGreaterThan(lastDele);
  expect(server.mailbox()).toHaveLength(3_000);
});
