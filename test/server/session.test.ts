// The visit's way with the mailbox: held only while there is work, left politely, come back
// to by itself, and never hammered.
import { expect, test } from 'vitest';
import type { MessageId } from '../../lib/mail/message.ts';
import { visitLimits } from '../../server/limits.ts';
import { sixLetters } from '../faults/server.ts';
import { faultOf } from '../rigs/wire.ts';
import { into, startFault, startRelay, visitor, visitTo } from './relay.ts';

const id = (text: string) => text as MessageId; // a name as the server gives it
const soon = { ...visitLimits, idleMs: 60 };

test('idle, the mailbox is given back with RSET and QUIT; work opens it again', async () => {
  const { server, wire } = await visitTo({ name: 'none' }, 'look', { limits: soon });
  expect((await wire.event('line')).state).toBe('released');
  await expect
    .poll(() => server.sessions()[0]?.commands.slice(-2))
    .toEqual(['RSET', 'QUIT']);
  expect(await wire.call('read', { id: id('uid-002') })).toMatchObject({ whole: true });
  expect((await wire.event('line')).state).toBe('open');
  // The same rows as before are not sent again.
  expect(wire.texts.filter((text) => text.startsWith('{"type":"rows"'))).toHaveLength(1);
  expect(server.sessions()).toHaveLength(2);
});

test('coming back, names are mapped to the numbers of the new session', async () => {
  const { server, wire } = await visitTo({ name: 'renumber' });
  await wire.call('release', {});
  const pieces: Uint8Array[] = [];
  await wire.call(
    'read',
    { id: id('uid-001') },
    { onBytes: (bytes) => pieces.push(bytes.slice()) },
  );
  expect(Buffer.concat(pieces)).toEqual(sixLetters()[0]);
  expect(server.sessions()[1]?.commands).toContain('TOP 6 99999999');
  // The order changed, so the browser is told.
  expect((await wire.event('rows', ({ serial }) => serial === 2)).last).toBe(true);
  expect(wire.rows[0]?.id).toBe('uid-002');
});

test('coming back to a server without UIDL, a place that holds another message is gone', async () => {
  const { wire } = await visitTo({ name: 'no-uidl' });
  const known = await wire.call('read', { id: id(' 1') });
  expect(known.whole).toBe(true);
  await wire.call('release', {});
  expect(await wire.call('read', { id: id(' 1') })).toEqual(known);
  expect(await faultOf(wire.call('read', { id: id(' 7') }))).toEqual({
    kind: 'gone',
    line: '',
  });
});

test('several requests at once come back over one connection', async () => {
  const { server, wire } = await visitTo({ name: 'none' });
  await wire.call('release', {});
  const ids = wire.rows.map((row) => row.id);
  await Promise.all([
    wire.call('headers', { ids, urgent: true }),
    wire.call('headers', { ids, urgent: false }),
    ...ids.map((message) => wire.call('read', { id: message })),
  ]);
  expect(server.sessions()).toHaveLength(2);
});

test('check leaves, comes back and tells what is there now', async () => {
  const { server, wire } = await visitTo({ name: 'other-client' });
  const { snapshot } = await wire.call('check', {});
  expect(snapshot).toMatchObject({ serial: 2, count: 5 });
  expect(wire.rows[0]?.id).toBe('uid-002');
  expect(server.sessions()[0]?.commands.slice(-2)).toEqual(['RSET', 'QUIT']);
});

test('a busy mailbox is waited for, not hammered', async () => {
  const server = await startFault({ name: 'none' });
  let now = 1_000_000;
  const relay = await startRelay({ env: { DEMO: '0' }, now: () => now });
  const wire = await relay.wire();
  await wire.call('open', into(server));
  await wire.call('release', {});
  await server.stop();
  expect(await faultOf(wire.call('check', {}))).toMatchObject({ kind: 'refused-port' });
  // The same answer again without asking; later, a real try.
  expect(await faultOf(wire.call('check', {}))).toMatchObject({ kind: 'refused-port' });
  now += 1_000;
  expect(await faultOf(wire.call('check', {}))).toMatchObject({ kind: 'refused-port' });
  await expect
    .poll(() => wire.talk.filter((line) => line.command === '⟂ connect').length)
    .toBe(3);
});

