// What a receipt amounts to, and the same receipt as text to paste. Only what was proven
// by looking again is called deleted.
import type { Receipt, ReceiptLine } from '../../lib/client/state.ts';
import type { Text } from '../../lib/i18n/text.ts';
import { subjectWords } from './subject-words.ts';

export type ReceiptSum = {
  /** Gone, and it was this commit that removed them. */
  deleted: number;
  /** Octets of those. */
  freed: number;
  alreadyGone: number;
  /** Not sent, because what is there is not surely what was marked. */
  skipped: number;
  /** Sent, or its DELE refused, and still listed. */
  kept: number;
  unknown: number;
};

export function sumOf({ lines }: Receipt): ReceiptSum {
  const sum = { deleted: 0, freed: 0, alreadyGone: 0, skipped: 0, kept: 0, unknown: 0 };
  for (const line of lines) {
    const kind = kindOf(line);
    sum[kind]++;
    if (kind === 'deleted') sum.freed += line.size;
  }
  return sum;
}

function kindOf(line: ReceiptLine): Exclude<keyof ReceiptSum, 'freed'> {
  if (line.outcome === 'unknown') return 'unknown';
  // What was not sent, or refused, and is gone all the same was removed by somebody else.
  if (line.outcome === 'gone') return line.why === null ? 'deleted' : 'alreadyGone';
  const isRefused = typeof line.why === 'object' && line.why && !('kind' in line.why);
  return line.why === null || isRefused ? 'kept' : 'skipped';
}

/** What became of one message, in words: the outcome, and the reason where there is one. */
export function wordsOf(line: ReceiptLine, { t }: Text): string {
  const outcome = t(`del.outcome.${line.outcome}`);
  return line.why === null ? outcome : `${outcome} · ${reasonOf(line.why)}`;

  function reasonOf(why: Exclude<ReceiptLine['why'], null>): string {
    if (typeof why === 'object')
      return t('kind' in why ? 'del.why.unproven' : 'del.why.line', { line: why.line });
    const wasMissed = why === 'already-gone' && line.outcome === 'still-there';
    return t(wasMissed ? 'del.why.notFound' : `del.why.${why}`);
  }
}

/** One line a message: name, size, outcome, subject; then QUIT's answer. */
export function receiptText(receipt: Receipt, text: Text): string {
  const { t, size, dateTime } = text;
  const rows = receipt.lines.map((line) =>
    [
      line.id,
      size(line.size),
      wordsOf(line, text),
      // A line end in a subject would begin a line of its sender's own.
      subjectWords(line.subject, text).words,
    ].join('\t'),
  );
  return [
    t('del.receiptHead', { account: receipt.account, date: dateTime(receipt.at) }),
    ...rows,
    `${t('del.quitSaid')}: ${receipt.quitLine ?? t('del.quitNone')}`,
    headline(receipt, text),
  ].join('\n');
}

/** The one sentence that says how it ended. */
export function headline(receipt: Receipt, { t, size, time }: Text): string {
  const { deleted, freed } = sumOf(receipt);
  const at = receipt.checkedAt === null ? '–' : time(receipt.checkedAt);
  return deleted > 0
    ? t('del.done', { n: deleted, size: size(freed), time: at })
    : t('del.doneNone', { time: at });
}
