// Both ends of a TLS connection find the same thing to bind to, and no third.
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { bindingOf } from '../../../../server/pop3/sasl/binding.ts';
import { makeCertificate } from '../../../rigs/certificate.ts';

async function pair(
  certificate: { pem: string; key: string },
  version: 'TLSv1.2' | 'TLSv1.3',
): Promise<{ ours: TLSSocket; theirs: TLSSocket }> {
  const server = createServer({ cert: certificate.pem, key: certificate.key });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const accepted = once(server, 'secureConnection');
  const versions = { minVersion: version, maxVersion: version };
  const ours = connect({
    port,
    host: '127.0.0.1',
    rejectUnauthorized: false,
    ...versions,
  });
  const [theirs] = (await accepted) as [TLSSocket];
  if (!ours.authorizationError) await once(ours, 'secureConnect');
  onTestFinished(() => {
    ours.destroy();
    theirs.destroy();
    server.close();
  });
  return { ours, theirs };
}

test('TLS 1.3: what both export of the connection, and another connection does not', async () => {
  const certificate = makeCertificate();
  const one = await pair(certificate, 'TLSv1.3');
  const two = await pair(certificate, 'TLSv1.3');
  const exported = one.theirs.exportKeyingMaterial(
    32,
    'EXPORTER-Channel-Binding',
    Buffer.alloc(0),
  );
  expect(bindingOf(one.ours)).toEqual({ type: 'tls-exporter', data: exported });
  expect(bindingOf(two.ours)?.data).not.toEqual(exported);
});

test.each([
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['sha1', 'sha256'],
])('TLS 1.2: a certificate signed with %s is hashed with %s', async (signed, hash) => {
  const folder = mkdtempSync(join(tmpdir(), 'binding-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const line = `req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost -${signed}`;
  execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'pipe' });
  const pem = readFileSync(join(folder, 'cert.pem'), 'utf8');
  const key = readFileSync(join(folder, 'key.pem'), 'utf8');
  const { ours } = await pair({ pem, key }, 'TLSv1.2');
  const data = createHash(hash).update(new X509Certificate(pem).raw).digest();
  expect(bindingOf(ours)).toEqual({ type: 'tls-server-end-point', data });
});
