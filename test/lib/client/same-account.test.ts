// A copy into the mailbox it is of is no copy: what may be the same account is found out.
import { expect, test } from 'vitest';
import { mayBeSame } from '../../../lib/client/same-account.ts';

const at = (address: string, host: string, user = address) => ({ address, host, user });

test.for<[boolean, ReturnType<typeof at>, ReturnType<typeof at>]>([
  [true, at('a@gmail.com', 'pop.gmail.com'), at('a@gmail.com', 'imap.gmail.com')],
  [true, at('A@gmail.com', 'pop.gmail.com'), at('a@gmail.com ', 'imap.other.net')],
  [
    true,
    at('a.b@gmail.com', 'pop.gmail.com', 'recent:a.b'),
    at('ab+x@gmail.com', 'imap.gmail.com'),
  ],
  [
    true,
    at('a@x.org', 'mail.host.net', 'a'),
    at('other@x.org', 'mail.host.net', 'a@x.org'),
  ],
  [true, at('a@x.org', '127.0.0.1'), at('a@y.org', '127.0.0.1')],
  [false, at('a@x.org', 'pop.x.org'), at('a@y.org', 'imap.y.org')],
  [false, at('a@x.org', 'pop.x.org'), at('b@x.org', 'imap.x.org')],
  [false, at('a@x.org', '10.0.0.1'), at('a@y.org', '10.1.0.1')],
])('%s: %o and %o', ([expected, source, target]) => {
  expect(mayBeSame(source, target)).toBe(expected);
});
