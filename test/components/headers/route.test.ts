// The way of a message in words, and its fields as they are looked for.
import { expect, test } from 'vitest';
import { matching, unfolded } from '../../../components/headers/fields.ts';
import {
  carriedBy,
  delayWords,
  routeWords,
} from '../../../components/headers/route-words.ts';
import { createText } from '../../../lib/i18n/text.ts';
import { readRoute } from '../../../lib/mail/route.ts';

const text = createText('en');
const at = (time: string) => `Mon, 02 Mar 2026 ${time} +0000`;

test('total and slowest hop are named, and a clock that is wrong is said to be', () => {
  const route = readRoute([
    `from b.example by mx3.example with ESMTPS (TLS1.3); ${at('12:00:14')}`,
    `from a.example by b.example with ESMTP; ${at('12:00:05')}`,
    `from [10.0.0.1] by a.example with ESMTPSA; ${at('12:00:00')}`,
  ]);
  expect(routeWords(route, text)).toBe(
    '14s from sender to mailbox; slowest hop 9s at mx3.example.',
  );
  const odd = readRoute([
    `from a.example by mx3.example with ESMTP; ${at('12:00:05')}`,
    `from [10.0.0.1] by a.example; ${at('12:01:10')}`,
  ]);
  const [first, last] = odd.hops;
  if (!first || !last) throw new Error('two hops were written');
  expect(delayWords(first, text)).toBe('');
  expect(delayWords(last, text)).toContain('clock differs');
  expect(delayWords(last, text)).toContain(text.duration(65_000));
  expect(carriedBy(last, text)).toBe('ESMTP, not encrypted');
  expect(routeWords(odd, text)).toContain('clocks differ');
  expect(routeWords(readRoute([]), text)).toBe('');
});

test.each([
  [0, '0s'],
  [999, '1s'],
  [192_000, '3m 12s'],
  [3_600_000, '1h'],
  [90_061_000, '1d 1h'],
])('%i ms are %s', (ms, words) => {
  expect(text.duration(ms)).toBe(words);
});

test('fields are found by name, by what they say and by what was sent', () => {
  const headers = [
    { name: 'Subject', raw: 'Subject: =?utf-8?Q?caf=C3=A9?=', decoded: 'café' },
    {
      name: 'To',
      raw: 'To: a@b.example,\r\n c@d.example',
      decoded: 'a@b.example, c@d.example',
    },
  ];
  const names = (query: string) => matching(headers, query).map(({ name }) => name);
  expect(names('CAFÉ')).toEqual(['Subject']);
  expect(names('=c3')).toEqual(['Subject']);
  expect(names(' to ')).toEqual(['To']);
  expect(names('')).toHaveLength(2);
  expect(names('nowhere')).toEqual([]);
  expect(unfolded(headers[1]?.raw ?? '')).toBe('a@b.example, c@d.example');
});
