// What a receipt amounts to, and the same receipt as text to paste. Only what was proven
// by looking again is called deleted.
import type { Receipt, ReceiptLine } from '../../lib/client/state.ts';
import type { Text } from '../../lib/i18n/text.ts';

export type ReceiptSum = {
  /** Gone, and it was this commit that removed them. */
  deleted: number;
  /** Octets of those. */
  freed: number;
  alreadyGone: number;
  /** Not sent, because what is there is not surely what was marked. */
  skipped: number;
  /** Sent, or refused, and still listed. */
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
  if (line.why === 'already-gone') return 'alreadyGone';
  if (line.outcome === 'gone') return 'deleted';
  return line.why === 'double' || line.why === 'changed' ? 'skipped' : 'kept';
}

/** What became of one message, in words: the outcome, and the reason where there is one. */
export function wordsOf(line: ReceiptLine, { t }: Text): string {
  const outcome = t(`del.outcome.${line.outcome}`);
  if (line.why === null) return outcome;
  const why =
    typeof line.why === 'object'
      ? t('del.why.line', { line: line.why.line })
      : t(`del.why.${line.why}`);
  return `${outcome} · ${why}`;
}

/** One line a message: name, size, outcome, subject; then QUIT's answer. */
export function receiptText(receipt: Receipt, text: Text): string {
  const { t, size, dateTime } = text;
  const rows = receipt.lines.map((line) =>
    [line.id, size(line.size), wordsOf(line, text), line.subject ?? '–'].join('\t'),
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
