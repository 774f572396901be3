// What a row says, from what is known of its message. Pure: the same facts, the same row.
// Texts come from strangers; what could turn the line around is shown, not obeyed.
import type { MessageId, Summary } from '../../lib/mail/message.ts';

export type RowFacts = {
  id: MessageId;
  /** Position in the server's order, from 1; not the number POP3 uses. */
  number: number;
  size: number;
  summary: Summary | undefined;
  /** The server's line where the header could not be had. */
  failedLine: string | undefined;
};

export type RowView = {
  state: 'known' | 'header' | 'failed';
  /** Name, or address where there is none; '' where nobody is named. */
  sender: string;
  /** '' where the name is all there is to say. */
  address: string;
  subject: string;
  snippet: string;
  at: number | null;
  attachments: boolean;
};

export function rowView({ summary, failedLine }: RowFacts): RowView {
  const from = summary?.from[0];
  const name = visible(from?.name ?? '');
  const address = visible(from?.address ?? '');
  return {
    state: summary ? 'header' : failedLine === undefined ? 'known' : 'failed',
    sender: name || address,
    address: name ? address : '',
    subject: visible(summary?.subject ?? ''),
    snippet: visible(summary?.snippet ?? ''),
    at: summary ? (summary.arrived ?? summary.date) : null,
    attachments: summary?.mayHaveAttachments ?? false,
  };
}

/** Below this a bar cannot be told from none. */
const smallest = 1_000;

/**
 * Length of a size bar in percent, in steps of four: logarithmic against the largest
 * message of the mailbox, so that 20 KB and 20 MB both say something.
 */
export function barLength(size: number, largest: number): number {
  if (largest <= smallest) return size > 0 ? 100 : 4;
  const part =
    Math.log(Math.max(size, smallest) / smallest) / Math.log(largest / smallest);
  return Math.max(4, Math.round(Math.min(1, part) * 25) * 4);
}

/** Size class from 1 (small) to 4 (10 MB and more); the colour only repeats the length. */
export function sizeClass(size: number): 1 | 2 | 3 | 4 {
  if (size < 100_000) return 1;
  if (size < 1_000_000) return 2;
  return size < 10_000_000 ? 3 : 4;
}

/**
 * One line that reads as it was written: characters that reverse or hide text (Unicode
 * Bidirectional Algorithm, explicit formatting) become a visible mark, controls a space.
 */
export function visible(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
