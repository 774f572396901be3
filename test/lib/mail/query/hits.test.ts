// Where words stand in a text: places that are of the text and not of its folded form.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../../lib/mail/query/fold.ts';
import { excerptOf, hitsOf, wordsIn } from '../../../../lib/mail/query/hits.ts';
import { parseQuery } from '../../../../lib/mail/query/parse.ts';

const found = (text: string, ...words: string[]) =>
  hitsOf(text, words.map(fold)).map(([from, to]) => text.slice(from, to));

test('finds a word whatever its accents, case, width and ligatures', () => {
  expect(found('Ｅ́tude ﬁnale, ÉTUDE, e\u0301tude', 'étude')).toHaveLength(3);
  expect(found('𝒇inal 日本語', '日本')).toEqual(['日本']);
  expect(found('aaa', 'aa', 'a')).toEqual(['aa', 'a']);
  expect(found('nothing', '')).toEqual([]);
  expect(found('l’Œuvre', 'oeu', "l'")).toEqual(['l’', 'Œu']);
  expect(found('ﬁn', 'f', 'i')).toEqual(['ﬁ']);
});

test('takes the words that are to be there, and no others', () => {
  const { root } = parseQuery('Devis -scan (body:"la  Toiture" OR from:morel) larger:1m');
  expect(wordsIn(root)).toEqual(['la toiture', 'devis', 'morel']);
});

test('an excerpt is one line around the first word that begins so', () => {
  const text = `${'filler '.repeat(50)}unslated,\nthen a slate roof ${'end '.repeat(100)}`;
  const excerpt = excerptOf(text, ['slate']);
  expect(excerpt?.text).toMatch(/^… .*a slate roof/);
  expect(excerpt?.text.length).toBeLessThan(210);
  expect(excerptOf(text, ['absent'])).toBe(null);
  expect(excerptOf('unslated', ['slate'])?.hits).toEqual([[2, 7]]);
});

test('every hit is inside its text and folds to what was asked for', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(texts, texts, (text, word) => {
      for (const [from, to] of hitsOf(text, [fold(word)].filter(Boolean))) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }
      for (const [from, to] of excerptOf(text, [fold(word)].filter(Boolean))?.hits ?? [])
        expect(from).toBeLessThan(to);
    }),
  );
});