test('the console names messages, folds what is alike, and shows no secret', async () => {
  const { wire } = await visitTo({ name: 'none' });
  const ids = wire.rows.map((row) => row.id);
  await wire.call('headers', { ids, urgent: true });
  await wire.call('release', {});
  await expect.poll(() => wire.talk.at(-1)?.command).toBe('QUIT');
  const tops = wire.talk.filter((line) => line.command.startsWith('TOP'));
  expect(tops).toHaveLength(1);
  expect(tops[0]).toMatchObject({
    // Asked by the opening, before the browser could.
    command: 'TOP 6…1 0',
    times: 6,
    cause: 1,
    messageIds: ids.toReversed(),
  });
  expect(wire.talk.map((line) => line.n)).toEqual(wire.talk.map((_, at) => at + 1));
  expect(wire.talk.every((line) => line.session === 1)).toBe(true);
  expect(JSON.stringify(wire.talk)).not.toContain(visitor);
});

test('the first screen is asked for in the first flight, and not again', async () => {
  const { server, wire } = await visitTo({ name: 'none' });
  const ids = wire.rows.map((row) => row.id);
  const subjects: string[] = [];
  const headers = () =>
    wire.call(
      'headers',
      { ids, urgent: true },
      { onPart: ({ summaries }) => summaries.forEach(({ id }) => subjects.push(id)) },
    );
  await headers();
  // In the order asked, whatever order they came in.
  expect(subjects).toEqual(ids);
  const flight = [
    'CAPA',
    'STAT',
    'LIST',
    'UIDL',
    'TOP',
    'TOP',
    'TOP',
    'TOP',
    'TOP',
    'TOP',
    'STAT', // the proof that the answers were in step
  ];
  const words = () =>
    server.sessions()[0]?.commands.map((line) => line.split(' ')[0] ?? '') ?? [];
  expect(words().slice(-11)).toEqual(flight);
  // Only once: what was taken is not kept.
  await headers();
  expect(words().slice(-7)).toEqual([...Array.from({ length: 6 }, () => 'TOP'), 'STAT']);
  expect(words()).toHaveLength(words().indexOf('STAT') + 3 + 14);
  // Coming back, the browser has its rows.
  await wire.call('release', {});
  await wire.call('read', { id: id('uid-002') });
  expect(server.sessions()[1]?.commands.filter((line) => line.endsWith(' 0'))).toEqual(
    [],
  );
});

test('a hundred thousand rows arrive in parts, in order', async () => {
  const letter = Buffer.from('Subject: x\r\n\r\nx\r\n');
  const messages = Array.from({ length: 100_000 }, () => letter);
  const { wire, opened } = await visitTo({ name: 'none', messages });
  expect(opened.snapshot).toMatchObject({
    count: 100_000,
    octets: 100_000 * letter.length,
  });
  expect(wire.rows).toHaveLength(100_000);
  expect(new Set(wire.rows.map((row) => row.id)).size).toBe(100_000);
  expect(wire.rows[99_999]?.id).toBe('uid-100000');
});

test('UIDLs nobody should trust become names, and nothing else', async () => {
  const { wire } = await visitTo({ name: 'uidl-evil' });
  expect(wire.rows.map((row) => row.id)).toEqual([
    '<img/src=x/onerror=document.title=0>',
    '__proto__',
    'constructor',
    'x'.repeat(500),
    ' 5',
    '../../etc/passwd',
  ]);
  for (const row of wire.rows)
    expect(await wire.call('read', { id: row.id })).toMatchObject({ whole: true });
});
