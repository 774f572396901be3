// TLS from the first byte, with certificates good, bad and old, and servers that never shake
// hands.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { faultOf, open, plainDial, serve, traces } from './scripted.ts';
import { certificates, tlsServer } from './tls-server.ts';

const { root, sha256, pem, key } = certificates();
const quick = { tlsMs: 1_000, greetingMs: 1_000, replyMs: 1_000 };
const common = { host: 'pop.test', dial: plainDial, limits: quick };

describe('a certificate nobody vouches for', () => {
  test('is refused with all that is known of it, and nothing is sent', async () => {
    const { port, heard } = await tlsServer('self');
    const steps: string[] = [];
    const fault = await faultOf(
      open(port, { ...common, security: 'tls', onStep: (step) => steps.push(step) }),
    );
    expect(fault).toMatchObject({
      kind: 'tls',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      certificate: {
        subject: 'pop.test',
        issuer: 'pop.test',
        names: ['pop.test'],
        sha256: sha256('self'),
      },
    });
    expect(JSON.stringify(fault)).toMatch(/"validTo":"\d{4}-\d\d-\d\dT/);
    expect(heard()).toEqual([]);
    expect(steps).toEqual(['connect', 'tls', 'cert']);
  });

  test('is accepted when it is the one that was pinned', async () => {
    const { port, sni } = await tlsServer('self');
    const { trace, all } = traces();
    const pin = sha256('self')
      .toUpperCase()
      .replace(/..(?=.)/g, '$&:');
    const pop3 = await open(port, { ...common, security: 'tls', pin, trace });
    expect(pop3.tls).toMatchObject({
      pinned: true,
      protocol: 'TLSv1.3',
      certificate: { sha256: sha256('self') },
    });
    await pop3.signIn({ user: 'anna', password: 'secret' });
    expect(sni()).toBe('pop.test');
    expect(all.map(({ command }) => command).slice(0, 3)).toEqual([
      '⟂ connect',
      'TLS',
      '(greeting)',
    ]);
    await pop3.quit();
  });

  test.each(['self', 'good'])(
    'is refused when another was pinned, were it a %s one',
    async (name) => {
      const { port, heard } = await tlsServer(name);
      const opened = open(port, { ...common, security: 'tls', pin: sha256('other') });
      expect(await faultOf(opened)).toMatchObject({
        kind: 'pin-changed',
        certificate: { sha256: sha256(name) },
      });
      expect(heard()).toEqual([]);
    },
  );
});

describe('a certificate of a trusted root', () => {
  /** Roots are read when a process starts: another one asks. */
  async function ask(port: number, host: string): Promise<unknown> {
    const script = new URL('./trusting.ts', import.meta.url).pathname;
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: root };
    const args = ['--import', 'tsx', script, String(port), host];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    return JSON.parse(stdout);
  }

  test.each([
    ['good', 'pop.test', { signedIn: true, pinned: false, issuer: 'Root' }],
    ['good', '127.0.0.1', { signedIn: true }],
    [
      'other',
      'pop.test',
      {
        kind: 'tls',
        code: 'ERR_TLS_CERT_ALTNAME_INVALID',
        certificate: { names: ['elsewhere.test'] },
      },
    ],
    [
      'expired',
      'pop.test',
      { kind: 'tls', code: 'CERT_HAS_EXPIRED', certificate: { subject: 'expired' } },
    ],
  ])('%s, at %s', async (name, host, outcome) => {
    const { port, heard } = await tlsServer(name);
    expect(await ask(port, host)).toMatchObject(outcome);
    expect(heard().length > 0).toBe('signedIn' in outcome);
  });
});

describe('no handshake', () => {
  test('TLS 1.1 is too old, whatever Node would accept', async () => {
    const { port } = await tlsServer('good', {
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1',
      ciphers: 'ALL@SECLEVEL=0',
    });
    const { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS } = tls;
    onTestFinished(
      () => void Object.assign(tls, { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS }),
    );
    tls.DEFAULT_MIN_VERSION = 'TLSv1';
    tls.DEFAULT_CIPHERS = 'ALL@SECLEVEL=0';
    // As a client shakes hands that leaves it to Node.
    const lax = tls.connect({ port, rejectUnauthorized: false });
    await once(lax, 'secureConnect');
    expect(lax.getProtocol()).toBe('TLSv1.1');
    lax.destroy();
    const pin = sha256('good');
    const certified = { pem: pem('anna'), key: key('anna') };
    for (const more of [{}, { pin }, { pin, clientCertificate: certified }]) {
      const opened = open(port, { ...common, ...more, security: 'tls' });
      expect(await faultOf(opened)).toMatchObject({ kind: 'tls', certificate: null });
    }
  });

  test('a port that speaks POP3 in the clear', async () => {
    const server = await serve((peer) => peer.say('+OK Dovecot ready.\r\n'));
    const opened = open(server.port, { ...common, security: 'tls' });
    expect(await faultOf(opened)).toMatchObject({
      kind: 'tls',
      code: 'ERR_SSL_WRONG_VERSION_NUMBER',
    });
  });

  test('a server that is silent, or hangs up', async () => {
    const silent = await serve(() => {});
    const rude = await serve((peer) => peer.socket.end());
    const opened = (port: number) => faultOf(open(port, { ...common, security: 'tls' }));
    expect(await opened(silent.port)).toMatchObject({ kind: 'timed-out', phase: 'tls' });
    expect(await opened(rude.port)).toMatchObject({ kind: 'tls', code: 'ECONNRESET' });
  });

  test('called off in the middle', async () => {
    const off = new AbortController();
    const server = createServer((socket) =>
      socket.on('data', () => off.abort()).on('error', () => {}),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    expect(
      await faultOf(open(port, { ...common, security: 'tls', signal: off.signal })),
    ).toMatchObject({ kind: 'cancelled' });
    await new Promise((done) => server.close(done));
  });
});
