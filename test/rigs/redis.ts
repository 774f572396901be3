// A real Redis on a free port: the machine's own, or the one that was fetched and unpacked.
// It keeps nothing on disk.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from './ports.ts';

const unpacked = fileURLToPath(
  new URL('../../node_modules/.cache/pop3-servers/redis', import.meta.url),
);
const fetched = join(unpacked, 'usr/bin/redis-check-rdb');

export type Redis = { url: string; port: number; stop(): Promise<void> };

/** Null where a Redis can be started, else why the tests against it are skipped. */
export function redisAvailable(): string | null {
  const isInstalled =
    spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;
  if (isInstalled || existsSync(fetched)) return null;
  return 'No Redis: tests of what proxies share are skipped. On Debian they fetch it; elsewhere install redis-server.';
}

/** Rejects with what it printed where it does not start. */
export async function startRedis(port?: number): Promise<Redis> {
  const [free = 0] = port === undefined ? await freePorts(1) : [port];
  const options = ['--port', String(free), '--bind', '127.0.0.1', '--save', ''];
  const child = existsSync(fetched)
    ? spawn(fetched, options, {
        // The one binary is the server when it is called so.
        argv0: 'redis-server',
        env: { ...process.env, LD_LIBRARY_PATH: libraries() },
      })
    : spawn('redis-server', options);
  await ready(child);
  return {
    url: `redis://127.0.0.1:${free}`,
    port: free,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const over = once(child, 'exit');
      child.kill('SIGKILL');
      await over;
    },
  };
}

/** Debian's folder of a processor's libraries is named after it. */
function libraries(): string {
  const processor = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  return join(unpacked, 'usr/lib', `${processor}-linux-gnu`);
}

function ready(child: ChildProcess): Promise<void> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const look = (text: Buffer) => {
      printed += text.toString();
      if (/Ready to accept connections/.test(printed)) resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`redis ended with ${code}: ${printed}`)),
    );
  });
}
