// Honest links are never questioned; those that claim another site always are.
import { expect, test } from 'vitest';
import { doubtOf, opensProgram } from '../../../lib/html/links.ts';

test.each([
  ['https://morel.example/a', 'Read more'],
  ['https://morel.example/a', 'morel.example'],
  ['https://www.morel.example/a', 'https://morel.example/b'],
  ['https://news.morel.example/a', 'www.morel.example'],
  ['https://cdn.example/report.pdf', 'report.pdf'],
  ['mailto:a@b.example', 'c.example'],
  ['https://a.example/', 'a@b.example'],
])('%s shown as "%s" is honest', (href, text) => {
  expect(doubtOf(href, text)).toBeNull();
});

test.each([
  ['https://evil.example/', 'https://bank.example/login', 'other-site'],
  ['https://evil.example/', 'bank.example', 'other-site'],
  ['https://bank.example.evil.example/', 'bank.example', 'other-site'],
  ['https://evil.example/', 'ba\u200bnk.example', 'other-site'],
  ['https://bank.example@evil.example/', 'Log in', 'user-in-address'],
  ['http://192.0.2.7/', 'Log in', 'bare-address'],
  ['http://0x7f.1/', 'Log in', 'bare-address'],
  ['http://[2001:db8::1]/', 'Log in', 'bare-address'],
  ['https://b\u0430nk.example/', 'Log in', 'look-alike'],
] as const)('%s shown as "%s" is doubted: %s', (href, text, why) => {
  expect(doubtOf(href, text)?.why).toBe(why);
});

test.each([
  ['mailto:a@b.example', true],
  ['tel:+4930123', true],
  ['MAILTO:a@b.example', true],
  ['https://a.example/mailto:', false],
  ['mailto', false],
])('another program answers %s: %s', (href, is) => {
  expect(opensProgram(href)).toBe(is);
});
