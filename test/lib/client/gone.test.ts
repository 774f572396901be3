// "Who ate my mail?": what went, between which visits, and by whom as far as that is known.
import { expect, test } from 'vitest';
import { filterGone, stretchesOf } from '../../../components/archive/gone-filter.ts';
import type { GoneMessage } from '../../../lib/client/gone.ts';
import { until, type Client } from '../../rigs/client.ts';
import { device, id, openAt, opened, settled } from '../../rigs/remembered.ts';
import { startShelf, type Shelved } from '../../rigs/shelf.ts';
import { atEnd } from '../../server/relay.ts';

const letter = (n: number): Shelved => ({
  uid: `u${n}`,
  text: `From: Ann ${n} <a@example.org>\r\nSubject: =letter ${n}\r\nMessage-ID: <${n}@x>\r\n\r\ntext\r\n`,
});
const letters = [1, 2, 3, 4, 5, 6].map(letter);

const told = async ({ app }: Client) =>
  ((await app.gone()) ?? []).map(({ id, cause }) => `${id} ${cause.name}`);

test('tells what another program took from what was deleted here, and which copy is left', async () => {
  const shelf = await startShelf(letters, atEnd);
  const kept = device();
  const first = await openAt(shelf, kept);
  await settled(first, kept);
  first.app.saveHere([id('u2')]);
  await until(first.app.downloading, (now) => now.name === 'done');
  expect(await told(first)).toEqual([]);
  const firstAt = opened(first).snapshot.takenAt;
  first.kill();

  shelf.put(letters.filter(({ uid }) => uid !== 'u1' && uid !== 'u2'));
  const second = await openAt(shelf, kept);
  await settled(second, kept);
  await expect.poll(() => told(second)).toEqual(['u2 unknown', 'u1 unknown']);
  const secondAt = opened(second).snapshot.takenAt;
  second.app.mark([id('u5')]);
  await second.app.commit();
  await until(second.app.deletion, (now) => now.commit.name === 'done');
  await expect.poll(() => told(second)).toEqual(['u5 us', 'u2 unknown', 'u1 unknown']);
  const all = (await second.app.gone()) ?? [];
  expect(all.slice(1)).toMatchObject([
    { id: 'u2', lastSeen: firstAt, goneAt: secondAt, isHere: true, from: 'Ann 2' },
    { id: 'u1', lastSeen: firstAt, goneAt: secondAt, isHere: false },
  ]);
  expect(all[0]?.cause).toMatchObject({
    receipt: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  await second.app.copyGone(all);
  const [file] = second.files;
  const table = (await file?.file.text()) ?? '';
  expect(file?.name).toMatch(/\.csv$/);
  // No spreadsheet takes a subject for a formula.
  expect(table.split('\r\n').map((line) => line.split(',').slice(0, 3))).toMatchObject([
    ['id', 'octets', 'subject'],
    ['u5', expect.anything(), `"'=letter 5"`],
    ['u2', expect.anything(), `"'=letter 2"`],
    ['u1', expect.anything(), `"'=letter 1"`],
    [''],
  ]);

  // A receipt that was thrown away since: that it was us is kept.
  await kept.archive.remove(
    'journal',
    'u@h',
    (await kept.archive.all('journal', 'u@h')).map((item) => item.id),
  );
  expect(await told(second)).toEqual(['u5 us', 'u2 unknown', 'u1 unknown']);
});

const gone = (more: Partial<GoneMessage>): GoneMessage => ({
  id: id('u'),
  size: 1,
  firstSeen: 1,
  lastSeen: 2,
  goneAt: 3,
  isHere: false,
  subject: null,
  from: null,
  cause: { name: 'unknown' },
  ...more,
});

test('is found by what is known of it, and stands between its two visits', () => {
  const us = gone({ cause: { name: 'us', at: 3, receipt: 'r' }, subject: 'Été' });
  const other = gone({ from: 'Éva', isHere: true });
  const late = gone({ lastSeen: 3, goneAt: 4 });
  const all = [late, us, other];
  expect(filterGone(all, 'all', 'ETE', 'fr')).toEqual([us]);
  expect(filterGone(all, 'all', 'eva', 'fr')).toEqual([other]);
  expect(filterGone(all, 'us', '', 'en')).toEqual([us]);
  expect(filterGone(all, 'others', '', 'en')).toEqual([late, other]);
  expect(filterGone(all, 'here', ' ', 'en')).toEqual([other]);
  expect(stretchesOf(all)).toEqual([
    { from: 3, to: 4, messages: [late] },
    { from: 2, to: 3, messages: [us, other] },
  ]);
});
