// Runs every peer at every job on every line, in turn, and prints what came of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, findPeers, type Peer } from './peers.ts';
import { jobs, limitOf, quick, roundsOf, thorough, type Job } from './plan.ts';
import { PeerFailure } from './run-peer.ts';
import { startRig, type Line, type Rig } from './rig.ts';
import { costTable, summaryTable, timeTable, tripsLine, type Cells } from './show.ts';
import { buildWorkers } from './workers.ts';

export type Wanted = {
  isQuick: boolean;
  jobs: readonly string[] | null;
  peers: readonly string[] | null;
  /** Round trips in ms. */
  delays: readonly number[] | null;
  rounds: number | null;
  /** Only encrypted lines, or only others. */
  isTls: boolean | null;
};

export async function compare(wanted: Wanted): Promise<void> {
  const began = performance.now();
  const usual = wanted.isQuick ? quick : thorough;
  const { delays, rounds: given } = wanted;
  const effort = given === null ? usual : { ...usual, rounds: () => given };
  const chosenLines = (delays === null ? effort : thorough).lines.filter(
    ({ delayMs, isTls }) =>
      (delays === null || delays.includes(delayMs)) &&
      (wanted.isTls === null || wanted.isTls === isTls),
  );
  const workers = await buildWorkers();
  const { peers, absent } = await findPeers(workers, wanted.peers);
  for (const line of absent) console.log(line);
  const chosen = jobs.filter(
    ({ id }) => wanted.jobs === null || wanted.jobs.includes(id),
  );
  const rig = await startRig(chosenLines);
  try {
    const all: [Line, Cells][] = [];
    for (const line of chosenLines) {
      const cells: Cells = new Map();
      for (const job of chosen) {
        const count = rig.count(job.mailbox);
        const times = new Map(
          peers.map((peer) => [peer, roundsOf(effort, peer, job, line, count)]),
        );
        const most = Math.max(...times.values());
        // One round before the first: the server's caches are nobody's. It is ours, and in it
        // the round trips are counted, which would cost time in the others.
        for (let round = -1; round < most; round++) {
          for (const [peer, rounds] of times) {
            const isWarming = round < 0;
            const isOurs = peer.name.startsWith('us');
            if (round >= rounds || (isWarming && !isOurs)) continue;
            const limitMs = limitOf(effort, line, job, count);
            const result = await once(rig, peer, job, line, limitMs, isWarming);
            const cell = cells.get(peer.name) ?? new Map();
            cells.set(peer.name, cell);
            const known = cell.get(job.name) ?? { runs: [], trips: null, failure: null };
            cell.set(job.name, known);
            if ('failure' in result) {
              known.failure = result.failure;
              times.set(peer, 0); // what hung once hangs again
            } else if (isWarming) known.trips = result.round_trips ?? null;
            else known.runs.push(result);
          }
        }
      }
      all.push([line, cells]);
      console.log(`\n${line.name}`);
      timeTable(peers, chosen, cells);
      if (line.delayMs === 0) costTable(peers, chosen, cells);
      tripsLine(chosen, cells);
    }
    summaryTable(chosen, all);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`\n${seconds} s in all.`);
  } finally {
    await rig.stop();
    workers.remove();
  }
}

async function once(
  rig: Rig,
  peer: Peer,
  job: Job,
  line: Line,
  limitMs: number,
  isCounted: boolean,
) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-mail-'));
  const count = rig.count(job.mailbox);
  const task = { ...rig.task(job.job, job.mailbox, line, folder), isCounted };
  try {
    if (job.job === 'delete') await rig.restore();
    const outcome = await peer.run(task, count, limitMs);
    const messages = job.job === 'list' ? 50 : count;
    check(peer, outcome, { messages, bytes: rig.octets(job.job, job.mailbox, 50) });
    if (job.job === 'delete' && rig.left(job.mailbox) > 0)
      throw new Error(`left ${rig.left(job.mailbox)} messages undeleted`);
    return outcome;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isLate = error instanceof PeerFailure && error.message.startsWith('>');
    if (!isLate)
      console.log(
        `${peer.name}, ${job.name}, ${line.name}: ${error.message.slice(0, 300).replaceAll(/\s+/g, ' ')}`,
      );
    return { failure: isLate ? error.message : 'fails' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
