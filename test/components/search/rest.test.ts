// What is said of the rest of a mailbox is what is missing, and a time only where one is known.
import { expect, test } from 'vitest';
import { restOf, restWords } from '../../../components/search/rest.ts';
import { createText } from '../../../lib/i18n/text.ts';
import type { MessageId } from '../../../lib/mail/message.ts';

const id = (name: string) => name as MessageId;
const rows = [1_000_000, 2_000_000, 3_000_000].map((size, n) => ({
  id: id(`u${n}`),
  size,
}));

test('counts what is not here, by the sizes that the server lists', () => {
  const sizes = new Map([[id('u1'), 2_000_000]]);
  expect(restOf(rows, { name: 'on', sizes, same: new Map() })).toBe(4_000_000);
  expect(restOf(rows, { name: 'off', why: 'full' })).toBe(0);
});

test('says a time only where a rate was measured', () => {
  const [en, fr] = [createText('en'), createText('fr')];
  expect(restWords(4_000_000, null, en)).toBe('Fetch the rest, 4 MB…');
  expect(restWords(4_000_000, 0, en)).toBe('Fetch the rest, 4 MB…');
  expect(restWords(4_000_000, 20_000, en)).toBe('Fetch the rest, 4 MB, about 4 min…');
  expect(restWords(4_000_000, 20_000, fr)).toMatch(
    /^Lire le reste, 4.Mo, environ 4 min…$/,
  );
});
