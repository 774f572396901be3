// SCRAM bound to the TLS connection it runs on, with a server that binds it at its own end:
// and somebody in between, who has the server's own certificate and key.
import { createHash, X509Certificate } from 'node:crypto';
import { connect } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { capaOf, faultOf, open, serve, type Peer } from '../scripted.ts';
import { certificates, encrypted } from '../tls-server.ts';
import { playScram } from './scram-server.ts';

const anna = { user: 'anna', password: 'Zq7-CANARY' };
const { sha256, pem } = certificates();
const versions = ['TLSv1.2', 'TLSv1.3'] as const;

/** What the server's end is bound to; handed over, it is another connection's. */
function boundAt(socket: unknown, version: (typeof versions)[number]) {
  if (!(socket instanceof TLSSocket)) throw new Error('not encrypted');
  if (version === 'TLSv1.3') {
    const label = 'EXPORTER-Channel-Binding';
    const data = socket.exportKeyingMaterial(32, label, Buffer.alloc(0));
    return { type: 'tls-exporter', data };
  }
  const der = new X509Certificate(pem('good')).raw;
  const data = createHash('sha256').update(der).digest();
  return { type: 'tls-server-end-point', data };
}

async function start(
  version: (typeof versions)[number],
  password = anna.password,
  hash: '256' | '1' = '256',
) {
  const inner: Peer[] = [];
  const only = { minVersion: version, maxVersion: version };
  const { port } = await serve(async (peer) => {
    const { inner: one } = encrypted(peer, 'good', only);
    inner.push(one);
    one.say('+OK ready\r\n');
    await one.line();
    one.say(capaOf(`SASL SCRAM-SHA-${hash}-PLUS SCRAM-SHA-${hash}`, 'PIPELINING'));
    await playScram(one, { password, bound: boundAt(one.socket, version) });
    await one.answer({ CAPA: capaOf('TOP') });
  });
  return { port, heard: () => inner.flatMap((one) => one.heard) };
}

const visit = (port: number) =>
  open(port, { security: 'tls', pin: sha256('good'), limits: { replyMs: 5_000 } });

describe.each(versions)('over %s', (version) => {
  test.each(['256', '1'] as const)(
    'both prove the password and the line, by SHA-%s',
    async (hash) => {
      const { port, heard } = await start(version, anna.password, hash);
      const pop3 = await visit(port);
      expect(pop3.tls?.protocol).toBe(version);
      await pop3.signIn(anna);
      expect(heard()[1]?.split(' ')[1]).toBe(`SCRAM-SHA-${hash}-PLUS`);
      expect(pop3.capabilities.top).toBe(true);
      pop3.destroy();
    },
  );

  test('a wrong password is a refusal, and no other way is left to show it', async () => {
    const { port, heard } = await start(version, 'another');
    const pop3 = await visit(port);
    expect(await faultOf(pop3.signIn({ ...anna, by: 'challenge' }))).toMatchObject({
      ...{ kind: 'sign-in', code: 'AUTH', isHashed: true },
      method: 'AUTH SCRAM-SHA-256-PLUS',
    });
    expect(heard().join()).not.toContain(anna.password);
    pop3.destroy();
  });
});

/** Ends the encryption with the server's own certificate, and begins another to the server. */
async function between(port: number, edit: (text: string) => string) {
  const said: string[] = [];
  const { port: here } = await serve((peer) => {
    const { inner } = encrypted(peer, 'good');
    inner.socket.removeAllListeners('data');
    const onward = connectTls({
      socket: connect(port, '127.0.0.1'),
      rejectUnauthorized: false,
    });
    onward.on('data', (chunk: Buffer) => inner.say(edit(chunk.toString('latin1'))));
    inner.socket.on('data', (chunk: Buffer) => {
      said.push(chunk.toString('latin1'));
      onward.write(chunk);
    });
    for (const socket of [onward, inner.socket])
      socket
        .on('error', () => {})
        .on('close', () => {
          onward.destroy();
          inner.socket.destroy();
        });
  });
  return { port: here, said: () => said.join('') };
}

describe('somebody in between, who has the key of the certificate that was pinned', () => {
  test('is found out, and hears neither the password nor another try', async () => {
    const server = await start('TLSv1.3');
    const middle = await between(server.port, (text) => text);
    const pop3 = await visit(middle.port);
    expect(await faultOf(pop3.signIn(anna))).toMatchObject({
      ...{ kind: 'garbled', command: 'AUTH' },
    });
    expect(pop3.ended).toMatchObject({ kind: 'garbled' });
    expect(middle.said().match(/AUTH|USER|PASS/g)).toEqual(['AUTH']);
  });

  test('gains nothing by taking the bound form out of the offer', async () => {
    const server = await start('TLSv1.3');
    const middle = await between(server.port, (text) =>
      text.replace('SCRAM-SHA-256-PLUS ', ''),
    );
    const pop3 = await visit(middle.port);
    expect(await faultOf(pop3.signIn({ ...anna, by: 'challenge' }))).toMatchObject({
      kind: 'sign-in',
    });
    expect(middle.said()).not.toContain('-PLUS');
    expect(middle.said()).not.toMatch(/USER|PASS/);
    pop3.destroy();
  });
});
