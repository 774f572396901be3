import { describe, expect, test } from 'vitest';
import { faultWords } from '../../../lib/client/fault-words.ts';
import { createText } from '../../../lib/i18n/text.ts';
import { ceilings, moments, type Fault } from '../../../lib/wire/faults.ts';

const certificate = {
  subject: 'CN=mail.example.org',
  issuer: 'CN=Example CA',
  names: ['*.example.org', 'mail.example.org'],
  validFrom: 'Jan  1 00:00:00 2026 GMT',
  validTo: 'May 12 12:00:00 2026 GMT',
  sha256: 'ab'.repeat(32),
};
const host = 'pop.example.org';
const line = '-ERR no, says the server';

/** One of each kind, and of each reason where reasons have words of their own. */
const faults: Fault[] = [
  { kind: 'no-such-host', host },
  { kind: 'refused-port', host, port: 110 },
  { kind: 'refused-port', host, port: 995 },
  { kind: 'no-answer', host, port: 995, seconds: 15 },
  { kind: 'unreachable', host },
  ...moments.flatMap((during): Fault[] => [
    { kind: 'closed', during, line: '' },
    { kind: 'garbled', during, line },
    { kind: 'timed-out', during, seconds: 30 },
  ]),
  ...ceilings.map((what): Fault => ({ kind: 'too-large', what, limit: 1_000_000 })),
  ...(['imap', 'smtp', 'http', 'ftp', 'ssh', 'tls', 'unknown'] as const).map(
    (looksLike): Fault => ({ kind: 'not-pop3', host, port: 143, looksLike, line }),
  ),
  { kind: 'port-not-tls', port: 110 },
  { kind: 'port-wants-tls', port: 995 },
  { kind: 'no-stls', host },
  ...(
    [
      'expired',
      'not-yet',
      'name',
      'self-signed',
      'chain',
      'pin-changed',
      'other',
    ] as const
  ).map((why): Fault => ({ kind: 'certificate', why, host, certificate, code: 'CODE' })),
  {
    kind: 'certificate',
    why: 'expired',
    host,
    certificate: { ...certificate, validTo: '' },
    code: 'CERT_HAS_EXPIRED',
  },
  {
    kind: 'certificate',
    why: 'name',
    host,
    certificate: { ...certificate, names: ['*.example.org'] },
    code: 'X',
  },
  { kind: 'old-tls', host, detail: 'only TLSv1.0 here' },
  { kind: 'old-tls', host, detail: 'handshake failure' },
  ...(
    [
      'refused',
      'challenge-refused',
      'app-password',
      'oauth-only',
      'pop-off',
      'blocked',
      'plain-forbidden',
      'unsayable',
      'no-method',
    ] as const
  ).flatMap((why): Fault[] => [
    { kind: 'sign-in', why, line },
    { kind: 'sign-in', why, line: '' },
  ]),
  { kind: 'in-use', line, retrySeconds: 20 },
  { kind: 'login-delay', line, retrySeconds: 60 },
  { kind: 'server-temporary', line },
  { kind: 'server-permanent', line },
  { kind: 'no-top' },
  { kind: 'no-uidl' },
  { kind: 'needs-retr' },
  { kind: 'gone', line },
  { kind: 'refused', command: 'DELE', line },
  { kind: 'idle', minutes: 10 },
  { kind: 'relay-gone' },
  { kind: 'not-allowed', host, allowed: ['pop.a.example', '*.b.example'] },
  { kind: 'not-allowed', host, allowed: [] },
  { kind: 'too-many', retrySeconds: 30 },
  { kind: 'bad-request', what: 'plaintext' },
  { kind: 'bad-request', what: 'pin' },
  { kind: 'bad-request', what: 'ids' },
  { kind: 'wrong-version', ours: 1, theirs: 2 },
  { kind: 'not-signed-in' },
  { kind: 'busy' },
  { kind: 'cancelled' },
  { kind: 'shutting-down' },
  { kind: 'internal', ref: 'a1b2' },
  { kind: 'internal', ref: '' },
  { kind: 'internal', ref: 'journal' },
];
const contexts = [
  {},
  { account: { address: 'claire@example.org', user: 'claire@example.org', host } },
  { account: { address: 'a@gmail.com', user: 'a@gmail.com', host: 'pop.gmail.com' } },
  { account: { address: 'a@outlook.fr', user: 'a@outlook.fr', host }, hasCopy: true },
];

