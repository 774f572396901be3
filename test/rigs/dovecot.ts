// A real Dovecot 2.3 on loopback ports, without root's rights, with maildirs of the test's
// own letters. It is gone without a trace when the test stops it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readdir, readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate, type Certificate } from './certificate.ts';
import { byCertificate, configuration, imapService, runner } from './dovecot-config.ts';
import { freePorts } from './ports.ts';
import { talkTo } from './talk.ts';

/** A letter and where it lies; bytes alone lie in `new/`, unread. */
export type Mail =
  Uint8Array | { raw: Uint8Array; folder: 'new' | 'cur'; flags?: string };

export type DovecotOptions = {
  users: { name: string; password: string; messages: Mail[] }[];
  /** Who shows a certificate of this root is signed in as its CN, by SASL EXTERNAL. PEM. */
  clientRoot?: string;
  /** Speaks IMAP as well, on ports of its own; see `imapAvailable`. */
  imap?: boolean;
  /** Lines added at the end of dovecot.conf. */
  extraConfig?: string;
};

export type Dovecot = {
  host: string;
  pop3Port: number;
  pop3sPort: number;
  /** 0 where it was not asked for. */
  imapPort: number;
  imapsPort: number;
  certificate: { pem: string; sha256: string };
  /** The user's Maildir folder. */
  maildir(user: string): string;
  /** `new/…` and `cur/…:2,S` as they lie there now, sorted. */
  files(user: string): Promise<string[]>;
  /** The letter's bytes as they lie on disk, where it was the `index`th handed in. */
  read(user: string, index: number): Promise<Buffer>;
  /** Moves the letter to `cur/` with these Maildir flags (`S` seen, `R`, `T`, …). */
  flag(user: string, index: number, flags: string): Promise<void>;
  log(): Promise<string>;
  /** Ends all its processes and removes its folder. */
  stop(): Promise<void>;
};

/** Null where Dovecot 2.3 can be started here, else a plain sentence why not. */
export function dovecotAvailable(): string | null {
  const asked = spawnSync(program(), ['--version'], { encoding: 'utf8' });
  if (asked.error) return 'Dovecot is not installed: tests against it are skipped.';
  const version = asked.stdout.trim().split(' ')[0] ?? '';
  if (!version.startsWith('2.3.')) {
    return `Dovecot ${version} has another configuration syntax than 2.3: tests against it are skipped.`;
  }
  if (spawnSync('openssl', ['version']).error) {
    return 'openssl is not installed: tests against Dovecot are skipped.';
  }
  return null;
}

/** As `dovecotAvailable`, for one that speaks IMAP. */
export function imapAvailable(): string | null {
  const isThere = ['/usr/lib', '/usr/libexec'].some((folder) =>
    existsSync(join(folder, 'dovecot/imap-login')),
  );
  return (
    dovecotAvailable() ??
    (isThere ? null : 'Dovecot has no IMAP here: tests against it are skipped.')
  );
}

