// The tables of the engine's benchmark.
import { median, printTable } from '../table.ts';
import type { Peer } from './peers.ts';
import type { Job } from './plan.ts';
import type { Line } from './rig.ts';
import type { Outcome } from './task.ts';

/** `trips`: of a run of its own, in which they were counted. */
export type Cell = { runs: Outcome[]; trips: number | null; failure: string | null };
/** By peer, then by job. */
export type Cells = Map<string, Map<string, Cell>>;

/** Median wall time and how many times the raw client's it is. */
export function timeTable(
  peers: readonly Peer[],
  jobs: readonly Job[],
  cells: Cells,
): void {
  const rows = peers
    .filter(({ name }) => cells.has(name))
    .map(({ name }) => [
      name,
      ...jobs.map((job) => {
        const cell = cells.get(name)?.get(job.name);
        const ms = wall(cells, name, job);
        if (ms === null) return cell?.failure ?? '-';
        const ratio = times(ms, wall(cells, 'raw', job));
        return `${ms.toFixed(0)}${ratio === '' ? '' : ` [${ratio}]`}`;
      }),
    ]);
  printTable(['ms [x raw]', ...jobs.map(({ name }) => name)], rows);
}

/** Processor time of the client and the most memory it held. */
export function costTable(
  peers: readonly Peer[],
  jobs: readonly Job[],
  cells: Cells,
): void {
  const rows = peers
    .filter(({ name }) => cells.has(name))
    .map(({ name }) => [
      name,
      ...jobs.map((job) => {
        const runs = cells.get(name)?.get(job.name)?.runs ?? [];
        if (runs.length === 0) return '-';
        const of = (values: (number | null)[]) => {
          const known = values.filter((value) => value !== null);
          return known.length === 0 ? null : median(known);
        };
        const cpu = of(runs.map(({ cpu_ms }) => cpu_ms));
        const memory = of(runs.map(({ rss_mb }) => rss_mb));
        return `${cpu?.toFixed(0) ?? '?'} / ${memory?.toFixed(0) ?? '<11'}`;
      }),
    ]);
  printTable(['CPU ms / peak MB', ...jobs.map(({ name }) => name)], rows);
}

/** Round trips our engine could not do without. */
export function tripsLine(jobs: readonly Job[], cells: Cells): void {
  for (const peer of ['us', 'us-known']) {
    const told = jobs.flatMap(({ name }) => {
      const trips = cells.get(peer)?.get(name)?.trips ?? null;
      return trips === null ? [] : [`${name} ${trips}`];
    });
    if (told.length > 0)
      console.log(`${peer}, dependent round trips: ${told.join(', ')}`);
  }
}

/** Like with like: who asks CAPA first with who does, who knows the server with who does. */
const pairs = [
  ['us', 'raw-capa'],
  ['us-known', 'raw-steps'],
  ['us', 'raw-steps'],
  ['us', 'raw'],
  ['mpop', 'us'],
  ['curl', 'us'],
  ['node-pop3', 'us'],
] as const;

/** Ours against the limits and against the best of the others, on every line. */
export function summaryTable(
  jobs: readonly Job[],
  all: readonly (readonly [Line, Cells])[],
): void {
  const rows = all.flatMap(([line, cells]) =>
    pairs
      .filter((pair) => pair.every((name) => cells.has(name)))
      .map(([one, other]) => [
        line.name,
        `${one} / ${other}`,
        ...jobs.map((job) => {
          const above = wall(cells, one, job);
          const below = wall(cells, other, job);
          return above === null || below === null ? '-' : times(above, below);
        }),
      ]),
  );
  if (rows.length === 0) return;
  console.log('\nOurs over the limit (wanted: 1.15 at most), others over ours');
  printTable(['line', '', ...jobs.map(({ name }) => name)], rows);
  const others = all.flatMap(([line, cells]) =>
    jobs.flatMap((job) => {
      const ours = wall(cells, 'us', job);
      const faster = [...cells.keys()].filter((name) => {
        const theirs = wall(cells, name, job);
        return (
          !name.startsWith('raw') && !name.startsWith('us') && theirs !== null && ours !== null &&
          theirs < ours
        ); // prettier-ignore
      });
      return faster.map((name) => `${name} at ${job.name}, ${line.name}`);
    }),
  );
  console.log(
    others.length === 0
      ? 'Nobody but the raw clients was faster anywhere.'
      : `Faster than ours: ${others.join('; ')}.`,
  );
  console.log(
    'raw: told the number of messages, all behind PASS in one write. raw-steps: knows the server takes commands\n' +
      'ahead, and asks STAT, LIST and UIDL first. raw-capa: asks CAPA before that, as every careful client does\n' +
      'that does not know the server. us: asks CAPA too. us-known: with what the proxy remembers of a server that\n' +
      'was visited before, over an encrypted line. These five have listed the mailbox eight times before, as a program has\n' +
      'that runs for days.\n' +
      'Wall time without the start of the process; medians. Relays add the delay only: they answer\n' +
      'the TCP handshake themselves, and there is no slow start.',
  );
}

function wall(cells: Cells, peer: string, job: Job): number | null {
  const runs = cells.get(peer)?.get(job.name)?.runs ?? [];
  return runs.length === 0 ? null : median(runs.map(({ wall_ms }) => wall_ms));
}

function times(value: number, base: number | null): string {
  if (base === null || base === 0) return '';
  const ratio = value / base;
  return ratio < 9.95 ? ratio.toFixed(2) : ratio.toFixed(0);
}
