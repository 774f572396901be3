// What is kept goes on under new names, in one transaction, with nothing thrown away: also
// where a new name was another message's old one.
import { expect, test } from 'vitest';
import type { MessageArchive } from '../../../lib/archive/messages.ts';
import { messagesInMemory } from '../../rigs/messages.ts';
import { letter, named, save } from './messages-acceptance.ts';

const row = (id: string, size: number) => ({ id: named(id), size });
const pair = (from: string, to: string, isCertain = true) => ({
  from: named(from),
  to: named(to),
  isCertain,
});
const text = async (archive: MessageArchive, id: string) =>
  (await archive.read('a', named(id)))?.raw.length ?? null;
const words = (subject: string) => ({
  subject,
  people: '',
  body: '',
  files: [],
  date: 1,
});

test('copies, words and times go along, and nothing counts as gone', async () => {
  const archive = messagesInMemory();
  await archive.keepListing('a', 1_000, [row('o1', 10), row('o2', 20), row('o3', 30)]);
  await save(archive, 'a', 'o1', letter(10));
  await archive.learn('a', [{ id: named('o1'), words: words('found') }]);
  await archive.keepListing('a', 2_000, [row('n1', 10), row('n2', 20)]);
  await archive.rename('a', { pairs: [pair('o1', 'n1'), pair('o2', 'n2')], parted: [] });
  expect(await text(archive, 'n1')).toBe(10);
  expect(await text(archive, 'o1')).toBe(null);
  expect(await archive.find('a', [{ text: 'found' }], 9)).toEqual(['n1']);
  expect((await archive.lastListing('a'))?.rows).toMatchObject([
    { id: 'n1', firstSeen: 1_000 },
    { id: 'n2', firstSeen: 1_000 },
  ]);
  expect(await archive.gone('a', 9)).toMatchObject([
    { id: 'o3', lastSeen: 1_000, goneAt: 2_000, renamed: 2, isHere: false },
  ]);
  expect(await archive.newNames('a')).toEqual([pair('o1', 'n1'), pair('o2', 'n2')]);
  await archive.forgetNewNames('a');
  expect(await archive.newNames('a')).toEqual([]);
});

test('names that went round are followed round', async () => {
  const archive = messagesInMemory();
  await archive.keepListing('a', 1_000, [row('1', 11), row('2', 12)]);
  await archive.keepListing('a', 2_000, [row('1', 12), row('2', 13), row('3', 11)]);
  await save(archive, 'a', '1', letter(11));
  await save(archive, 'a', '2', letter(12));
  await archive.rename('a', { pairs: [pair('1', '3'), pair('2', '1')], parted: [] });
  expect([await text(archive, '1'), await text(archive, '2')]).toEqual([12, null]);
  expect(await text(archive, '3')).toBe(11);
  const { rows } = (await archive.lastListing('a')) ?? { rows: [] };
  expect(rows.map(({ id, firstSeen }) => [id, firstSeen])).toEqual([
    ['1', 1_000],
    ['2', 1_000],
    ['3', 1_000],
  ]);
});

test('a copy whose name is another message’s now is set aside, never lost', async () => {
  const archive = messagesInMemory();
  await archive.keepListing('a', 1_000, [row('1', 11)]);
  await save(archive, 'a', '1', letter(11));
  await archive.keepListing('a', 2_000, [row('1', 11)]);
  await archive.rename('a', { pairs: [], parted: [named('1')] });
  expect(await text(archive, '1')).toBe(null);
  const [aside] = await archive.list('a');
  expect(aside?.id).toMatch(/^ was \d+$/);
  expect(await text(archive, aside?.id ?? '')).toBe(11);
  expect((await archive.lastListing('a'))?.rows[0]?.firstSeen).toBe(2_000);
});

test('what came under the new name already stays, and the same octets are here once', async () => {
  const archive = messagesInMemory();
  await archive.keepListing('a', 1_000, [row('n1', 10), row('n2', 20)]);
  await save(archive, 'a', 'o1', letter(10));
  await save(archive, 'a', 'n1', letter(10));
  await save(archive, 'a', 'o2', letter(20, 1));
  await save(archive, 'a', 'n2', letter(20, 2));
  await archive.rename('a', { pairs: [pair('o1', 'n1'), pair('o2', 'n2')], parted: [] });
  const ids = (await archive.list('a')).map(({ id }) => id.replace(/\d+$/, '#'));
  expect(ids.sort()).toEqual([' was #', 'n#', 'n#']);
  const there = await archive.read('a', named('n2'));
  expect(there?.raw).toEqual(letter(20, 2));
});

