// The product as a person starts it: the built server in a process of its own, on a free
// port. What it prints is kept, so that a test can look for what must not be in it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.mjs', import.meta.url));

export type Product = {
  /** `http://localhost:PORT` */
  url: string;
  pid: number;
  /** Everything printed so far. */
  printed(): string;
  stop(): Promise<void>;
};

/** Starts `dist/main.mjs`; `env` over settings that let tests reach loopback servers. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  if (!existsSync(main)) throw new Error('Nothing is built yet: npm run build');
  // As `npm start` does: a small nursery is swept often, so that the buffers of a passing
  // message do not pile up.
  const child = spawn(process.execPath, ['--max-semi-space-size=2', main], {
    env: {
      ...process.env,
      HOST: 'localhost',
      PORT: '0',
      ALLOW_PRIVATE_NETWORKS: '1',
      ALLOW_PLAINTEXT: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const match = /http:\/\/[^\s"]+:\d+/.exec(printed);
      if (match) resolve(match[0]);
    };
    child.stdout.on('data', look);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    printed: () => printed,
    stop: () => stop(child),
  };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
