// What another process holds in memory, now and at its worst, as the kernel counts it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const MiB = 1024 * 1024;

export type Watch = {
  /** Resident memory when the watch began, in MiB. */
  readonly before: number;
  /** The most it was since, in MiB. */
  peak(): number;
  /** Now, in MiB. */
  now(): number;
  stop(): void;
};

/**
 * Watches one process. Linux keeps the highest mark itself; elsewhere it is asked for every
 * 50 ms, and what comes and goes between is missed.
 */
export function watchMemory(pid: number): Watch {
  const before = resident(pid);
  const isKept = forgetPeak(pid);
  let highest = before;
  const look = () => {
    highest = Math.max(highest, resident(pid));
  };
  const timer = setInterval(look, 50);
  return {
    before,
    peak() {
      look();
      return isKept ? Math.max(highest, fromStatus(pid, 'VmHWM') ?? 0) : highest;
    },
    now: () => resident(pid),
    stop: () => clearInterval(timer),
  };
}

/** MiB. */
function resident(pid: number): number {
  const known = fromStatus(pid, 'VmRSS');
  if (known !== null) return known;
  const said = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return (Number(said.trim()) * 1024) / MiB;
}

/** proc(5): writing 5 sets the highest mark back to what is held now. */
function forgetPeak(pid: number): boolean {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return true;
  } catch {
    return false;
  }
}

function fromStatus(pid: number, name: string): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
