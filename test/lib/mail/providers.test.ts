import { describe, expect, test } from 'vitest';
import { findProvider, providerOfHost, userNameOf } from '../../../lib/mail/providers.ts';
import { providerTable } from '../../../lib/mail/provider-table.ts';

describe('the provider of an address', () => {
  test.each([
    ['claire.martin@laposte.net', 'pop.laposte.net', 'claire.martin'],
    ['x@GMAIL.com', 'pop.gmail.com', 'x@GMAIL.com'],
    ['gmx.de', 'pop.gmx.net', 'gmx.de'],
    ['a@b@free.fr', 'pop.free.fr', 'a@b'],
  ])('%s is served by %s as %s', (address, host, user) => {
    const provider = findProvider(address);
    expect(provider).toMatchObject({ host, port: 995, security: 'tls' });
    expect(provider && userNameOf(provider, address)).toBe(user);
  });

  test.each(['x@example.org', 'x@notgmail.com', 'x@mail.gmail.com', '', '@', 'x@'])(
    'of %j is not guessed',
    (address) => {
      expect(findProvider(address)).toBeNull();
    },
  );

  test('says where a password is not enough, before one is sent', () => {
    expect(findProvider('x@outlook.com')?.note).toBe('oauth-only');
    expect(findProvider('x@icloud.com')?.note).toBe('no-pop');
    expect(findProvider('x@yahoo.fr')?.note).toBe('app-password');
  });
});

describe('the table', () => {
  test('holds forty providers and more, each with its own id', () => {
    expect(providerTable.length).toBeGreaterThanOrEqual(40);
    expect(new Set(providerTable.map(({ id }) => id)).size).toBe(providerTable.length);
  });

  test('gives each domain to one provider, in lower case', () => {
    const domains = providerTable.flatMap(({ domains }) => domains.split(' '));
    expect(new Set(domains).size).toBe(domains.length);
    for (const domain of domains) expect(domain).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  });

  test('never leads to an unencrypted line, and only to https pages', () => {
    for (const { host, port, security, note, help } of providerTable) {
      expect(host === '').toBe(note === 'no-pop');
      expect(port).toBe(security === 'tls' ? 995 : 110);
      if (help !== null) expect(help).toMatch(/^https:\/\//);
    }
  });
});

test('a server leads back to its provider', () => {
  expect(providerOfHost('POP.gmail.com')?.id).toBe('gmail');
  expect(providerOfHost('')?.note ?? 'no-pop').toBe('no-pop');
});
