// A certificate for localhost and 127.0.0.1, made by openssl for one test run: self-signed, or
// with a chain to a root that nobody knows.
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

const authority = 'basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\n';

/** Its own behind an intermediate's, as a provider sends them; the root is not sent. */
export function makeChain(names = 'DNS:localhost,IP:127.0.0.1'): Certificate {
  return inFolder((openssl, folder) => {
    const fresh = '-newkey rsa:2048 -nodes';
    writeFileSync(join(folder, 'authority'), authority);
    writeFileSync(join(folder, 'names'), `subjectAltName=${names}\n`);
    openssl(`req -x509 ${fresh} -keyout root.key -out root.pem -days 2 -subj /CN=Root`);
    for (const [name, by, extensions] of [
      ['middle', 'root', 'authority'],
      ['leaf', 'middle', 'names'],
    ]) {
      openssl(`req ${fresh} -keyout ${name}.key -out ${name}.csr -subj /CN=${name}`);
      openssl(
        `x509 -req -in ${name}.csr -CA ${by}.pem -CAkey ${by}.key -CAcreateserial -out ${name}.pem -days 2 -extfile ${extensions}`,
      );
    }
    const text = (name: string) => readFileSync(join(folder, name), 'utf8');
    return certificateOf(`${text('leaf.pem')}${text('middle.pem')}`, text('leaf.key'));
  });
}

/**
 * `names`: as subjectAltName has them. Negative `days`: it expired so long ago. Throws where
 * openssl is absent.
 */
export function makeCertificate(
  names = 'DNS:localhost,IP:127.0.0.1',
  days = 2,
): Certificate {
  return inFolder((openssl, folder) => {
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
    const text = (name: string) => readFileSync(join(folder, name), 'utf8');
    return certificateOf(text('cert.pem'), text('key.pem'));
  });
}

function certificateOf(pem: string, key: string): Certificate {
  const { fingerprint256 } = new X509Certificate(pem);
  return { pem, key, sha256: fingerprint256.replaceAll(':', '').toLowerCase() };
}

/** `work` is given openssl in a folder of its own, which is gone afterwards. */
function inFolder<T>(work: (openssl: (line: string) => void, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  try {
    return work(
      (line) =>
        void execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'ignore' }),
      folder,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
