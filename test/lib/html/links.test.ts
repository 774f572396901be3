// Honest links are never questioned; those that claim another site always are.
import { expect, test } from 'vitest';
import { loadDomains } from '../../../lib/html/domains.ts';
import {
  doubtOf,
  opensProgram,
  withoutTracking,
  writesTo,
} from '../../../lib/html/links.ts';
import { isDisguised } from '../../../lib/domains/letters.ts';

const domains = await loadDomains();

test.each([
  ['https://morel.example/a', 'Read more'],
  ['https://morel.example/a', 'morel.example'],
  ['https://www.morel.example/a', 'https://morel.example/b'],
  ['https://news.morel.example/a', 'www.morel.example'],
  ['https://news.shop.co.uk/a', 'www.shop.co.uk'],
  ['https://m\u00fcnchen.example/', 'm\u00fcnchen.example'],
  ['https://\u043f\u043e\u0447\u0442\u0430.example/', 'Read'],
  ['https://\u65e5\u672cshop.example/', 'Read'],
  ['https://youtube.com/x', 'a film'],
  ['https://cdn.example/report.pdf', 'report.pdf'],
  ['https://cdn.example/a', '"index.html"'],
  ['https://morel.example/a', '(https://www.morel.example/a).'],
  ['https://a.example/', 'Read https: it is safe'],
  [
    'https://a.example/',
    `Much is said here of https://b.example ${'and more '.repeat(9)}`,
  ],
  // Words that name no site, or the real one, or go there by way of who sends for others.
  ...[
    'Read more.It is worth it',
    'Meet at 10.am',
    'Written in Node.js',
    'See README.md and setup.sh',
    'U.S. mail',
    'Mr.Smith and J.Crew',
    'version 2.0.1',
    'Save 3.50 now',
    'Write to service@paypal.com',
    'Read more...',
    `Much is said here of paypal.com ${'and more '.repeat(9)}`,
    'Sign in at morel.fr, as at paypal.com',
  ].map((text) => ['https://www.morel.fr/', text] as const),
  ['https://x.us1.list-manage.com/track/click?u=1', 'Visit shop.morel.fr today'],
  ['https://x.us1.list-manage.com/track/click?u=1', 'Read more'],
  ['https://amazon.com.be/', 'Read more'],
  ['https://www.support.us.morel.example/', 'Read more'],
  // What leads to the real one however it is written.
  ['https://\u24d6oogle.com/', '\u24d6oogle.com'],
  ['mailto:a@b.example', 'c.example'],
  ['https://a.example/', 'a@b.example'],
] as const)('%s shown as "%s" is honest', (href, text) => {
  expect(doubtOf(href, text, domains)).toBeNull();
});

