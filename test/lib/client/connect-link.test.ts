import { expect, test } from 'vitest';
import { readConnectLink, writeConnectLink } from '../../../lib/client/connect-link.ts';

test('a link written is the link read', () => {
  const to = {
    host: 'pop.example.org',
    port: 995,
    security: 'tls',
    user: 'a+b@é.example',
  } as const;
  expect(readConnectLink(writeConnectLink(to))).toEqual({ ...to, hadPassword: false });
});

test('a password in a link is dropped, and said', () => {
  const link = readConnectLink('#user=a&host=b&password=c');
  expect(link).toEqual({ user: 'a', host: 'b', hadPassword: true });
  expect(JSON.stringify(link)).not.toContain('"c"');
});

test.each(['', '#', '#section', '#foo=bar', '#port=0', '#port=70000', '#security=none'])(
  '%j is no connect link',
  (fragment) => {
    expect(readConnectLink(fragment)).toBeNull();
  },
);
