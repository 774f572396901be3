// A small file tree of its own for a server that insists on system paths: its unpacked
// packages lie over this machine's programs, its users and its mail are the test's. Nothing
// outside is touched, and when it is closed every process in it is gone and so is the tree.
import {
  spawn,
  spawnSync,
  type ChildProcess,
  type StdioOptions,
} from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Room = {
  /** Where its tree lies on this machine. */
  tree: string;
  /** Starts a program in it, as root of the room. */
  run(command: readonly string[], options?: RunOptions): ChildProcess;
  stop(): Promise<void>;
};
export type RunOptions = { stdio?: StdioOptions; env?: Record<string, string> };

/** The one person with mail; not root, which no POP3 server would read mail for. */
export const owner = { uid: 20_001, gid: 20_001 };

/** Where test/prepare.mjs unpacks what it fetches, one folder for each server. */
const unpacked = fileURLToPath(
  new URL('../../../node_modules/.cache/pop3-servers', import.meta.url),
);

/** Null where a server of this name was fetched and can be started here, else why not. */
export function roomAvailable(server: string, program: string): string | null {
  const end = `tests against ${server} are skipped.`;
  if (!existsSync(join(unpacked, server, program)))
    return `${server} was not fetched: ${end}`;
  if (process.getuid?.() !== 0) return `${server} wants to start as root: ${end}`;
  const made = spawnSync('unshare', ['-m', '-p', '--fork', 'true']);
  if (made.status !== 0) return `no mount namespace can be made here: ${end}`;
  return null;
}

/**
 * `files` are written first, by path in the tree; those below `mail` belong to the owner.
 * Rejects with what the shell said where the tree cannot be mounted.
 */
export async function openRoom(
  server: string,
  files: Record<string, string>,
): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), `${server}-`));
  const tree = join(folder, 'tree');
  layOut(tree, { ...base(), ...files });
  const holder = spawn(
    'unshare',
    ['-m', '-p', '--fork', '--kill-child=SIGKILL', 'sh', '-e', '-c', setUp],
    {
      env: { ...process.env, TREE: tree, PACKAGES: join(unpacked, server, 'usr') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const onExit = (): void => void holder.kill('SIGKILL');
  process.once('exit', onExit);
  const stop = async (): Promise<void> => {
    process.off('exit', onExit);
    if (holder.exitCode === null && holder.signalCode === null) {
      const over = once(holder, 'exit');
      holder.kill('SIGKILL');
      await over;
    }
    // A process that is being killed may still write; the tree goes when it is gone.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  try {
    await firstWord(holder);
  } catch (error) {
    await stop();
    throw error;
  }
  const inside = insideOf(holder);
  return {
    tree,
    run(command, { stdio = 'ignore', env = {} } = {}) {
      const path = '/usr/sbin:/usr/bin:/sbin:/bin';
      return spawn('nsenter', ['-t', inside, '-m', '-p', '-r', '-w', ...command], {
        stdio,
        env: { ...process.env, PATH: path, ...env },
      });
    },
    stop,
  };
}

/** Every file below `path`, with its bytes as Latin-1; for saying that nothing has changed. */
export async function filesBelow(path: string): Promise<Record<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'latin1').catch(() => null);
    // Renamed between the two looks: look again.
    if (text === null) return filesBelow(path);
    found.set(file.slice(path.length + 1), text);
  }
  const names = [...found.keys()].sort((a, b) => (a < b ? -1 : 1));
  return Object.fromEntries(names.map((name) => [name, found.get(name) ?? '']));
}

const setUp = `
mount -t overlay none -o lowerdir="$PACKAGES":/usr "$TREE/usr"
mount --rbind /dev "$TREE/dev"
mount -t proc none "$TREE/proc"
exec chroot "$TREE" sh -c 'echo ready; exec sleep 100000'
`;

/** What programs look up: users, how passwords are checked, names. */
function base(): Record<string, string> {
  const { uid, gid } = owner;
  const users = ['root:x:0:0', 'daemon:x:1:1', 'mail:x:8:8', 'nobody:x:65534:65534'];
  const services = ['popa3d:x:20002:20002', 'courier:x:20003:20003', 'cyrus:x:20004:8'];
  return {
    'etc/passwd': [...users, ...services, `anna:x:${uid}:${gid}`]
      .map(
        (user) =>
          `${user}::${user.startsWith('anna') ? '/mail/anna' : '/nowhere'}:/bin/sh\n`,
      )
      .join(''),
    'etc/group':
      'root:x:0:\ndaemon:x:1:\nmail:x:8:\nnogroup:x:65534:\npopa3d:x:20002:\ncourier:x:20003:\n' +
      `anna:x:${gid}:\n`,
    'etc/nsswitch.conf': 'passwd: files\ngroup: files\nshadow: files\nhosts: files\n',
    'etc/hosts': '127.0.0.1 localhost\n',
  };
}

function layOut(tree: string, files: Record<string, string>): void {
  for (const folder of [
    'usr',
    'dev',
    'proc',
    'run',
    'tmp',
    'var/lib/popa3d',
    'mail/spool',
  ])
    mkdirSync(join(tree, folder), { recursive: true });
  for (const name of ['bin', 'lib', 'lib64', 'sbin'])
    symlinkSync(`usr/${name}`, join(tree, name));
  symlinkSync('../run', join(tree, 'var/run'));
  symlinkSync('../mail/spool', join(tree, 'var/mail'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text, 'latin1');
  }
  give(join(tree, 'mail'));
}

function give(path: string): void {
  chownSync(path, owner.uid, owner.gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) give(join(path, name));
}

async function firstWord(holder: ChildProcess): Promise<void> {
  let said = '';
  holder.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  const ended = once(holder, 'exit').then(() => {
    throw new Error(`its tree cannot be mounted: ${said}`);
  });
  const spoke = holder.stdout ? once(holder.stdout, 'data') : ended;
  ended.catch(() => {}); // when it is stopped, long after it spoke
  await Promise.race([spoke, ended]);
}

/** The first process of the room, by the number it has outside. */
function insideOf({ pid }: ChildProcess): string {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
}
