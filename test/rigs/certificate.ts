// A self-signed certificate for localhost and 127.0.0.1, made by openssl for one test run.
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Certificate = {
  /** PEM. */
  pem: string;
  key: string;
  /** Hex SHA-256 of its DER bytes, lower-case, without colons. */
  sha256: string;
};

/** `names`: as subjectAltName has them. Throws where openssl is absent. */
export function makeCertificate(
  names = 'DNS:localhost,IP:127.0.0.1',
  days = 2,
): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert]
        .concat(['-days', String(days), '-subj', '/CN=localhost'])
        .concat(['-addext', `subjectAltName=${names}`]),
      { stdio: 'ignore' },
    );
    const pem = readFileSync(cert, 'utf8');
    const sha256 = new X509Certificate(pem).fingerprint256
      .replaceAll(':', '')
      .toLowerCase();
    return { pem, key: readFileSync(key, 'utf8'), sha256 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
