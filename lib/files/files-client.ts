// Looks into attachments without ever freezing the page: a worker does it, one file at a
// time, against the clock. A worker that is late is ended and the next file gets a new one.
import type { FileReply, FileRequest } from './files-worker.ts';
import type { FileInMessage, JobName, Jobs } from './jobs.ts';
import { fileLimits } from './limits.ts';

let worker: Worker | null = null;
let turn: Promise<unknown> = Promise.resolve();
let count = 0;

/**
 * What the job answers; null where the file is not what the job is for, or looking into it
 * takes too long. Never rejects. A job whose `signal` was aborted before its turn is not
 * begun.
 */
export function askFiles<J extends JobName>(
  job: J,
  file: FileInMessage,
  signal?: AbortSignal,
): Promise<Jobs[J] | null> {
  const answer = turn.then(() => (signal?.aborted ? null : ask(job, file)));
  turn = answer;
  // The worker answers the job it was asked.
  return answer as Promise<Jobs[J] | null>;
}

async function ask(job: JobName, file: FileInMessage): Promise<Jobs[JobName] | null> {
  try {
    return await fromWorker(job, file);
  } catch {
    worker?.terminate();
    worker = null;
    return null;
  }
}

/** Rejects when the worker is late, fails or cannot be had. */
function fromWorker(job: JobName, file: FileInMessage): Promise<Jobs[JobName] | null> {
  const n = ++count;
  return new Promise((resolve, reject) => {
    const mine = (worker ??= start());
    const late = setTimeout(() => reject(new Error('late')), fileLimits.deadlineMs);
    mine.onerror = () => {
      clearTimeout(late);
      reject(new Error('failed'));
    };
    mine.onmessage = ({ data }: MessageEvent<FileReply>) => {
      if (data.n !== n) return;
      clearTimeout(late);
      resolve(data.answer);
    };
    mine.postMessage({ n, job, file } satisfies FileRequest);
  });
}

function start(): Worker {
  return new Worker(new URL('./files-worker.ts', import.meta.url), { type: 'module' });
}
