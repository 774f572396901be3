// What SCRAM's -PLUS forms bind to: the TLS connection itself (RFC 9266) where it is 1.3, the
// server's certificate (RFC 5929 §4) where it is older.
import { createHash } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { Binding } from './scram.ts';

export function bindingOf(socket: TLSSocket): Binding | null {
  if (socket.getProtocol() === 'TLSv1.3') {
    const label = 'EXPORTER-Channel-Binding';
    const data = socket.exportKeyingMaterial(32, label, Buffer.alloc(0));
    return { type: 'tls-exporter', data };
  }
  const { raw } = socket.getPeerCertificate();
  if (!Buffer.isBuffer(raw) || raw.length === 0) return null;
  const data = createHash(certificateHash(raw)).update(raw).digest();
  return { type: 'tls-server-end-point', data };
}

/** DER of the algorithms that sign with a longer hash; all others are hashed with SHA-256. */
const longerHashes: readonly (readonly [der: string, hash: string])[] = [
  ['06092a864886f70d01010c', 'sha384'], // sha384WithRSAEncryption
  ['06092a864886f70d01010d', 'sha512'], // sha512WithRSAEncryption
  ['06082a8648ce3d040303', 'sha384'], // ecdsa-with-SHA384
  ['06082a8648ce3d040304', 'sha512'], // ecdsa-with-SHA512
];

/**
 * RFC 5929 §4.1: the hash the certificate was signed with, SHA-256 in place of MD5 and SHA-1.
 * The algorithm stands behind the certificate's first inner part (RFC 5280 §4.1).
 */
function certificateHash(der: Buffer): string {
  const inner = content(der, 0).from;
  const algorithm = content(der, content(der, inner).end);
  const id = der.subarray(algorithm.from, algorithm.end).toString('hex');
  return longerHashes.find(([start]) => id.startsWith(start))?.[1] ?? 'sha256';
}

/** Where the content of the DER element at `at` begins and ends. */
function content(der: Buffer, at: number): { from: number; end: number } {
  const first = der[at + 1] ?? 0;
  const lengthBytes = first < 128 ? 0 : first & 127;
  const from = at + 2 + lengthBytes;
  const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes);
  return { from, end: from + length };
}
