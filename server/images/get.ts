// One GET over a connection that was dialled for it: nothing of the visitor goes along, no
// cookie, no referrer, and the socket is closed behind the answer.
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { imageLimits } from '../limits.ts';
import { dialWeb } from '../net/web.ts';
import type { Dial } from '../pop3/api.ts';

/** The same for every visitor, and says what it is. */
const userAgent = 'Mozilla/5.0 (compatible; Poste Restante image relay)';

export type Answer = { status: number; location: string | null; body: IncomingMessage };

/** Rejects with any error: what went wrong is not told apart outside. */
export async function get(url: URL, dial: Dial, signal: AbortSignal): Promise<Answer> {
  const socket = await dialWeb(url, { dial, signal });
  try {
    return await ask(url, socket);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function ask(url: URL, socket: Socket): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({
      method: 'GET',
      host: url.hostname,
      path: `${url.pathname}${url.search}`,
      createConnection: () => socket,
      maxHeaderSize: imageLimits.headerBytes,
      headers: {
        host: url.host,
        'user-agent': userAgent,
        accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif,*/*;q=0.1',
        'accept-encoding': 'identity',
        connection: 'close',
      },
    });
    asked.once('error', reject);
    asked.once('response', (body) => {
      body.on('error', () => {}); // whoever reads it hears of it by the iterator
      const { location } = body.headers;
      resolve({ status: body.statusCode ?? 0, location: location ?? null, body });
    });
    asked.end();
  });
}
