// Takes a message apart without ever freezing the page: a worker does it, against the
// clock. A worker that is late is ended and the message is shown as raw text instead.
import type { Letter } from '../mail/attachment.ts';
import { mimeLimits } from './limits.ts';
import { fallbackLetter, type ParseOptions } from './parse.ts';
import type { ParseReply, ParseRequest } from './parse-worker.ts';

let worker: Worker | null = null;
let turn: Promise<unknown> = Promise.resolve();
let count = 0;

/**
 * The Letter of these bytes; never rejects. `raw` is copied, not taken. One message at a
 * time: a second call waits its turn.
 */
export function parseLetter(raw: Uint8Array, options: ParseOptions): Promise<Letter> {
  const letter = turn.then(() => ask(raw, options));
  turn = letter;
  return letter;
}

async function ask(raw: Uint8Array, options: ParseOptions): Promise<Letter> {
  try {
    return await fromWorker(raw, options);
  } catch {
    worker?.terminate();
    worker = null;
    return fallbackLetter(raw, options.whole, 'unreadable');
  }
}

/** Rejects when the worker is late, fails or cannot be had. */
function fromWorker(raw: Uint8Array, options: ParseOptions): Promise<Letter> {
  const n = ++count;
  return new Promise((resolve, reject) => {
    const mine = (worker ??= start());
    const late = setTimeout(() => reject(new Error('late')), deadline(raw.length));
    mine.onerror = () => {
      clearTimeout(late);
      reject(new Error('failed'));
    };
    mine.onmessage = ({ data }: MessageEvent<ParseReply>) => {
      if (data.n !== n) return;
      clearTimeout(late);
      resolve(data.letter);
    };
    mine.postMessage({ n, raw, options } satisfies ParseRequest);
  });
}

function start(): Worker {
  return new Worker(new URL('./parse-worker.ts', import.meta.url), { type: 'module' });
}

function deadline(octets: number): number {
  const { deadlineMs, deadlinePerMebibyteMs, mebibyte } = mimeLimits;
  return deadlineMs + (octets / mebibyte) * deadlinePerMebibyteMs;
}
