// Fetches the pieces of a message, one after the other, and puts them together.
'use client';
import { useEffect, useRef, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { FoundPiece } from '../../lib/mail/pieces.ts';
import { joinPieces } from '../../lib/mime/join-client.ts';
import { parseLetter } from '../../lib/mime/parse-client.ts';
import type { Fault } from '../../lib/wire/faults.ts';

export type Joining =
  | { name: 'idle' }
  /** The number of the piece that is on its way. */
  | { name: 'fetching'; number: number }
  | { name: 'joining' }
  | { name: 'joined'; letter: Letter; original: Blob; pieces: number }
  /** That piece ended before its end. */
  | { name: 'cut'; number: number }
  | { name: 'failed'; number: number; fault: Fault }
  /** All are here and make no message. */
  | { name: 'cannot' };

export function useJoin() {
  const [joining, setJoining] = useState<Joining>({ name: 'idle' });
  const work = useRef<AbortController | null>(null);
  useEffect(() => () => work.current?.abort(), []);

  function begin(pieces: readonly FoundPiece[]): void {
    work.current?.abort();
    const { signal } = (work.current = new AbortController());
    const say = (now: Joining) => void (signal.aborted || setJoining(now));
    void join(pieces, signal, say).then(say);
  }

  function stop(): void {
    work.current?.abort();
    setJoining({ name: 'idle' });
  }

  return { joining, begin, stop };
}

async function join(
  pieces: readonly FoundPiece[],
  signal: AbortSignal,
  say: (now: Joining) => void,
): Promise<Joining> {
  const messages: Uint8Array[] = [];
  for (const { number, id } of pieces) {
    say({ name: 'fetching', number });
    const taken = await app.takeMessage(id, signal);
    if (signal.aborted) return { name: 'idle' };
    if (taken.state === 'failed') return { name: 'failed', number, fault: taken.fault };
    if (!taken.whole) return { name: 'cut', number };
    messages.push(taken.raw);
  }
  say({ name: 'joining' });
  const made = await joinPieces(messages);
  if (made?.state !== 'whole') return { name: 'cannot' };
  const { raw } = made;
  const letter = await parseLetter(raw, { whole: true });
  const original = new Blob([raw], { type: 'message/rfc822' });
  return { name: 'joined', letter, original, pieces: pieces.length };
}
