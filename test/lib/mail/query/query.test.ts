// The language of the search: what each word of it finds, what is said of what it does not
// understand, and that nothing typed ever fails.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageId, Summary } from '../../../../lib/mail/message.ts';
import { fold, parseDay, parseSize } from '../../../../lib/mail/query/fold.ts';
import { matcherOf, type Facts } from '../../../../lib/mail/query/match.ts';
import { aliases, operators, parseAge, stateAliases } from '../../../../lib/mail/query/names.ts'; // prettier-ignore
import { isNarrower } from '../../../../lib/mail/query/narrower.ts';
import { parseQuery } from '../../../../lib/mail/query/parse.ts';
import { printQuery } from '../../../../lib/mail/query/print.ts';
import { queryLimits, states, termsOf } from '../../../../lib/mail/query/terms.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);
const summary: Summary = {
  id: 'u1' as MessageId,
  from: [{ name: 'Atelier Morel', address: 'contact@morel.example' }],
  to: [{ name: '', address: 'claire.martin@laposte.net' }],
  subject: 'Re: Devis toiture – ÉTÉ (v2)',
  date: null,
  arrived: now - 40 * day,
  messageId: 'abc@morel.example',
  mayHaveAttachments: true,
  headerHash: '',
};
const target = { row: { id: summary.id, size: 12_000_000 }, summary, text: null };
/** Of words that are looked for inside, this is what the message holds. */
const facts = (more: Partial<Facts> = {}): Facts => ({
  is: (state) => state === 'unread' || state === 'offline',
  inside: () => () => 'absent',
  now,
  ...more,
});
const answer = (text: string, more: Partial<Facts> = {}, of = target) => {
  const { root } = parseQuery(text);
  return root ? matcherOf(root, facts(more))(of) : true;
};

describe('a query', () => {
  test.each([
    'devis', 'DEVIS', 'ete', 'été', 'morel devis', 'contact@morel', 'laposte', 'from:morel',
    'de:morel', 'FROM:Morel', 'to:claire', 'à:claire', 'subject:toiture', 'objet:toiture',
    '"devis toiture"', 'subject:"devis toiture"', 'larger:10m', 'larger:10mb',
    'plus_grand:10mo', 'plus-grand:10mo', 'smaller:13m', 'plus_petit:13M', '-facture',
    '-from:scan devis', 'Re:', '(v2)', 'facture OR devis', 'facture OU devis',
    'devis AND toiture', '(facture OR devis) morel', '-(facture scan)', '--devis',
    'after:2026-04-01', 'après:2026', 'before:2026-05', 'avant:1.5.2026', 'older_than:5w',
    'plus_ancien:1mois', 'newer_than:2m', 'newer_than:1an', 'is:unread', 'est:nonlu',
    'est:non-lu', '-is:marked', 'is:offline', 'has:attachment', 'contient:pj',
    'contient:pièces', 'uid:u1', 'id:<abc@morel.example>', 'larger:1.5m', 'from:',
    'larger:wide', 'is:blue', 'devis OR', '(devis', 'devis)', 'devis ""', 'OR', '-',
  ])('%j finds the message', (text) => {
    expect(answer(text)).toBe(true);
  }); // prettier-ignore

  test.each([
    'facture', 'from:claire', 'to:morel', 'subject:morel', '"toiture devis"', 'larger:12m',
    'smaller:1m', '-devis', '-larger:10m', 'devis facture', 'facture OR scan',
    '-(devis OR facture)', 'before:2026-04-01', 'after:2026-05', 'older_than:1y',
    'newer_than:1d', 'is:read', 'is:marked', '-has:attachment', 'uid:u2', 'http://morel',
  ])('%j does not', (text) => {
    expect(answer(text)).toBe(false);
  }); // prettier-ignore

  test('asks nothing when it is empty', () => {
    for (const text of ['', '   ', '"', '""', '()', '-()', 'OR', '( OR )'])
      expect(parseQuery(text).root).toBe(null);
  });

  test('finds a row without a header by its size only, and never by what it lacks', () => {
    const bare = { ...target, summary: undefined };
    expect(answer('larger:10m', {}, bare as never)).toBe(true);
    for (const text of [
      'devis',
      '-devis',
      'larger:10m devis',
      'after:2020',
      '-after:2020',
    ])
      expect(answer(text, {}, bare as never)).not.toBe(true);
    expect(answer('devis OR larger:10m', {}, bare as never)).toBe(true);
  });

  test('says yes to what is inside, and nothing of what was not looked through', () => {
    expect(answer('slate', { inside: () => () => true })).toBe(true);
    expect(answer('body:slate', { inside: () => () => true })).toBe(true);
    expect(answer('body:slate')).toBe(null);
    expect(answer('-body:slate')).toBe(null);
    expect(answer('-body:slate', { inside: () => () => false })).toBe(true);
    // Not known yet: neither shown nor shown by its opposite.
    for (const text of ['slate', '-slate', 'body:slate', '-body:slate'])
      expect(answer(text, { inside: () => () => null })).toBe(null);
    // Where the header says it, nobody has to wait.
    expect(answer('devis', { inside: () => () => null })).toBe(true);
    expect(answer('-slate')).toBe(true);
    // What was read whole knows better than the header's hint.
    expect(answer('has:attachment', { inside: () => () => false })).toBe(false);
    const { root } = parseQuery('header:X-Spam-Flag:yes cc:ann list:"news of x"');
    expect(termsOf(root).map(({ term }) => term.op)).toEqual(['header', 'cc', 'list']);
  });
});

