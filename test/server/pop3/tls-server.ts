// Servers with certificates made by openssl for this run: `good` (of a root of our own),
// `other` (the root's, for another name), `expired` and `self` (its own issuer). `anna` is a
// person's, of the same root.
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, beforeAll } from 'vitest';
import { capaOf, Peer, serve, type Answers } from './scripted.ts';

const folder = mkdtempSync(join(tmpdir(), 'tls-'));
const text = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Made before the tests of the file that calls it, and gone after them. */
export function certificates(): {
  root: string;
  sha256: (name: string) => string;
  /** In PEM; of the root as `ca`. */
  pem: (name: string) => string;
  key: (name: string) => string;
} {
  beforeAll(() => {
    const ec = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';
    openssl(`req -x509 ${ec} -keyout ca.key -out ca.pem -days 2 -subj /CN=Root`);
    sign('good', 'DNS:pop.test,IP:127.0.0.1', 2);
    sign('other', 'DNS:elsewhere.test', 2);
    sign('expired', 'DNS:pop.test', -1);
    sign('anna', 'email:anna@pop.test', 2);
    openssl(
      `req -x509 ${ec} -keyout self.key -out self.pem -days 2 -subj /CN=pop.test -addext subjectAltName=DNS:pop.test`,
    );
    function sign(name: string, names: string, days: number): void {
      writeFileSync(join(folder, 'ext'), `subjectAltName=${names}\n`);
      openssl(`req ${ec} -keyout ${name}.key -out ${name}.csr -subj /O=Post/CN=${name}`);
      openssl(
        `x509 -req -in ${name}.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out ${name}.pem -days ${days} -extfile ext`,
      );
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    root: join(folder, 'ca.pem'),
    pem: (name) => text(`${name}.pem`),
    key: (name) => text(`${name}.key`),
    sha256: (name) =>
      new X509Certificate(text(`${name}.pem`)).fingerprint256
        .replaceAll(':', '')
        .toLowerCase(),
  };
}

function openssl(line: string): void {
  execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'pipe' });
}

/** What the server answers inside the encryption. */
export const inside: Answers = {
  CAPA: capaOf('USER', 'TOP'),
  USER: '+OK\r\n',
  PASS: '+OK\r\n',
  QUIT: '+OK\r\n',
};

/** The server's side of a handshake on a socket already open; what it hears inside goes to a Peer. */
export function encrypted(
  peer: Peer,
  name: string,
  options: object = {},
): { inner: Peer; sni: () => unknown } {
  const { socket } = peer;
  socket.removeAllListeners('data');
  const secureContext = createSecureContext({
    cert: text(`${name}.pem`),
    key: text(`${name}.key`),
    ...options,
  });
  const tls = new TLSSocket(socket, {
    isServer: true,
    secureContext,
    SNICallback: (_name, done) => done(null),
  });
  return {
    inner: new Peer(tls),
    sni: () => ('servername' in tls ? tls.servername : null),
  };
}

export async function tlsServer(name: string, options: object = {}) {
  const heard: Peer[] = [];
  const names: (() => unknown)[] = [];
  const server = await serve((peer) => {
    const { inner, sni } = encrypted(peer, name, options);
    heard.push(inner);
    names.push(sni);
    inner.say('+OK inside\r\n');
    return inner.answer(inside);
  });
  return {
    port: server.port,
    heard: () => heard.flatMap((inner) => inner.heard),
    sni: () => names[0]?.(),
  };
}
