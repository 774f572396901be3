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

/**
 * What a browser's page processes take up together, in MiB: each page of memory that several
 * share counts for its part (Pss, proc(5)). Null where the kernel does not say it.
 */
export function pagesOf(browser: number): number | null {
  let sum = 0;
  for (const pid of childrenOf(browser)) {
    const command = read(`/proc/${pid}/cmdline`);
    if (command?.includes('--type=renderer') !== true) continue;
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(
      read(`/proc/${pid}/smaps_rollup`) ?? '',
    )?.[1];
    if (kilobytes === undefined) return null;
    sum += Number(kilobytes) / 1024;
  }
  return sum === 0 ? null : sum;
}

/** And theirs, and so on. */
function childrenOf(parent: number): number[] {
  const said = read(`/proc/${parent}/task/${parent}/children`) ?? '';
  const own = said.trim().split(' ').filter(Boolean).map(Number);
  return own.flatMap((pid) => [pid, ...childrenOf(pid)]);
}

/** Null where it is not there, or not any more. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