test.each([
  ['https://evil.example/', 'https://bank.example/login', 'other-site'],
  ['https://evil.example/', 'bank.example', 'other-site'],
  ['https://bank.example.evil.example/', 'bank.example', 'other-site'],
  ['https://evil.example/', 'ba\u200bnk.example', 'other-site'],
  ...[
    'www.bank.example/login.html', 'bank.example/index.php', 'bank.example/invoice.pdf', '(https://bank.example)',
    '<https://bank.example>', '"https://bank.example"', '\u2192 https://bank.example', '//bank.example',
    'www.bank.example.', 'https:bank.example', 'https:/bank.example', 'bank\uff0eexample', 'bank\u2024example',
    'bank\u3002example', 'https://bank.example/ (secure)', 'https:// bank.example', '\u202ahttps://bank.example\u202c',
    'bank.example\u2066', 'https://bank.example@evil.example/', 'ftp://bank.example',
  ].map((text) => ['https://evil.example/', text, 'other-site'] as const), // prettier-ignore
  ...[
    'Sign in at paypal.com', 'PayPal.com: sign in', 'Sign in (www.paypal.com/login) now', 'at paypal\ua4f8com',
    'Visit shop.morel.fr today', 'Paypal.Com wants you', '\u24d6oogle.com', '\uff27oogle.com: log in',
  ].map((text) => ['https://evil.example/', text, 'other-site'] as const), // prettier-ignore
  ['https://x.us1.list-manage.com/c', 'Sign in at paypal.com', 'other-site'],
  ...[
    'www.paypal.com.evil.example', 'paypal.com.evil.example', 'secure.paypal.com.x.evil.example',
    'paypal.com-login.example', 'www.bank.com.evil.example',
  ].map((host) => [`https://${host}/`, 'Log in', 'look-alike'] as const), // prettier-ignore
  ...[
    '\u0262oogle.com', 'paypa\u1e37.com', '\u0121oogle.com', '\u0138raken.com', 'paypa1.com', 'rnicrosoft.com',
  ].map((host) => [`https://${host}/`, 'Log in', 'look-alike'] as const), // prettier-ignore
  ['https://bit.ly./3xYz', 'Read more', 'shortener'],
  ['https://bank.example@evil.example/', 'Log in', 'user-in-address'],
  ['http://192.0.2.7/', 'Log in', 'bare-address'],
  ['http://0x7f.1/', 'Log in', 'bare-address'],
  ['http://[2001:db8::1]/', 'Log in', 'bare-address'],
  ['https://b\u0430nk.example/', 'Log in', 'look-alike'],
  ['https://\u0440\u0430\u0443\u0440\u0430\u04cf.example/', 'Log in', 'look-alike'],
  ['https://other.co.uk/', 'bank.co.uk', 'other-site'],
  ['https://thief.github.io/', 'bank.github.io', 'other-site'],
  ['https://bit.ly/3xYz', 'Read more', 'shortener'],
  ['https://www.tinyurl.com/y', 'Read more', 'shortener'],
] as const)('%s shown as "%s" is doubted: %s', (href, text, why) => {
  expect(doubtOf(href, text, domains)?.why).toBe(why);
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

test.each([
  ['paypal.com', false],
  ['xn--mnchen-3ya.de', false],
  ['xn--pypal-4ve.com', true], // p\u0430ypal: one Cyrillic letter
  ['xn--80ak6aa92e.com', true], // \u0430\u0440\u0440\u04cf\u0435: all of them
  ['xn--e1afmkfd.xn--p1ai', false], // \u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444
  ['xn--fiqs8s.cn', false],
  ['xn--99999999.com', true],
])('%s passes for another: %s', (host, is) => {
  expect(isDisguised(host)).toBe(is);
});

test.each([
  ['https://a.example/?utm_source=x&id=7&UTM_medium=y', 'https://a.example/?id=7'],
  ['https://a.example/p?fbclid=1#here', 'https://a.example/p#here'],
  ['https://a.example/?q=a+b%20c&mc_eid=9&x[]=1', 'https://a.example/?q=a+b%20c&x[]=1'],
  ['https://a.example/?a=1&utm%5Fsource=x', 'https://a.example/?a=1'],
  ['https://a.example/?utm_source=x&&b', 'https://a.example/?b'],
  ['https://a.example/?a=1#utm_source=x&utm_medium=y', 'https://a.example/?a=1'],
  ['https://a.example/#at&utm_medium=y', 'https://a.example/#at'],
  ['https://a.example/?a=%zz&&b#part', null],
  ['https://a.example/?id=7', null],
  ['https://a.example/?outm_source=7', null],
  ['https://a.example/', null],
  ['mailto:a@b.example?utm_source=1', null],
  ['javascript:alert(1)?utm_source=1', null],
])('without tracking %s is %s', (href, clean) => {
  expect(withoutTracking(href)).toBe(clean);
});

test.each([
  ['mailto:a@b.example?subject=x&attach=/etc/passwd&body=y', 'a@b.example'],
  ['mailto:a%40b.example', 'a@b.example'],
  ['mailto:%zz', '%zz'],
  ['https://a.example/', null],
  ['no address', null],
])('%s writes to %s', (href, who) => {
  expect(writesTo(href)).toBe(who);
});
