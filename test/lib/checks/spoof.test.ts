// What is made to mislead about a sender, told from the header alone.
import { describe, expect, test } from 'vitest';
import { headOf } from '../../../lib/checks/head.ts';
import { lookAlikeOf } from '../../../lib/domains/look-alike.ts';
import { doubtsOf, type Known } from '../../../lib/checks/spoof.ts';
import { addressesOf } from '../../../lib/mime/addresses.ts';
import { readFields } from '../../../lib/mime/fields.ts';
import { letterOf, spoofed } from '../../letters/spoofed.ts';

const nobody: Known = { people: [], domains: [] };

function doubtsIn(text: string, known = nobody) {
  const raw = Buffer.from(text, 'utf8');
  const { fields } = readFields(raw);
  const named = {
    from: addressesOf(fields, 'from'),
    sender: addressesOf(fields, 'sender')[0] ?? null,
    replyTo: addressesOf(fields, 'reply-to'),
  };
  return doubtsOf(named, headOf(raw), known);
}
const kinds = (text: string, known = nobody) =>
  doubtsIn(text, known).map(({ kind }) => kind);
const from = (value: string, more = '') => `From: ${value}\r\n${more}Subject: x\r\n\r\n`;

describe('a sender line made to be misread', () => {
  // Two of the sixteen are honest in form and only long; a group is only unusual.
  const harmless = /so long that the domain|begins with another|^a group/;
  test.each(spoofed.filter(({ name }) => !harmless.test(name)))('$name', (one) => {
    expect(kinds(letterOf(one))).not.toEqual([]);
  });

  test.each([
    'Atelier Morel <contact@morel.example>',
    '"Morel, Atelier" <contact@morel.example>',
    '=?utf-8?Q?H=C3=A9l=C3=A8ne?= <helene@reliure.example>',
    'Dr. St.John O’Neill <j@uni.example>',
    'Amazon.com <no-reply@amazon.com>',
    'contact@morel.example <contact@morel.example>',
    'ليلى منصور <leila@khatt.example>',
    '佐藤 健 <sato@washi.example>',
  ])('an honest one raises nothing: %s', (value) => {
    expect(kinds(from(value))).toEqual([]);
  });
});

test.each([
  'paypal.biz', 'service@paypal\u3002com', 's e r v i c e @ p a y p a l . c o m', 'p a y p a l . c o m',
])('a name that reads as another site is told: %s', (name) => {
  expect(kinds(from(`${name} <x@evil.example>`))).toContain('name-is-address');
}); // prettier-ignore

test.each([
  'Dr.Med. Ada Roth',
  'J. R. R. O. K. L. Tolkien',
  'A B C D E F G',
  'Node.js Weekly',
])('a name that only has dots is not: %s', (name) =>
  expect(kinds(from(`"${name}" <x@morel.example>`))).toEqual([]),
);

test('answers that go elsewhere and another sender are told, at another owner only', () => {
  const author = 'A <a@news.morel.example>';
  expect(
    doubtsIn(from(author, 'Reply-To: x@freemail.test\r\nSender: <s@mailer.example>\r\n')),
  ).toEqual([
    { kind: 'reply-elsewhere', domain: 'freemail.test', from: 'news.morel.example' },
    { kind: 'sender-differs', sender: 's@mailer.example', from: 'a@news.morel.example' },
  ]);
  expect(
    kinds(from(author, 'Reply-To: x@morel.example\r\nSender: <s@x.morel.example>\r\n')),
  ).toEqual([]);
});

test('a known name from a strange domain is told, a common first name is not', () => {
  const known = {
    people: [{ name: 'Hélène Le Goff', domain: 'reliure.example' }],
    domains: [],
  };
  expect(doubtsIn(from('Helene Le Goff <h@freemail.test>'), known)).toEqual([
    {
      kind: 'known-name',
      name: 'Helene Le Goff',
      known: 'reliure.example',
      domain: 'freemail.test',
    },
  ]);
  expect(kinds(from('Helene Le Goff <h@mail.reliure.example>'), known)).toEqual([]);
  expect(kinds(from('Hélène <h@freemail.test>'), known)).toEqual([]);
});

describe('a domain that passes for another', () => {
  test.each([
    ['paypa1.com', 'paypal.com'],
    ['rnicrosoft.com', 'microsoft.com'],
    ['arnazon.com', 'amazon.com'],
    ['mail.g00gle.com', 'google.com'],
    ['xn--oogle-wmc.com', 'google.com'], // ɢ, a small capital
    ['xn--oogle-v1a.com', 'google.com'],
    ['xn--paypa-hj1b.com', 'paypal.com'],
    ['xn--pypal-4ve.com', 'paypal.com'], // а is Cyrillic
  ])('%s is taken for %s', (host, like) => {
    expect(lookAlikeOf(host, [])?.like).toBe(like);
  });

  test('is judged by what the person knows, too', () => {
    expect(lookAlikeOf('banque-1oire.example', ['banque-loire.example'])?.like).toBe(
      'banque-loire.example',
    );
    expect(lookAlikeOf('banque-1oire.example', [])).toBeNull();
  });

  test.each([
    'paypal.com',
    'mail.paypal.com',
    'morel.example',
    'xn--mnchen-3ya.example', // münchen
    'xn--80a1acny.example', // почта
    'xn--wgv71a119e.example', // 日本語
  ])('%s is itself', (host) => {
    expect(lookAlikeOf(host, [])).toBeNull();
  });
});