describe('what is not understood', () => {
  test.each([
    ['larger:wide', 'size'],
    ['before:soon', 'date'],
    ['before:2026-13', 'date'],
    ['after:2026-02-30', 'date'],
    ['older_than:1', 'age'],
    ['newer_than:3parsecs', 'age'],
    ['is:blue', 'state'],
    ['has:wings', 'has'],
    ['from:', 'no-value'],
    ['header:"a(b"', 'no-value'],
    ['(a OR b', 'parenthesis'],
    ['a)', 'parenthesis'],
    ['form:ann', 'operator'],
    ['fron:ann', 'operator'],
    ['subjct:ann', 'operator'],
    ['x'.repeat(queryLimits.chars + 1), 'too-long'],
    ['a '.repeat(queryLimits.terms + 1), 'too-long'],
    ['('.repeat(queryLimits.depth + 2), 'too-long'],
  ])('%.20j is told as %s', (text, kind) => {
    expect(parseQuery(text).problems.map((one) => one.kind)).toContain(kind);
  });

  test.each([
    'Re: devis',
    'https://x.example/a?b=c',
    '10:30',
    '"from:',
    'devis -',
    'a OR',
  ])('%j is no mistake', (text) => {
    expect(parseQuery(text).problems).toEqual([]);
  });

  test('an operator that was likely meant is named, and its words are searched', () => {
    const { root, problems } = parseQuery('form:ann');
    expect(problems).toEqual([{ kind: 'operator', text: 'form:', meant: 'from' }]);
    expect(printQuery(root)).toBe('form:ann');
  });
});

describe('its one form', () => {
  test.each([
    ['de:morel plus_grand:10mo contient:pj', 'from:morel larger:10m has:attachment'],
    ['est:nonlu  est:hors-ligne', 'is:unread is:offline'],
    ['a OU b ET c', 'a OR b c'],
    ['(a OR b) -(c d) -(e)', '(a OR b) -(c d) -e'],
    ['((a) (b (c)))', 'a b c'],
    ['avant:12.5.2026 newer_than:3mois', 'before:2026-05-12 newer_than:3m'],
    ['larger:1500k larger:1,5m larger:12', 'larger:1500k larger:1500k larger:12'],
    ['entête:X-Spam:yes header:"X-A: b c"', 'header:x-spam:yes header:x-a:"b c"'],
    ['a - -- -(-)', 'a'],
  ])('%j is %j', (text, printed) => {
    expect(printQuery(parseQuery(text).root)).toBe(printed);
  });

  /** What people type, and what nobody would. */
  const pieces = fc.oneof(
    fc.constantFrom('(', ')', '-', ' OR ', ' OU ', ' AND ', '"', ' ', ':', 'header:'),
    fc.constantFrom(...operators).map((op) => `${aliases[op].fr}:`),
    fc.constantFrom(...states).map((state) => `is:${stateAliases[state].fr} `),
    fc.constantFrom(
      '10m',
      '2026-05',
      '3sem',
      'attachment',
      'X-Y:',
      'été',
      '日本語',
      'a-b',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const typed = fc.array(pieces, { maxLength: 30 }).map((all) => all.join(''));

  test('is read again as the same query, whatever was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { root } = parseQuery(text);
        const again = parseQuery(printQuery(root));
        expect(again.root).toEqual(root);
        expect(printQuery(again.root)).toBe(printQuery(root));
      }),
      { numRuns: 3_000 },
    );
  });

  test('and every query that can be read can be asked of a message', () => {
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: 'binary' })), (text) => {
        expect([true, false, null]).toContain(answer(text));
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

test('days and ages are read in both languages', () => {
  expect(['2026', '2026-5', '2026/05/12', '12.5.2026', '31.2.2026'].map(parseDay)).toEqual([
    '2026-01-01', '2026-05-01', '2026-05-12', '2026-05-12', null,
  ]); // prettier-ignore
  expect(parseAge('2ans')).toEqual({ count: 2, unit: 'y' });
  expect(parseAge('3j')).toEqual({ count: 3, unit: 'd' });
  expect(parseAge('3')).toBe(null);
});

test('accents, case, width and ligatures do not part what is typed from what is there', () => {
  expect(fold('Ｅ́tude ﬁnale ÇA')).toBe('etude finale ca');
  expect(fold('Œuvre STRAẞE Łódź l’été')).toBe("oeuvre strasse lodz l'ete");
});

describe('a narrower question', () => {
  const isIt = (next: string, than: string) =>
    isNarrower(parseQuery(next).root, parseQuery(than).root);
  test.each([
    ['dev', 'de'],
    ['devis', 'Dévi'],
    ['devis f', 'devis'],
    ['from:mor devis', 'from:mo'],
    ['a larger:1m b', 'larger:1m a'],
  ])('%j after %j', (next, than) => expect(isIt(next, than)).toBe(true));
  test.each([
    ['de', 'dev'],
    ['a', ''],
    ['-de', '-d'],
    ['a OR b', 'a'],
    ['is:read a', 'is:read'],
    ['older_than:1d a', 'older_than:1d'],
    ['"dev', 'de'],
    ['subject:dev', 'dev'],
    ['larger:10m', 'larger:1'],
    ['', 'a'],
  ])('not %j after %j', (next, than) => expect(isIt(next, than)).toBe(false));

  test('is true of nothing that the one before was not true of', () => {
    const words = fc.constantFrom('d', 'de', 'devis', 'mo', 'from:m', 'from:x', 'larger:1k', 'z', '-z', 'subject:to'); // prettier-ignore
    const queries = fc.array(words, { maxLength: 3 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(queries, queries, (next, than) => {
        if (isIt(next, than) && answer(next) === true) expect(answer(than)).toBe(true);
      }),
    );
  });
});
