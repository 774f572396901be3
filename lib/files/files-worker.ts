// The worker's entry: one file of one message in, what was asked of it out.
import { carryOut, type FileInMessage, type JobName, type Jobs } from './jobs.ts';

export type FileRequest = { n: number; job: JobName; file: FileInMessage };
/** `answer` is null where the file is not what the job is for. */
export type FileReply = { n: number; answer: Jobs[JobName] | null };

/** What of a worker's global scope is used here; the compiler's `lib` knows only windows. */
type Scope = {
  onmessage: ((event: MessageEvent<FileRequest>) => void) | null;
  postMessage(reply: FileReply, transfer: Transferable[]): void;
};
const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data: { n, job, file } }) => {
  void carryOut(job, file)
    .catch(() => null)
    .then((answer) => scope.postMessage({ n, answer }, movable(answer)));
};

/** What changes hands instead of being copied. */
function movable(answer: Jobs[JobName] | null): Transferable[] {
  if (answer instanceof Uint8Array) return [answer.buffer];
  const isDrawn = answer !== null && 'state' in answer && answer.state === 'drawn';
  return isDrawn ? [answer.bitmap] : [];
}
