// A self-signed certificate for localhost and 127.0.0.1, made by openssl for one test run.
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Certificate = {
  /** PEM. */
  pem: string;
  key: string;
  /** Hex SHA-256 of its DER bytes, lower-case, without colons. */
  sha256: string;
};

/**
 * `names`: as subjectAltName has them. Negative `days`: it expired so long ago. Throws where
 * openssl is absent.
 */
export function makeCertificate(
  names = 'DNS:localhost,IP:127.0.0.1',
  days = 2,
): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    const openssl = (line: string): void =>
      void execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'ignore' });
    const fresh = '-newkey rsa:2048 -nodes -keyout key.pem -subj /CN=localhost';
    if (days > 0) {
      openssl(
        `req -x509 ${fresh} -out cert.pem -days ${days} -addext subjectAltName=${names}`,
      );
    } else {
      writeFileSync(join(folder, 'names'), `subjectAltName=${names}\n`);
      openssl(`req ${fresh} -out request.pem`);
      openssl(
        `x509 -req -in request.pem -signkey key.pem -out cert.pem -days ${days} -extfile names`,
      );
    }
    const pem = readFileSync(cert, 'utf8');
    const sha256 = new X509Certificate(pem).fingerprint256
      .replaceAll(':', '')
      .toLowerCase();
    return { pem, key: readFileSync(key, 'utf8'), sha256 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
