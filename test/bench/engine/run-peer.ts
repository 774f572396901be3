// One run of one peer: its process is started, limited in time, and its figures are read.
import { spawn } from 'node:child_process';
import { z } from 'zod/mini';
import { fileURLToPath } from 'node:url';
import { outcome, type Outcome } from './task.ts';

export type Command = {
  program: string;
  args: readonly string[];
  env?: Record<string, string>;
  /** Runs as this user. */
  uid?: number;
  /** These count as success; 0 where nothing is said. */
  goodStatus?: readonly number[];
  /** Given on standard input. */
  input?: string;
};

type Ended = { code: number | null; out: string; errors: string; ms: number };

export class PeerFailure extends Error {
  override readonly name = 'PeerFailure';
}

/** Throws PeerFailure when it fails, says nothing, or is not done after `limitMs`. */
export async function runReporting(command: Command, limitMs: number): Promise<Outcome> {
  const { out } = await run(command, limitMs);
  const line = out.trim().split('\n').at(-1) ?? '';
  return outcome.parse(JSON.parse(line));
}

/** What a program cost that does not say so itself, its start included; and what it printed. */
export type Cost = Pick<Outcome, 'wall_ms' | 'cpu_ms' | 'rss_mb'> & { out: string };

const measured = z.object({
  wall_ms: z.number(),
  cpu_ms: z.number(),
  rss_mb: z.number(),
  floor_mb: z.number(),
  status: z.int(),
});
const measure = fileURLToPath(new URL('../peers/measure.py', import.meta.url));

/** Without Python only the wall time is known. */
export async function runTool(
  command: Command,
  limitMs: number,
  python: string | null,
): Promise<Cost> {
  if (python === null) {
    const { out, ms } = await run(command, limitMs);
    return { wall_ms: ms, cpu_ms: null, rss_mb: null, out };
  }
  const args = ['-SE', measure, command.program, ...command.args];
  const { out, errors } = await run({ ...command, program: python, args }, limitMs);
  const figures = measured.parse(JSON.parse(errors.trim().split('\n').at(-1) ?? ''));
  if (!(command.goodStatus ?? [0]).includes(figures.status))
    throw new PeerFailure(`ended with ${figures.status}: ${errors.slice(0, 300)}`);
  const { wall_ms, cpu_ms } = figures;
  const isSeen = figures.rss_mb > figures.floor_mb + 1;
  return { wall_ms, cpu_ms, rss_mb: isSeen ? figures.rss_mb : null, out };
}

function run(command: Command, limitMs: number): Promise<Ended> {
  const began = performance.now();
  const good = command.goodStatus ?? [0];
  const child = spawn(command.program, command.args, {
    env: { ...process.env, ...command.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(command.uid === undefined ? {} : { uid: command.uid, gid: command.uid }),
    // What it starts itself goes with it.
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let out = '';
    let errors = '';
    let isLate = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.stdin.on('error', () => {}); // it may end before it read all
    child.stdin.end(command.input ?? '');
    const timer = setTimeout(() => {
      isLate = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, limitMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new PeerFailure(error.message));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      const ms = performance.now() - began;
      if (isLate) reject(new PeerFailure(`> ${Math.round(limitMs / 1000)} s`));
      else if (!good.includes(code ?? -1))
        reject(new PeerFailure(`ended with ${code}: ${errors.trim().slice(-2_000)}`));
      else resolve({ code, out, errors, ms });
    });
  });
}
