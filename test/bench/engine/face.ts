// One job of our engine on one server, from the command line. The options' help is its
// description.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Options } from './options.ts';
import { PeerFailure, runReporting } from './run-peer.ts';
import type { Task } from './task.ts';
import { buildWorkers } from './workers.ts';

type Asked = Extract<Options, { is: 'face' }>;
type Server = Pick<Task, 'host' | 'port' | 'security' | 'user' | 'password' | 'pin'>;

/** Longer than any deadline of the engine together with a slow line. */
const limitMs = 60 * 60_000;

/** Resolves with the exit status. */
export async function face(asked: Asked): Promise<number> {
  const own = asked.folder === null ? mkdtempSync(join(tmpdir(), 'bench-mail-')) : null;
  const folder = own ?? asked.folder ?? '';
  const workers = await buildWorkers();
  try {
    mkdirSync(folder, { recursive: true });
    const task: Task = {
      job: asked.job,
      folder,
      isCounted: true,
      ...(await readUrl(asked.url)),
      ...(asked.count === null ? {} : { count: asked.count }),
    };
    const command = {
      program: process.execPath,
      args: [workers.path('ours')],
      input: JSON.stringify(task),
    };
    const outcome = await runReporting(command, limitMs);
    if (asked.isJson) console.log(JSON.stringify(outcome));
    else
      for (const [name, value] of Object.entries(outcome))
        console.log(`${name.padEnd(12)} ${value}`);
    return 0;
  } catch (error) {
    const isKnown = error instanceof PeerFailure || error instanceof TypeError;
    console.error(isKnown || error instanceof Error ? oneLine(error.message) : error);
    return 1;
  } finally {
    workers.remove();
    if (own !== null) rmSync(own, { recursive: true, force: true });
  }
}

/** Throws where it is no POP3 URL; the URL itself is in no message, for it holds a password. */
async function readUrl(text: string): Promise<Server> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^pop3s?:$/.test(url.protocol) || url.hostname === '')
    throw new Error('the URL is not pop3://user:password@host:port or pop3s://…');
  const isTls = url.protocol === 'pop3s:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (isTls ? 995 : 110) : Number(url.port);
  const security = isTls ? 'tls' : url.searchParams.has('stls') ? 'stls' : 'plain';
  const user = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  const given = url.searchParams.get('pin')?.replaceAll(':', '').toLowerCase();
  const isAny = url.searchParams.has('insecure') && security !== 'plain';
  const pin = given ?? (isAny ? await shownBy(host, port, security) : undefined);
  const server = { host, port, security, user, password } as const;
  return pin === undefined ? server : { ...server, pin };
}

/** SHA-256 of the certificate the server shows now. */
async function shownBy(host: string, port: number, security: string): Promise<string> {
  const socket = security === 'tls' ? null : await afterStls(host, port);
  const secure = connectTls({
    ...(socket === null ? { host, port } : { socket }),
    servername: /^[\d.]+$|:/.test(host) ? '' : host,
    rejectUnauthorized: false,
  });
  return new Promise((resolve, reject) => {
    secure.once('error', reject);
    secure.once('secureConnect', () => {
      resolve(fingerprint(secure));
      secure.destroy();
    });
  });
}

const fingerprint = (secure: TLSSocket): string =>
  createHash('sha256').update(secure.getPeerCertificate().raw).digest('hex');

/** A plain connection on which the handshake may begin. */
function afterStls(host: string, port: number) {
  const socket = connectTcp({ host, port });
  return new Promise<typeof socket>((resolve, reject) => {
    let lines = '';
    socket.once('error', reject);
    const onData = (chunk: Buffer) => {
      const had = lines.split('\n').length;
      lines += chunk.toString('latin1');
      const has = lines.split('\n').length;
      if (had === 1 && has === 2) socket.write('STLS\r\n');
      if (has < 3) return;
      socket.off('data', onData).off('error', reject);
      if (lines.split('\n')[1]?.startsWith('+OK')) resolve(socket);
      else reject(new Error('the server does not take STLS'));
    };
    socket.on('data', onData);
  });
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
