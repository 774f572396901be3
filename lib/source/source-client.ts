// A message's bytes opened for looking at: a worker cuts them into rows and searches them,
// the page holds its own copy to draw a screenful from without waiting.
import type { RowAsk, RowIndex, SourceEncoding } from './rows.ts';
import type { SourceReply, SourceRequest } from './source-worker.ts';

export type Found = {
  at: Uint32Array<ArrayBuffer>;
  length: number;
  end: 'not-yet' | 'all' | 'most';
};

export type OpenSource = {
  bytes: Uint8Array;
  isUtf8: boolean;
  index(ask: RowAsk): Promise<RowIndex>;
  /** Calls back as matches are found; a newer search ends this one. */
  find(query: string, encoding: SourceEncoding, tell: (more: Found) => void): void;
  close(): void;
};

/** Rejects where no worker can be had or the bytes cannot be read. */
export async function openSource(raw: Blob): Promise<OpenSource> {
  const worker = new Worker(new URL('./source-worker.ts', import.meta.url), {
    type: 'module',
  });
  const send = (request: SourceRequest) => worker.postMessage(request);
  const indexed = new Map<number, (index: RowIndex) => void>();
  let count = 0;
  let finding = { n: 0, tell: (_more: Found): void => {} };
  const opened = new Promise<boolean>((resolve, reject) => {
    worker.onerror = () => reject(new Error('no worker'));
    worker.onmessage = ({ data }: MessageEvent<SourceReply>) => {
      if (data.type === 'opened') resolve(data.isUtf8);
      else if (data.type === 'found') {
        if (data.n === finding.n) finding.tell(data);
      } else {
        indexed.get(data.n)?.(data.index);
        indexed.delete(data.n);
      }
    };
  });
  send({ type: 'open', raw });
  try {
    const [isUtf8, buffer] = await Promise.all([opened, raw.arrayBuffer()]);
    return {
      bytes: new Uint8Array(buffer),
      isUtf8,
      index(ask) {
        const n = ++count;
        send({ type: 'index', n, ask });
        return new Promise((resolve) => indexed.set(n, resolve));
      },
      find(query, encoding, tell) {
        finding = { n: ++count, tell };
        send({ type: 'find', n: finding.n, query, encoding });
      },
      close: () => worker.terminate(),
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
