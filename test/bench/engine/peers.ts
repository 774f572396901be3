// Everybody who takes part, and how one run of each is had and checked.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runReporting, runTool, type Command } from './run-peer.ts';
import { jobNames, type JobName, type Outcome, type Task } from './task.ts';
import { tools, type Tool } from './tools.ts';
import type { Workers } from './workers.ts';
import { median } from '../table.ts';

export type Peer = {
  name: string;
  jobs: readonly JobName[];
  isOneAtATime: boolean;
  /** Rewrites messages or keeps other line ends, so that octets are only compared roughly. */
  isRough: boolean;
  run(task: Task, count: number, limitMs: number): Promise<Outcome>;
};

const poplib = fileURLToPath(new URL('../peers/poplib-job.py', import.meta.url));

/** Those that can run here, ours and the raw client first; and a line for each that cannot. */
export async function findPeers(
  workers: Workers,
  wanted: readonly string[] | null,
): Promise<{ peers: Peer[]; absent: string[] }> {
  const peers: Peer[] = [];
  const absent: string[] = [];
  const isWanted = (name: string) => wanted === null || wanted.includes(name);
  const python = firstThatRuns(['/usr/bin/python3', 'python3']);

  const node = (name: string, file: string, env: Record<string, string>): Peer => ({
    name,
    jobs: jobNames,
    isOneAtATime: env['BENCH_PEER'] !== undefined,
    isRough: env['BENCH_PEER'] !== undefined,
    run: (task, count, limitMs) => {
      const { capa = [], ...asked } = task;
      const told = {
        ...asked,
        ...(name === 'raw' ? { messages: count } : {}),
        ...(name === 'us-known' ? { capa } : {}),
      };
      const input = JSON.stringify(told);
      const command: Command = { program: process.execPath, args: [file], env, input };
      return runReporting(command, limitMs);
    },
  });
  if (isWanted('raw')) peers.push(node('raw', workers.path('raw-node'), {}));
  if (isWanted('raw-steps'))
    peers.push(node('raw-steps', workers.path('raw-node'), { RAW_ORDER: 'steps' }));
  if (isWanted('raw-capa'))
    peers.push(node('raw-capa', workers.path('raw-node'), { RAW_ORDER: 'capa' }));
  if (isWanted('us')) peers.push(node('us', workers.path('ours'), {}));
  if (isWanted('us-known')) peers.push(node('us-known', workers.path('ours'), {}));

  for (const tool of tools) {
    if (!isWanted(tool.name)) continue;
    if (firstThatRuns([tool.program]) === null)
      absent.push(`${tool.name} is not installed`);
    else peers.push(await fromTool(tool, python));
  }
  if (isWanted('poplib')) {
    if (python === null) absent.push('poplib: there is no python3');
    else
      peers.push({
        name: 'poplib',
        jobs: jobNames,
        isOneAtATime: true,
        isRough: false,
        run: (task, _, limitMs) =>
          runReporting(
            { program: python, args: ['-SE', poplib], input: JSON.stringify(task) },
            limitMs,
          ),
      });
  }
  const folder = process.env['BENCH_PEERS'];
  for (const name of ['node-pop3', 'yapople']) {
    if (!isWanted(name)) continue;
    if (folder !== undefined && resolves(folder, name)) {
      const env = { BENCH_PEER: name, BENCH_PEERS: folder };
      peers.push(node(name, workers.path('npm-clients'), env));
    } else
      absent.push(
        `${name} is not there: BENCH_PEERS may name a folder where it is installed`,
      );
  }
  return { peers, absent };
}

/** Throws where the peer did not do what it was asked, so that doing nothing is not fast. */
export function check(
  peer: Peer,
  found: Pick<Outcome, 'bytes' | 'messages'>,
  expected: { bytes: number; messages: number },
): void {
  const slack = peer.isRough ? 0.06 : 0;
  const isRight =
    found.messages === expected.messages &&
    Math.abs(found.bytes - expected.bytes) <= expected.bytes * slack;
  if (!isRight)
    throw new Error(
      `read ${found.messages} messages, ${found.bytes} octets instead of ${expected.messages}, ${expected.bytes}`,
    );
}

async function fromTool(tool: Tool, python: string | null): Promise<Peer> {
  const idle = { program: tool.program, args: tool.idle };
  const starts: { wall: number; cpu: number }[] = [];
  for (let run = 0; run < 5; run++) {
    const { wall_ms, cpu_ms } = await runTool(idle, 20_000, python);
    starts.push({ wall: wall_ms, cpu: cpu_ms ?? 0 });
  }
  const start = {
    wall: median(starts.map(({ wall }) => wall)),
    cpu: median(starts.map(({ cpu }) => cpu)),
  };
  return {
    name: tool.name,
    jobs: tool.jobs,
    isOneAtATime: tool.isOneAtATime,
    isRough: true,
    async run(task, count, limitMs) {
      const { goodStatus = [0] } = tool;
      const command = { ...tool.command(task, count), goodStatus };
      const cost = await runTool(command, limitMs, python);
      // Nothing to be seen of a deletion but the mailbox, which is looked at in any case.
      const result = tool.result(cost.out, task) ?? { bytes: 0, messages: count };
      return {
        wall_ms: Math.max(0, cost.wall_ms - start.wall),
        cpu_ms: cost.cpu_ms === null ? null : Math.max(0, cost.cpu_ms - start.cpu),
        rss_mb: cost.rss_mb,
        ...result,
      };
    },
  };
}

function firstThatRuns(programs: readonly string[]): string | null {
  const runs = (program: string) => !spawnSync(program, ['--version']).error;
  return programs.find(runs) ?? null;
}

function resolves(folder: string, name: string): boolean {
  try {
    createRequire(join(folder, 'package.json')).resolve(name);
    return true;
  } catch {
    return false;
  }
}
