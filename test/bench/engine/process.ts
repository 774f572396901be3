// What a process of ours says of itself, and how it reads its task.
import { readFileSync } from 'node:fs';
import { task, type Outcome, type Task } from './task.ts';

export function readTask(): Task {
  return task.parse(JSON.parse(readFileSync(0, 'utf8')));
}

/** By then the code has been compiled as far as a few visits a minute will ever have it. */
const visitsBefore = 8;

/**
 * Times one job; `work` resolves with what it read. The clock stops before it is printed.
 * Where the task says so, lists are had before it, so that what is timed is warm.
 */
export async function report(
  task: Task,
  work: (
    task: Task,
  ) => Promise<Pick<Outcome, 'bytes' | 'messages' | 'round_trips'> & { ms?: number }>,
): Promise<Outcome> {
  const { warmPort: port } = task;
  for (let visit = 0; port !== undefined && visit < visitsBefore; visit++)
    await work({ ...task, port, job: 'list', folder: '', isCounted: false });
  const before = process.cpuUsage();
  const began = performance.now();
  const { ms, ...read } = await work(task);
  const wall = ms ?? performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return {
    wall_ms: rounded(wall),
    cpu_ms: rounded((user + system) / 1000),
    rss_mb: rounded(highest()),
    ...read,
  };
}

/** MiB. The kernel's usual figure counts the parent's memory in: asked for this process alone. */
function highest(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
