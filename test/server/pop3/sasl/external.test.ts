// SASL EXTERNAL: a certificate shown in the handshake signs in, on a real Dovecot that asks
// for one; and its key is in nothing that is said.
import { createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClientCertificate } from '../../../../server/pop3/api.ts';
import { stepOf } from '../../../../server/pop3/sasl/mechanism.ts';
import { external } from '../../../../server/pop3/sasl/simple.ts';
import { dovecotAvailable, startDovecot, type Dovecot } from '../../../rigs/dovecot.ts';
import { faultOf, greeted, open, plainDial, traces } from '../scripted.ts';
import { certificates, tlsServer } from '../tls-server.ts';

const { pem, key, sha256 } = certificates();
const letter = Buffer.from('Subject: for Anna alone\r\n\r\nhello\r\n');
const passphrase = 'Zq7-CANARY-passphrase';
/** Its key is locked by a passphrase. */
function locked(): string {
  const cipher = 'aes-256-cbc';
  const pkcs8 = { type: 'pkcs8', format: 'pem', cipher, passphrase } as const;
  return createPrivateKey(key('anna')).export(pkcs8).toString();
}

const missing = dovecotAvailable();
if (missing !== null) console.log(missing);
describe.skipIf(missing !== null)('Dovecot, which asks for a certificate', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot({
      users: [
        { name: 'anna', password: 'not needed', messages: [letter] },
        { name: 'bert', password: 'not needed', messages: [] },
      ],
      clientRoot: pem('ca'),
    });
  });
  afterAll(() => dovecot?.stop());

  const visit = (
    clientCertificate?: ClientCertificate,
    security: 'tls' | 'stls' = 'tls',
  ) => {
    const { trace, all } = traces();
    const port = security === 'tls' ? dovecot.pop3sPort : dovecot.pop3Port;
    const pin = dovecot.certificate.sha256;
    const own = clientCertificate && { clientCertificate };
    const pop3 = open(port, { security, pin, trace, dial: plainDial, ...own });
    return { pop3, all };
  };

  test.each(['tls', 'stls'] as const)('lets us in by it, over %s', async (security) => {
    const { pop3: opening, all } = visit(
      { pem: pem('anna'), key: key('anna') },
      security,
    );
    const pop3 = await opening;
    expect(pop3.capabilities.sasl).toContain('EXTERNAL');
    await pop3.signIn({ user: 'anna', certificate: true });
    expect(await pop3.stat()).toMatchObject({ count: 1 });
    expect(all.map(({ command }) => command)).toContain('AUTH EXTERNAL •••••');
    await pop3.quit();
  });

  test('takes the name from it where we give none, and the key may be locked', async () => {
    const { pop3: opening, all } = visit({ pem: pem('anna'), key: locked(), passphrase });
    const pop3 = await opening;
    await pop3.signIn({ user: '', certificate: true });
    expect(await pop3.stat()).toMatchObject({ count: 1 });
    expect(JSON.stringify(all)).not.toContain(passphrase);
    await pop3.quit();
  });

  test('does not let us in as somebody else', async () => {
    const { pop3: opening } = visit({ pem: pem('anna'), key: key('anna') });
    const pop3 = await opening;
    const signIn = faultOf(pop3.signIn({ user: 'bert', certificate: true }));
    expect(await signIn).toMatchObject({ kind: 'sign-in', method: 'AUTH EXTERNAL' });
    pop3.destroy();
  });

  test('does not let us in without one', async () => {
    const pop3 = await visit().pop3;
    const signIn = faultOf(pop3.signIn({ user: 'anna', certificate: true }));
    expect(await signIn).toMatchObject({
      kind: expect.stringMatching(/sign-in|no-method/),
    });
    pop3.destroy();
  });
});

describe('a certificate of ours', () => {
  test('that does not fit is told before a byte leaves, without a word of its key', async () => {
    const good = await tlsServer('good');
    const broken: [string, () => ClientCertificate][] = [
      ['no PEM', () => ({ pem: 'nonsense', key: key('anna') })],
      ['another key', () => ({ pem: pem('anna'), key: key('good') })],
      ['no passphrase', () => ({ pem: pem('anna'), key: locked() })],
      ['a wrong one', () => ({ pem: pem('anna'), key: locked(), passphrase: 'Zq7-no' })],
    ];
    for (const [name, certificate] of broken) {
      const { trace, all } = traces();
      const fault = await faultOf(
        open(good.port, {
          ...{ security: 'tls', pin: sha256('good'), trace, dial: plainDial },
          clientCertificate: certificate(),
        }),
      );
      expect(fault, name).toMatchObject({ kind: 'tls', certificate: null });
      const said = JSON.stringify([fault, all]);
      expect(said).not.toContain('Zq7');
      expect(said).not.toContain('PRIVATE');
    }
    expect(good.heard()).toEqual([]);
  });

  test('signs in nowhere on a line that is not encrypted', async () => {
    const { pop3, heard } = await greeted({ CAPA: '+OK\r\nSASL EXTERNAL\r\n.\r\n' });
    const signIn = faultOf(pop3.signIn({ user: 'anna', certificate: true }));
    expect(await signIn).toEqual({ kind: 'no-method' });
    expect(heard()).toEqual([]);
    pop3.destroy();
  });

  test('without a name says so in one line, as a response of no bytes', () => {
    const step = (user: string) => stepOf(external({ user, certificate: true }));
    expect(step('')?.line).toBe('AUTH EXTERNAL =');
    expect(step('anna')?.line).toBe('AUTH EXTERNAL YW5uYQ==');
    // A server of RFC 1734 asks for it once more.
    expect(step('')?.more?.('+ ')).toBe('');
  });
});
