// The archive of messages for a page: its worker is started by the first question.
import { ArchiveError } from './archive.ts';
import { askingArchive } from './ask.ts';
import type { MessageArchive } from './messages.ts';
import { reply, requests, type Question, type Reply } from './requests.ts';

/** `token` makes an unguessable name: this tab's among the browser's. */
export function openMessageArchive(token: () => string): MessageArchive {
  const waiting = new Map<number, (reply: Reply) => void>();
  let worker: Worker | null = null;
  let count = 0;
  let tab = '';

  function start(): Worker {
    tab = token();
    const fresh = new Worker(new URL('./archive-worker.ts', import.meta.url), {
      type: 'module',
      name: tab,
    });
    fresh.onmessage = ({ data }: MessageEvent<unknown>) => {
      const read = reply.safeParse(data);
      if (!read.success) return;
      waiting.get(read.data.n)?.(read.data);
      waiting.delete(read.data.n);
    };
    fresh.onerror = () => {
      fresh.terminate();
      if (worker === fresh) worker = null;
      const all = [...waiting];
      waiting.clear();
      for (const [n, answered] of all) answered({ n, why: 'lost', text: 'worker' });
    };
    return fresh;
  }

  return askingArchive(
    async (name, ask) => {
      const n = ++count;
      const said = await new Promise<Reply>((resolve) => {
        waiting.set(n, resolve);
        (worker ??= start()).postMessage({ n, name, ask } satisfies Question);
      });
      if ('why' in said) throw new ArchiveError(said.why, said.text);
      const read = requests[name].answer.safeParse(said.answer);
      if (!read.success) throw new ArchiveError('failed', read.error);
      // The table pairs each name with its answer; TypeScript cannot see it through the index.
      return read.data as never;
    },
    () => tab,
  );
}
