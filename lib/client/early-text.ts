// The text of a message on the screen while its attachments are still on the way: what has
// come is watched, and taken apart as soon as there is something to read.
import type { Letter } from '../mail/attachment.ts';
import { createScanner } from '../mime/scanner.ts';
import type { Parts } from './parts.ts';

/** ours: a message that is whole sooner is simply shown */
const firstLookMs = 150;
/** ours: a text that is still coming grows so often; each look reads it from its beginning */
const nextLookMs = 500;
/** Octets watched at most: a text as long as a book. The rest comes with the whole. */
const watchedOctets = 1024 * 1024;

export type EarlyLetter = { letter: Letter; raw: Blob };

export type EarlyText = {
  push(chunk: Uint8Array): void;
  /** Nothing is told after this. */
  stop(): void;
};

/** `tell` hears of each longer beginning that can be read, and of no more once it is all. */
export function watchForText(
  { clock, parse }: Pick<Parts, 'clock' | 'parse'>,
  tell: (early: EarlyLetter) => void,
): EarlyText {
  const scanner = createScanner();
  let isOver = false;
  let isLooking = false;
  let toldOctets = 0;
  let cancel = clock.after(firstLookMs, look);

  /** Again later, or at once where the text is whole and nothing more will be added. */
  function look(): void {
    if (isOver || isLooking) return;
    cancel();
    cancel = clock.after(nextLookMs, look);
    const octets = scanner.bytes().length;
    const isReadable = scanner.isReadable();
    const hasText = isReadable || scanner.text().trim() !== '';
    if (!hasText || octets === toldOctets) return;
    isLooking = true;
    const raw = scanner.bytes().slice();
    toldOctets = octets;
    void parse(raw, { whole: false }).then((letter) => {
      isLooking = false;
      if (isOver) return;
      if (isReadable || octets >= watchedOctets) stop();
      tell({ letter, raw: new Blob([raw], { type: 'message/rfc822' }) });
    });
  }

  function stop(): void {
    isOver = true;
    cancel();
  }

  return {
    push(chunk) {
      if (isOver || scanner.bytes().length >= watchedOctets || scanner.isReadable())
        return;
      scanner.push(chunk);
    },
    stop,
  };
}
