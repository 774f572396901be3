// Asks the files worker for a component, for as long as the component is there.
import { useEffect, useState } from 'react';
import { askFiles } from '../../lib/files/files-client.ts';
import type { FileFacts, FileInMessage, JobName, Jobs } from '../../lib/files/jobs.ts';

/** `answer` is null where the file is not what the job is for. */
export type Work<T> = { state: 'working' } | { state: 'done'; answer: T | null };

/** Mount anew for another file (`key`). */
export function useJob<J extends JobName>(job: J, file: FileInMessage): Work<Jobs[J]> {
  const [work, setWork] = useState<Work<Jobs[J]>>({ state: 'working' });
  useEffect(() => {
    const gone = new AbortController();
    void askFiles(job, file, gone.signal).then((answer) => {
      if (!gone.signal.aborted) setWork({ state: 'done', answer });
    });
    return () => gone.abort();
  }, [job, file]);
  return work;
}

/** What files turned out to be; kept for as long as the message is. */
const known = new WeakMap<FileInMessage, Promise<FileFacts | null>>();

function factsOf(file: FileInMessage): Promise<FileFacts | null> {
  let facts = known.get(file);
  if (!facts) known.set(file, (facts = askFiles('examine', file)));
  return facts;
}

/** Of each file in its order; null while nobody has looked. */
export function useFacts(files: readonly FileInMessage[]): readonly (FileFacts | null)[] {
  const [facts, setFacts] = useState<readonly (FileFacts | null)[]>([]);
  useEffect(() => {
    let isGone = false;
    async function look() {
      const found: (FileFacts | null)[] = [];
      for (const file of files.slice(0, mostExamined)) {
        found.push(await factsOf(file));
        if (isGone) return;
      }
      setFacts(found);
    }
    void look();
    return () => void (isGone = true);
  }, [files]);
  return facts;
}

/** Files of one message that are looked into unasked; the rest are judged by their names. */
const mostExamined = 100;