describe.each(['en', 'fr'] as const)('faults in words (%s)', (language) => {
  const { t } = createText(language);

  test('every fault is told whole, whatever is known of the mailbox', () => {
    for (const fault of faults)
      for (const context of contexts) {
        const words = faultWords(fault, context);
        const said = [words.title, words.body, words.action].map((key) =>
          t(key, words.values),
        );
        for (const sentence of said) {
          expect(sentence.trim(), JSON.stringify(fault)).not.toBe('');
          expect(sentence).not.toMatch(/undefined|NaN|\{|\}|Error:/);
        }
      }
  });
});

test.each([
  ['en', 'a listing of more than 100 lines; it was stopped there. Nothing was deleted.'],
  [
    'fr',
    'une liste de plus de 100 lignes\u00a0; c’est arrêté là. Rien n’a été supprimé.',
  ],
] as const)('too many lines are counted as lines (%s)', (language, end) => {
  const { body, values } = faultWords({ kind: 'too-large', what: 'lines', limit: 100 });
  expect(createText(language).t(body, values)).toContain(end);
});

test.each(['en', 'fr'] as const)(
  'each moment has words of its own, without a hole (%s)',
  (language) => {
    const { t } = createText(language);
    const said = moments.map((during) => {
      const { title, body, values } = faultWords({ kind: 'garbled', during, line: '' });
      return `${t(title, values)}. ${t(body, values)}`;
    });
    for (const sentence of said) expect(sentence).not.toMatch(/ [.;]/);
    // Only what is rare shares its words: the connecting, and the visit at large.
    expect(new Set(said).size).toBe(moments.length - 1);
    // A garbled goodbye and a relay that is not understood must not say what nobody knows.
    expect(said[moments.indexOf('update')]).not.toMatch(/Nothing was|Rien n’a/);
    expect(said[moments.indexOf('relay')]).not.toMatch(/Nothing was|Rien n’a/);
  },
);

test('a refused full address offers the part before the @, in one click', () => {
  const account = { address: 'claire@example.org', user: 'claire@example.org', host };
  const words = faultWords({ kind: 'sign-in', why: 'refused', line }, { account });
  expect(words.fix).toEqual({ kind: 'switch', user: 'claire' });
  expect(createText('en').t(words.action, words.values)).toBe('Try “claire”');
});

test('a stranger’s certificate is never one click away from the password', () => {
  for (const names of [['evil.example.net'], ['pop.evil.co.uk'], ['*.evil.net']]) {
    const asked = names[0]?.endsWith('co.uk') ? 'pop.good.co.uk' : host;
    const fault: Fault = {
      kind: 'certificate',
      why: 'name',
      host: asked,
      certificate: { ...certificate, names },
      code: 'X',
    };
    expect(faultWords(fault).fix).toEqual({ kind: 'edit', field: 'server' });
  }
});

test('a certificate for another name of the same house offers that name', () => {
  const fault: Fault = { kind: 'certificate', why: 'name', host, certificate, code: 'X' };
  expect(faultWords(fault).fix).toEqual({ kind: 'switch', host: 'mail.example.org' });
});

test('no one-click fix leads away from encryption', () => {
  for (const fault of faults)
    for (const context of contexts) {
      const { fix } = faultWords(fault, context);
      if (fix.kind === 'switch') expect(fix.security).not.toBe('plain');
    }
});
