// Leaves a mailing list for a person who said so: the one POST of RFC 8058 §3.2, with
// nothing of theirs in it but the address the list itself had written into the message.
// That address is a stranger's: only public hosts, only HTTPS, and no redirect is followed.
import { request } from 'node:https';
import type { Socket } from 'node:net';
import type { Result } from '../../lib/wire/operations.ts';
import { leaveLimits } from '../limits.ts';
import { DialError } from '../net/dial.ts';
import { dialWeb } from '../net/web.ts';
import type { Dial } from '../pop3/api.ts';

export type Leave = (url: string, signal: AbortSignal) => Promise<Result<'leave'>>;

/** The port that may be dialled: HTTPS's own. */
export const httpsPorts: readonly number[] = [443];

const body = 'List-Unsubscribe=One-Click';

/**
 * `dial` keeps the guard. `ca`: authorities that are trusted instead of Node's own. Settles
 * with what the list's server said; rejects only when `signal` calls it off.
 */
export function createLeave(
  dial: Dial,
  options: { ca?: string; wholeMs?: number } = {},
): Leave {
  const { wholeMs = leaveLimits.wholeMs } = options;
  return async function leave(address, signal) {
    const url = httpsAddress(address);
    if (url === null) return { state: 'failed', why: 'not-allowed' };
    const patience = AbortSignal.any([signal, AbortSignal.timeout(wholeMs)]);
    try {
      const status = await post(url, patience);
      if (status >= 200 && status < 300) return { state: 'accepted', status };
      return { state: 'refused', status };
    } catch (error) {
      if (signal.aborted) throw error;
      const isBarred = error instanceof DialError && error.code === 'GUARD';
      return { state: 'failed', why: isBarred ? 'not-allowed' : 'unreachable' };
    }
  };

  async function post(url: URL, signal: AbortSignal): Promise<number> {
    const socket = await dialWeb(url, { dial, signal, ca: options.ca });
    try {
      return await ask(url, socket);
    } finally {
      socket.destroy();
    }
  }
}

function httpsAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isBare = url.username === '' && url.password === '';
  return url.protocol === 'https:' && isBare ? url : null;
}

function ask(url: URL, socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({
      method: 'POST',
      host: url.hostname,
      path: `${url.pathname}${url.search}`,
      createConnection: () => socket,
      maxHeaderSize: leaveLimits.headerBytes,
      headers: {
        host: url.host,
        'user-agent': 'Mozilla/5.0 (compatible; Poste Restante)',
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
        connection: 'close',
      },
    });
    socket.once('close', () => reject(new Error('closed')));
    asked.once('error', reject);
    asked.once('response', (answer) => {
      // What it says beyond its status is nobody's concern.
      answer.on('error', () => {}).destroy();
      resolve(answer.statusCode ?? 0);
    });
    asked.end(body);
  });
}
