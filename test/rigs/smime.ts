// Certificates and signatures made by OpenSSL, as mail programs make them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.log('No openssl: the tests of S/MIME are skipped.');

export type Signer = { certificate: string; key: string };

/** A folder of keys; `close` removes it. */
export function createAuthority() {
  const folder = mkdtempSync(join(tmpdir(), 'smime-'));
  const path = (name: string) => join(folder, name);
  function openssl(...args: string[]): Buffer {
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder });
    if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr.toString()}`);
    return stdout;
  }
  openssl(
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-subj', '/CN=Test Authority/O=Tests',
    '-addext', 'basicConstraints=critical,CA:TRUE', '-keyout', 'ca.key', '-out', 'ca.pem',
  ); // prettier-ignore

  return {
    folder,
    certificateOf: (signer: Signer) => readFileSync(signer.certificate),
    /** A certificate for an address; by the authority, or by its own key. */
    signer(
      address: string,
      how: {
        name?: string;
        selfSigned?: boolean;
        days?: number;
        extensions?: string;
        key?: 'rsa:2048' | 'ec';
      } = {},
    ): Signer {
      const id = address.replace(/\W/g, '-') + Math.random().toString(36).slice(2, 8);
      const subject = `/CN=${how.name ?? address}`;
      const newKey =
        how.key === 'ec'
          ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
          : ['-newkey', 'rsa:2048'];
      const extensions =
        how.extensions ??
        `subjectAltName=email:${address}\nextendedKeyUsage=emailProtection\nkeyUsage=digitalSignature`;
      writeFileSync(path(`${id}.ext`), extensions);
      openssl(
        'req',
        ...newKey,
        '-nodes',
        '-subj',
        subject,
        '-keyout',
        `${id}.key`,
        '-out',
        `${id}.csr`,
      );
      const by = how.selfSigned
        ? ['-signkey', `${id}.key`]
        : ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
      openssl(
        'x509', '-req', '-in', `${id}.csr`, ...by, '-days', String(how.days ?? 365),
        '-extfile', `${id}.ext`, '-out', `${id}.pem`,
      ); // prettier-ignore
      return { certificate: path(`${id}.pem`), key: path(`${id}.key`) };
    },
    /** CMS signed data in DER over exactly these bytes. */
    sign(
      content: string | Uint8Array,
      signers: Signer[],
      ...options: string[]
    ): Uint8Array {
      writeFileSync(path('content'), content);
      const named = signers.flatMap(({ certificate, key }) => [
        '-signer', certificate, '-inkey', key,
      ]); // prettier-ignore
      return new Uint8Array(
        openssl(
          'cms', '-sign', '-binary', '-in', 'content', ...named, '-certfile', 'ca.pem',
          '-outform', 'DER', ...options,
        ), // prettier-ignore
      );
    },
    encrypt(content: string | Uint8Array, { certificate }: Signer): Uint8Array {
      writeFileSync(path('content'), content);
      return new Uint8Array(
        openssl(
          'cms',
          '-encrypt',
          '-binary',
          '-in',
          'content',
          '-outform',
          'DER',
          certificate,
        ),
      );
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
