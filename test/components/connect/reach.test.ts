// From what was typed to how a mailbox is reached.
import { describe, expect, test } from 'vitest';
import {
  fillFrom,
  form,
  localPart,
  userForm,
  type ConnectForm,
  type ServerFields,
} from '../../../components/connect/form.ts';
import { foundFor } from '../../../components/connect/found.ts';
import {
  accountOf,
  problemsOf,
  userOf,
  withSecurity,
} from '../../../components/connect/reach.ts';

const server: ServerFields = {
  host: 'pop.acme.test',
  port: '995',
  security: 'tls',
  user: 'full',
  otherUser: '',
  signIn: 'automatic',
};
const filled: ConnectForm = {
  address: 'claire@acme.test',
  password: 'secret',
  server,
  plainAgreed: false,
  pin: null,
  visit: 'look',
  remember: false,
  isShared: false,
  tried: false,
  notice: null,
};

describe('the built-in list', () => {
  test('an address of La Poste is reached by its local part, without a network', () => {
    const found = foundFor('claire.martin@laposte.net');
    expect(found?.server).toMatchObject({
      host: 'pop.laposte.net',
      port: '995',
      security: 'tls',
      user: 'local',
    });
  });

  test('a domain without its @ is not looked up while it is being typed', () => {
    expect(foundFor('laposte.net')).toBeNull();
  });

  test('a provider without POP has no server, and the form says so', () => {
    const found = foundFor('x@icloud.com');
    expect(found?.server).toBeNull();
    const form = { ...filled, address: 'x@icloud.com', server: null };
    expect(problemsOf(form, found)).toEqual([
      { field: 'address', says: 'connect.miss.noPop' },
    ]);
  });

  test('a provider that takes no password is known before one is sent', () => {
    expect(foundFor('x@outlook.com')?.note).toBe('oauth-only');
  });
});

describe('what is missing', () => {
  test('a whole form misses nothing', () => {
    expect(problemsOf(filled, null)).toEqual([]);
  });

  test('each empty field is named once, first things first', () => {
    const empty = { ...filled, address: ' ', password: '', server: null };
    expect(problemsOf(empty, null).map(({ field }) => field)).toEqual([
      'address',
      'password',
    ]);
  });

  test('an unknown domain asks for the server, not for the address again', () => {
    const form = { ...filled, server: { ...server, host: '' } };
    expect(problemsOf(form, null)).toEqual([
      { field: 'host', says: 'connect.miss.host' },
    ]);
  });

  test.each(['', '0', '65536', '99x', '1e3', '-1'])('%j is no port', (port) => {
    const form = { ...filled, server: { ...server, port } };
    expect(problemsOf(form, null)).toEqual([
      { field: 'port', says: 'connect.miss.port' },
    ]);
  });

  test('not encrypted needs a second yes', () => {
    const plain = { ...filled, server: { ...server, security: 'plain' as const } };
    expect(problemsOf(plain, null)[0]?.field).toBe('plain');
    expect(problemsOf({ ...plain, plainAgreed: true }, null)).toEqual([]);
  });
});

describe('how the port follows the security', () => {
  test('the usual port gives way to the usual port', () => {
    expect(withSecurity(server, 'stls').port).toBe('110');
    expect(withSecurity(withSecurity(server, 'stls'), 'tls').port).toBe('995');
  });

  test('a port that was chosen stays', () => {
    expect(withSecurity({ ...server, port: '1995' }, 'stls').port).toBe('1995');
  });
});

describe('the account', () => {
  test('is filed under user, host in lower case, and port', () => {
    const account = accountOf(
      { ...filled, server: { ...server, host: ' POP.Acme.Test ' } },
      { ...server, host: ' POP.Acme.Test ' },
    );
    expect(account).toMatchObject({
      key: 'claire@acme.test@pop.acme.test:995',
      host: 'pop.acme.test',
      user: 'claire@acme.test',
    });
  });

  test('carries a pin only for the very server it was given for', () => {
    const sha256 = 'a'.repeat(64);
    const pinned = { ...filled, pin: { host: 'pop.acme.test', port: 995, sha256 } };
    expect(accountOf(pinned, server).pin).toBe(sha256);
    expect(accountOf(pinned, { ...server, port: '1995' })).not.toHaveProperty('pin');
    expect(accountOf(pinned, { ...server, host: 'evil.test' })).not.toHaveProperty('pin');
  });

  test('the user name is the address, its local part, or what was typed', () => {
    const as = (user: ServerFields['user']) =>
      userOf(' claire@acme.test ', { ...server, user, otherUser: ' c.m ' });
    expect([as('full'), as('local'), as('other')]).toEqual([
      'claire@acme.test',
      'claire',
      'c.m',
    ]);
  });

  test('an address with two @ is cut at the last one', () => {
    expect(localPart('"a@b"@acme.test')).toBe('"a@b"');
  });

  test('a remembered mailbox fills everything but the password', () => {
    const account = accountOf(
      { ...filled, visit: 'manage' },
      { ...server, user: 'local' },
    );
    fillFrom(account, 'manage');
    const now = form.get();
    expect(now).toMatchObject({
      address: 'claire@acme.test',
      password: '',
      visit: 'manage',
      remember: true,
    });
    expect(now.server).toEqual({ ...server, user: 'local' });
    expect(accountOf(now, now.server ?? server)).toEqual(account);
  });

  test('a way to sign in that was chosen goes along, and is remembered', () => {
    expect(accountOf(filled, server)).not.toHaveProperty('signIn');
    const account = accountOf(filled, { ...server, signIn: 'challenge' });
    expect(account.signIn).toBe('challenge');
    fillFrom(account, 'look');
    expect(form.get().server?.signIn).toBe('challenge');
  });

  test('a user name that is no part of the address is another one', () => {
    expect(userForm('claire@acme.test', 'u12345')).toEqual({
      user: 'other',
      otherUser: 'u12345',
    });
  });
});
