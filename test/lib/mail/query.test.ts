import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageId, Summary } from '../../../lib/mail/message.ts';
import { fold, parseQuery, parseSize } from '../../../lib/mail/query.ts';

const summary: Summary = {
  id: 'u1' as MessageId,
  from: [{ name: 'Atelier Morel', address: 'contact@morel.example' }],
  to: [{ name: '', address: 'claire.martin@laposte.net' }],
  subject: 'Re: Devis toiture – ÉTÉ',
  date: null,
  arrived: null,
  messageId: '',
  mayHaveAttachments: false,
  headerHash: '',
};
const target = { row: { id: summary.id, size: 12_000_000 }, summary };
const found = (text: string): boolean => parseQuery(text).matches(target);

describe('a query', () => {
  test.each([
    'devis',
    'DEVIS',
    'ete',
    'été',
    'morel devis',
    'contact@morel',
    'laposte',
    'from:morel',
    'de:morel',
    'to:claire',
    'à:claire',
    'subject:toiture',
    'objet:toiture',
    '"devis toiture"',
    'subject:"devis toiture"',
    'larger:10m',
    'larger:10mb',
    'plus_grand:10mo',
    'smaller:13m',
    'plus_petit:13M',
    '-facture',
    '-from:scan devis',
    'Re:',
  ])('%j finds the message', (text) => {
    expect(found(text)).toBe(true);
  });

  test.each([
    'facture',
    'from:claire',
    'to:morel',
    'subject:morel',
    '"toiture devis"',
    'larger:12m',
    'smaller:1m',
    '-devis',
    '-larger:10m',
    'devis facture',
  ])('%j does not', (text) => {
    expect(found(text)).toBe(false);
  });

  test('asks nothing when it is empty', () => {
    expect(parseQuery('').isEmpty).toBe(true);
    expect(parseQuery('   ').isEmpty).toBe(true);
    expect(parseQuery('"').isEmpty).toBe(true);
  });

  test('finds a row without a header by its size only, and never by what it lacks', () => {
    const bare = { row: target.row, summary: undefined };
    expect(parseQuery('larger:10m').matches(bare)).toBe(true);
    expect(parseQuery('devis').matches(bare)).toBe(false);
    expect(parseQuery('-devis').matches(bare)).toBe(false);
    expect(parseQuery('larger:10m devis').matches(bare)).toBe(false);
  });

  test('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof found(text)).toBe('boolean');
      }),
    );
  });
});

test.each([
  ['10', 10],
  ['10k', 10_000],
  ['1.5m', 1_500_000],
  ['1,5Mo', 1_500_000],
  ['2GB', 2_000_000_000],
  ['ten', null],
  ['', null],
])('the size %j is %j', (text, size) => {
  expect(parseSize(text)).toBe(size);
});

test('accents, case, width and ligatures do not part what is typed from what is there', () => {
  expect(fold('Ｅ́tude ﬁnale ÇA')).toBe('etude finale ca');
});
