// The parts of a message cleaned for their frames, each in a turn of its own: between two of
// them the page answers.
import { useEffect, useState } from 'react';
import type { HtmlPart } from '../../lib/mail/attachment.ts';
import { openRoom } from '../../lib/html/room.ts';
import { sanitise, type Sanitised } from '../../lib/html/sanitise.ts';

export type Cleaned = { path: string; clean: Sanitised };

/** What cannot be cleaned is not shown, and that is said: never half of it, never nothing. */
export type Cleaning =
  { state: 'clean'; parts: readonly Cleaned[] } | { state: 'failed' };

/** Null until all are clean; the ones before until others are. */
export function useCleaned(
  parts: readonly HtmlPart[],
  cids: ReadonlyMap<string, string> | null,
): Cleaning | null {
  const [cleaned, setCleaned] = useState<Cleaning | null>(null);
  useEffect(() => {
    if (!cids) return;
    let isWanted = true;
    async function cleanAll(cids: ReadonlyMap<string, string>) {
      const room = await openRoom();
      const done: Cleaned[] = [];
      for (const { path, html } of parts) {
        await aTurn();
        if (!isWanted) return;
        done.push({ path, clean: sanitise(html, cids, room) });
      }
      setCleaned({ state: 'clean', parts: done });
    }
    cleanAll(cids).catch(() => isWanted && setCleaned({ state: 'failed' }));
    return () => void (isWanted = false);
  }, [parts, cids]);
  return cleaned;
}

/** What waits goes first: keys, the pointer, a frame drawn. */
function aTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