test('a copy that is only likely to be the message proves nothing', async () => {
  const archive = messagesInMemory();
  await archive.keepListing('a', 1_000, [row('n1', 10), row('n2', 10)]);
  await save(archive, 'a', 'o1', letter(10));
  await save(archive, 'a', 'o2', letter(10));
  const pairs = [pair('o1', 'n1'), pair('o2', 'n2', false)];
  await archive.rename('a', { pairs, parted: [] });
  expect(await archive.verify('a', named('n1'))).toMatchObject({ octets: 10 });
  expect(await archive.verify('a', named('n2'))).toBe(null);
  expect(await text(archive, 'n2')).toBe(10);
});

test('a copy has the size that is said now, where that is its own', async () => {
  const archive = messagesInMemory();
  for (const [name, size] of [
    ['o1', 90],
    ['o2', 91],
  ] as const) {
    const put = await archive.put({ account: 'a', id: named(name), size });
    await put?.write(letter(100));
    await put?.finish('RETR');
  }
  await archive.keepListing('a', 1_000, [row('n1', 100), row('n2', 99)]);
  const pairs = [pair('o1', 'n1', false), pair('o2', 'n2', false)];
  await archive.rename('a', { pairs, parted: [] });
  expect(await archive.list('a')).toMatchObject([
    { id: 'n1', announced: 100 },
    { id: 'n2', announced: 91 },
  ]);
});

test('what went is told between two visits, with who removed it and what came back', async () => {
  const archive = messagesInMemory();
  await archive.keepListing('a', 1_000, [row('x', 1), row('y', 2), row('z', 3)], {
    expireDays: 30,
  });
  await archive.keepSummaries('a', [{ ...row('y', 2), summary: '{"subject":"y"}' }]);
  await archive.keepListing('a', 2_000, [row('z', 3)], { expireDays: 30 });
  const removed = { ids: [named('x')], at: 1_900, receipt: 'entry' };
  await archive.noteRemoved('a', removed);
  await archive.keepListing('a', 3_000, []);
  expect(await archive.gone('a', 9)).toMatchObject([
    { id: 'z', lastSeen: 2_000, goneAt: 3_000, removedAt: null, expireDays: null },
    {
      id: 'y',
      lastSeen: 1_000,
      goneAt: 2_000,
      summary: '{"subject":"y"}',
      expireDays: 30,
    },
    { id: 'x', lastSeen: 1_000, removedAt: 1_900, receipt: 'entry' },
  ]);
  expect(await archive.gone('a', 1)).toHaveLength(1);
  await archive.keepListing('a', 4_000, [row('x', 1), row('z', 3)]);
  expect((await archive.gone('a', 9)).map(({ id }) => id)).toEqual(['y']);
  expect(await archive.summaries('a')).toHaveLength(1);
  // A name that is given twice now is listed, whichever message it means.
  await archive.keepListing('a', 5_000, [row('z', 3)], { doubled: [named('x')] });
  expect((await archive.gone('a', 9)).map(({ id }) => id)).toEqual(['y']);
});

test('a name is what the server said, whatever it looks like', async () => {
  const archive = messagesInMemory();
  const names = [
    ...['123', '007', '1e3', '-0', 'null', 'true', '"q"', "it's", 'a\\b', '[1]'],
    ...['{"a":1}', '\u00ff', '\u0001', 'a\u0000b'],
  ];
  await archive.keepListing(
    'a',
    1_000,
    names.map((name) => row(`o${name}`, 10)),
  );
  await archive.keepListing(
    'a',
    2_000,
    names.map((name) => row(name, 10)),
  );
  const pairs = names.slice(1).map((name) => pair(`o${name}`, name));
  await archive.rename('a', { pairs, parted: [] });
  const rows = (await archive.lastListing('a'))?.rows ?? [];
  expect(rows.map(({ id, firstSeen }) => [id, firstSeen])).toEqual(
    names.map((name, n) => [name, n === 0 ? 2_000 : 1_000]),
  );
  expect((await archive.gone('a', 99)).map(({ id }) => id)).toEqual(['o123']);
  expect(await archive.newNames('a')).toHaveLength(pairs.length);
});
