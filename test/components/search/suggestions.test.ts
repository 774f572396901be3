// What the search box offers, in both languages, and that what is taken is understood.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peopleIn } from '../../../components/search/people.ts';
import { suggest } from '../../../components/search/suggestions.ts';
import { sayNode, sayProblem } from '../../../components/search/term-words.ts';
import { partsOf, without } from '../../../components/search/query-parts.ts';
import { createText, type Language } from '../../../lib/i18n/text.ts';
import { parseQuery } from '../../../lib/mail/query/parse.ts';
import { summaryOf } from '../../rigs/mailbox.ts';

const nobody = () => [];
const labels = (typed: string, language: Language = 'en', people = nobody) =>
  suggest(typed, typed.length, language, people).map(({ label }) => label);

describe('what is offered', () => {
  test('operators that begin so, in the person’s language first', () => {
    expect(labels('f')).toEqual(['from:', 'filename:']);
    expect(labels('devis -fr')).toEqual(['from:']);
    expect(labels('(la')).toEqual(['larger:']);
    expect(labels('plus', 'fr')).toEqual(['plus_grand:', 'plus_petit:', 'plus_ancien:', 'plus_récent:']); // prettier-ignore
    expect(labels('apres', 'fr')).toEqual(['après:']);
    expect(labels('fro', 'fr')).toEqual(['de:']);
  });

  test('nothing for words, and nothing within quotes', () => {
    for (const typed of ['', 'devis ', 'letter', '"from', 'http://fr', 'subject:fr'])
      expect(labels(typed)).toEqual([]);
  });

  test('values of an operator', () => {
    expect(labels('is:')).toEqual(['unread', 'read', 'new', 'marked', 'offline', 'only-here']); // prettier-ignore
    expect(labels('est:non', 'fr')).toEqual(['nonlu']);
    expect(labels('is:o')).toEqual(['offline', 'only-here']);
    expect(labels('contient:', 'fr')).toEqual(['pj']);
    expect(labels('larger:')).toEqual(['100k', '1m', '10m']);
    expect(labels('plus_ancien:', 'fr')).toEqual(['7j', '1mois', '1an']);
    expect(labels('larger:1')).toEqual([]);
  });

  test('people of the mailbox, quoted where they must be', () => {
    const people = () => ['Ann Lee', 'bob@x.example'];
    expect(labels('from:a', 'en', people as never)).toEqual([
      '"Ann Lee"',
      'bob@x.example',
    ]);
    const known = new Map(Array.from({ length: 300 }, (_, n) => [summaryOf(n).id, summaryOf(n)])); // prettier-ignore
    expect(peopleIn(known, 's1', 'from')[0]).toBe('Sender 1');
    expect(peopleIn(known, 'zzz', 'from')).toEqual([]);
  });

  test('what is taken stands where it was typed, and is understood', () => {
    const [one] = suggest('devis is:un toiture', 11, 'en', nobody);
    expect(one).toMatchObject({ text: 'devis is:unread toiture', caret: 16 });
    fc.assert(
      fc.property(
        fc.constantFrom(
          'f',
          'de',
          'is:',
          'est:',
          'plus',
          'has:',
          'larger:',
          'plus_ancien:',
        ),
        fc.constantFrom<Language>('en', 'fr'),
        (typed, language) => {
          for (const { text } of suggest(typed, typed.length, language, nobody)) {
            const { problems } = parseQuery(text.endsWith(':') ? `${text}1m` : text);
            expect(problems.filter(({ kind }) => kind === 'operator')).toEqual([]);
          }
        },
      ),
    );
  });
});

describe('what is said of a query', () => {
  test.each([
    ['from:morel', 'en', 'sender: morel'],
    ['larger:10m', 'en', 'larger than: 10 MB'],
    ['-is:unread', 'en', 'not unread'],
    ['plus_ancien:1an', 'fr', 'plus ancien que\u00a0: 1 an'],
    ['header:x-spam:yes', 'en', 'header field: x-spam: yes'],
    ['a OR (b c)', 'en', 'a OR b c'],
  ] as const)('%j in %s is %j', (typed, language, words) => {
    const { root } = parseQuery(typed);
    const [node] = root ? partsOf(root) : [];
    expect(node && sayNode(node, createText(language))).toBe(words);
  });

  test('each part can be taken away', () => {
    const { root } = parseQuery('devis from:morel (a OR b)');
    expect(partsOf(root).map((node) => without(root, node))).toEqual([
      'from:morel (a OR b)',
      'devis (a OR b)',
      'devis from:morel',
    ]);
    const single = parseQuery('from:morel').root;
    expect(partsOf(single).map((node) => without(single, node))).toEqual(['']);
  });

  test('every mistake has its sentence in both languages', () => {
    const typed = 'larger:x before:x older_than:x is:x has:x from: form:x (';
    for (const language of ['en', 'fr'] as const) {
      const { problems } = parseQuery(typed);
      expect(problems).toHaveLength(8);
      const { t } = createText(language);
      for (const problem of problems)
        expect(sayProblem(problem, t)).not.toMatch(/search\./);
    }
  });
});