/**
 * Ready when it has greeted on both ports. Line ends are kept as LF on disk (Maildir's way)
 * and come back as CRLF. Throws with Dovecot's log where it does not start.
 */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'));
  const certificate = makeCertificate();
  const owner = runner();
  const [pop3Port = 0, pop3sPort = 0, ...more] = await freePorts(options.imap ? 4 : 2);
  const [imapPort = 0, imapsPort = 0] = more;
  const config = configuration(folder, owner, pop3Port, pop3sPort);
  const imap = options.imap ? imapService(imapPort, imapsPort) : '';
  layOut(folder, options, certificate, `${config}\n${imap}`);
  if (owner.spawnAs) giveTo(folder, owner.uid, owner.gid);

  const child = spawn(program(), ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: 'ignore',
    // A process group of its own: stopping takes every child along.
    detached: true,
    ...(owner.spawnAs ? { uid: owner.uid, gid: owner.gid } : {}),
  });
  const log = () => readFile(join(folder, 'dovecot.log'), 'utf8').catch(() => '');
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  // A test run that dies must not leave a server behind.
  const onExit = (): void => kill(child, 'SIGKILL');
  process.once('exit', onExit);
  try {
    await greeted(child, pop3Port);
  } catch (error) {
    const said = await log();
    await stop();
    throw new Error(`Dovecot did not start: ${String(error)}\n${said}`);
  }

  const maildir = (user: string): string => join(folder, 'mail', user);
  const files = async (user: string): Promise<string[]> => {
    const found: string[] = [];
    for (const part of ['cur', 'new']) {
      for (const name of await readdir(join(maildir(user), part)))
        found.push(`${part}/${name}`);
    }
    return found.sort();
  };
  const find = async (user: string, index: number): Promise<string> => {
    const start = stemOf(index);
    const found = (await files(user)).find((name) => name.slice(4).startsWith(start));
    if (!found) throw new Error(`letter ${index} of ${user} is gone`);
    return found;
  };
  return {
    host: '127.0.0.1',
    pop3Port,
    pop3sPort,
    imapPort,
    imapsPort,
    certificate: { pem: certificate.pem, sha256: certificate.sha256 },
    maildir,
    files,
    read: async (user, index) => readFile(join(maildir(user), await find(user, index))),
    async flag(user, index, flags) {
      const to = `cur/${stemOf(index)}:2,${flags}`;
      await rename(join(maildir(user), await find(user, index)), join(maildir(user), to));
    },
    log,
    async stop() {
      process.off('exit', onExit);
      await stop();
    },
  };
}

const program = (): string => process.env['DOVECOT_PATH'] ?? 'dovecot';

const stemOf = (index: number): string =>
  `${String(1_700_000_000 + index)}.M${String(index).padStart(6, '0')}P1.test`;

function layOut(
  folder: string,
  options: DovecotOptions,
  certificate: Certificate,
  config: string,
): void {
  mkdirSync(join(folder, 'run'));
  const passwords = options.users.map(
    ({ name, password }) => `${name}:{PLAIN}${password}\n`,
  );
  writeFileSync(join(folder, 'passwd'), passwords.join(''));
  writeFileSync(join(folder, 'cert.pem'), certificate.pem);
  writeFileSync(join(folder, 'key.pem'), certificate.key, { mode: 0o600 });
  const { clientRoot, extraConfig = '' } = options;
  const root = join(folder, 'client-root.pem');
  if (clientRoot !== undefined) writeFileSync(root, clientRoot);
  const external = clientRoot === undefined ? '' : byCertificate(root);
  writeFileSync(join(folder, 'dovecot.conf'), `${config}\n${external}\n${extraConfig}\n`);
  for (const { name, messages } of options.users) {
    const maildir = join(folder, 'mail', name);
    for (const part of ['cur', 'new', 'tmp'])
      mkdirSync(join(maildir, part), { recursive: true });
    messages.forEach((message, index) => {
      const {
        raw,
        folder: part,
        flags = '',
      } = 'raw' in message
        ? { flags: '', ...message }
        : { raw: message, folder: 'new' as const };
      const name = part === 'cur' ? `${stemOf(index)}:2,${flags}` : stemOf(index);
      writeFileSync(join(maildir, part, name), withLf(raw));
    });
  }
}

// Dovecot sends CRLF whatever lies on disk; a CR in the middle of a line stays.
function withLf(raw: Uint8Array): Buffer {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  return Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1');
}

function giveTo(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  chmodSync(path, 0o700);
  for (const name of readdirSync(path)) giveTo(join(path, name), uid, gid);
}

async function greeted(child: ChildProcess, port: number): Promise<void> {
  let ended: string | null = null;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code) => (ended = `it ended with ${code}`));
  for (;;) {
    if (ended !== null) throw new Error(ended);
    const talk = await talkTo(port).catch(() => null);
    if (!talk) {
      // Refused: it does not listen yet. Asked again until it does or has ended.
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    const hello = await talk.line();
    await talk.ask('QUIT');
    talk.end();
    if (hello.startsWith('+OK')) return;
    throw new Error(hello);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const over =
    child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
  kill(child, 'SIGTERM');
  const timer = setTimeout(() => kill(child, 'SIGKILL'), 3000);
  await over;
  clearTimeout(timer);
  kill(child, 'SIGKILL'); // children that outlived the master
}

// The group, not the one process. Gone already is as good.
function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    return;
  }
}
