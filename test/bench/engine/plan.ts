// Which jobs there are, on which lines they run and how often, and what is too long to wait
// for.
import type { Peer } from './peers.ts';
import type { Line, MailboxName } from './rig.ts';
import type { JobName } from './task.ts';

export type Job = {
  /** As the option `--only` names it; `j2` means both of its kind. */
  id: string;
  name: string;
  job: JobName;
  mailbox: MailboxName;
};

export const jobs: readonly Job[] = [
  { id: 'j1', name: 'J1 first 50', job: 'list', mailbox: 'a1k' },
  { id: 'j2', name: 'J2 1,000 headers', job: 'headers', mailbox: 'a1k' },
  { id: 'j2', name: 'J2 10,000 headers', job: 'headers', mailbox: 's10k' },
  { id: 'j3', name: 'J3 1,000 mixed', job: 'download', mailbox: 'a1k' },
  { id: 'j3', name: 'J3 500 x 200 KB', job: 'download', mailbox: 'm500' },
  { id: 'j4', name: 'J4 50 MB', job: 'one', mailbox: 'big1' },
  { id: 'j5', name: 'J5 delete 1,000', job: 'delete', mailbox: 'del1k' },
];

export const lines: readonly Line[] = [
  { name: 'loopback', delayMs: 0, isTls: false },
  { name: 'loopback, TLS', delayMs: 0, isTls: true },
  { name: 'round trip 20 ms', delayMs: 20, isTls: false },
  { name: 'round trip 20 ms, TLS', delayMs: 20, isTls: true },
  { name: 'round trip 100 ms', delayMs: 100, isTls: false },
  { name: 'round trip 100 ms, TLS', delayMs: 100, isTls: true },
];

export type Effort = {
  lines: readonly Line[];
  /** Rounds on a line; in each every peer runs once. */
  rounds(line: Line): number;
  /** A run that is expected to take longer is left out, in ms. */
  longestMs: number;
  /** A run that takes longer is ended, in ms. */
  limitMs: number;
};

export const quick: Effort = {
  lines: lines.filter(
    ({ delayMs, isTls }) => delayMs === 0 || (delayMs === 20 && !isTls),
  ),
  rounds: () => 1,
  longestMs: 2_000,
  limitMs: 12_000,
};

export const thorough: Effort = {
  lines,
  rounds: ({ delayMs }) => (delayMs === 0 ? 3 : 2),
  longestMs: 8_000,
  limitMs: 40_000,
};

/** At 100 ms the distance to those who wait for each answer is a target: once each. */
const askedFor = new Set(['curl', 'node-pop3']);

/** How often a peer does a job on a line: 0 where it would take too long. */
export function roundsOf(
  effort: Effort,
  peer: Peer,
  { id, job }: Job,
  line: Line,
  count: number,
): number {
  if (!peer.jobs.includes(job)) return 0;
  // What was said in the clear is not remembered: it would be the same as `us`.
  if (peer.name === 'us-known' && !line.isTls) return 0;
  const usual = effort.rounds(line);
  const isSlow = isSlowAnyway(peer, job);
  // It starts a process for each header.
  if (peer.name === 'mpop' && job === 'headers' && count > 1_000) return 0;
  if (isSlow && effort === quick) return 0;
  if (!peer.isOneAtATime) return isSlow ? 1 : usual;
  // Beyond the sheer delay encryption with delay tells nothing new of those who wait.
  if (line.isTls && line.delayMs > 0) return 0;
  const asked = job === 'list' ? 53 : job === 'one' ? 8 : count;
  const expected = (asked + 8) * line.delayMs;
  const isTarget =
    id === 'j2' && count === 1_000 && line.delayMs === 100 && askedFor.has(peer.name);
  if (isTarget) return 1;
  if (expected > effort.longestMs) return 0;
  return expected > 1_000 || isSlow ? 1 : usual;
}

export function limitOf(effort: Effort, line: Line, { job }: Job, count: number): number {
  const waits = job === 'headers' ? count * line.delayMs * 1.5 : 0;
  return Math.max(effort.limitMs, Math.min(waits, 200_000));
}

/** Known to take seconds for what takes others a fraction of one. */
function isSlowAnyway({ name }: Peer, job: JobName): boolean {
  if (name === 'mpop') return job === 'headers';
  if (name === 'getmail6') return true;
  return (name === 'node-pop3' || name === 'yapople') && job !== 'list';
}
