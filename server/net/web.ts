// A connection to a web server that a message names: dialled under the guard, over TLS where
// the address says so, with the certificate of that host and no other.
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Dial } from '../pop3/api.ts';

/** 443 or 80 where the address names none. */
function webPort({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

/**
 * Rejects with any error. The socket is destroyed when `signal` is raised, also later.
 * `ca`: authorities that are trusted instead of Node's own.
 */
export async function dialWeb(
  url: URL,
  { dial, signal, ca }: { dial: Dial; signal: AbortSignal; ca?: string | undefined },
): Promise<Socket> {
  const plain = await dial({ host: url.hostname, port: webPort(url), signal });
  const giveUp = () => plain.destroy();
  signal.addEventListener('abort', giveUp, { once: true });
  plain.once('close', () => signal.removeEventListener('abort', giveUp));
  try {
    signal.throwIfAborted();
    return url.protocol === 'https:' ? await overTls(plain, url.hostname, ca) : plain;
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

function overTls(plain: Socket, host: string, ca?: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const bare = host.replace(/^\[|\]$/g, '');
    const isName = /[a-z]/i.test(bare) && !bare.includes(':');
    const secure = connectTls({
      socket: plain,
      host: bare, // whose certificate it must be
      ...(isName && { servername: bare }),
      ...(ca !== undefined && { ca }),
      ALPNProtocols: ['http/1.1'],
    });
    secure.once('secureConnect', () => resolve(secure)).once('error', reject);
    plain.once('error', reject).once('close', () => reject(new Error('closed')));
  });
}
