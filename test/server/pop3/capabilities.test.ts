// CAPA answers as servers send them, the odd ones too.
import { expect, test } from 'vitest';
import { noCapabilities, readCapabilities } from '../../../server/pop3/capabilities.ts';

test('every word of RFC 2449 and RFC 6856 is read', () => {
  const read = readCapabilities([
    'TOP',
    'uidl',
    'USER',
    'STLS',
    'PIPELINING',
    'RESP-CODES',
    'AUTH-RESP-CODE',
    'SASL plain Scram-Sha-256',
    'EXPIRE 30 USER',
    'LOGIN-DELAY 900 user',
    'IMPLEMENTATION Some Server 1.0 (beta)',
    'UTF8 USER',
    'LANG',
    'X-OWN thing',
  ]);
  expect(read).toMatchObject({
    ...{ top: true, uidl: true, user: true, stls: true, pipelining: true },
    ...{ respCodes: true, authRespCode: true, sasl: ['PLAIN', 'SCRAM-SHA-256'] },
    ...{ expireDays: 30, expiresNever: false, loginDelaySeconds: 900 },
    ...{ perUser: { expire: true, loginDelay: true } },
    ...{
      implementation: 'Some Server 1.0 (beta)',
      utf8: true,
      utf8Names: true,
      lang: true,
    },
  });
  expect(read.lines).toContain('UIDL');
  expect(read.lines).toContain('X-OWN thing');
});

test.each([
  ['EXPIRE NEVER', null, true],
  ['EXPIRE never', null, true],
  // GNU Mailutils.
  ['EXPIRENEVER', null, true],
  ['EXPIRE 0', 0, false],
  ['EXPIRE', null, false],
  ['EXPIRE 5days', null, false],
  ['EXPIRE 99999999999', null, false],
])('%s', (line, expireDays, expiresNever) => {
  expect(readCapabilities([line])).toMatchObject({ expireDays, expiresNever });
});

test('mechanisms said in two lines are all there', () => {
  const { sasl } = readCapabilities(['SASL PLAIN LOGIN', 'USER', 'sasl scram-sha-256']);
  expect(sasl).toEqual(['PLAIN', 'LOGIN', 'SCRAM-SHA-256']);
});

test('what is not said is not there', () => {
  expect(noCapabilities).toMatchObject({
    ...{ known: false, top: false, sasl: [], expireDays: null, implementation: null },
    ...{ utf8: false, utf8Names: false, lang: false, authRespCode: false },
  });
  expect(readCapabilities(['UTF8', 'IMPLEMENTATION'])).toMatchObject({
    ...{ known: true, utf8: true, utf8Names: false, implementation: null },
  });
});
