import { describe, expect, test } from 'vitest';
import {
  headline,
  receiptText,
  sumOf,
  wordsOf,
} from '../../../components/tray/receipt-facts.ts';
import type { Receipt, ReceiptLine } from '../../../lib/client/state.ts';
import { createText } from '../../../lib/i18n/text.ts';
import type { MessageId } from '../../../lib/mail/message.ts';

const line = (
  id: string,
  outcome: ReceiptLine['outcome'],
  why: ReceiptLine['why'] = null,
): ReceiptLine => ({
  id: id as MessageId,
  subject: `Subject of ${id}`,
  from: 'a@example.test',
  size: 1_000_000,
  outcome,
  why,
});
const receipt: Receipt = {
  entry: 'e1',
  account: 'claire@mail.example:995',
  at: 1_778_000_000_000,
  checkedAt: 1_778_000_060_000,
  quitLine: '-ERR some deleted messages not removed',
  lines: [
    line('u1', 'gone'),
    line('u2', 'gone', 'already-gone'),
    line('u3', 'still-there', 'changed'),
    line('u4', 'still-there', { line: '-ERR locked' }),
    line('u5', 'still-there'),
    line('u6', 'unknown'),
  ],
};
const text = createText('en');

describe('a receipt', () => {
  test('counts as deleted only what this commit removed and a look has proven', () => {
    expect(sumOf(receipt)).toEqual({
      deleted: 1,
      freed: 1_000_000,
      alreadyGone: 1,
      skipped: 1,
      kept: 2,
      unknown: 1,
    });
  });

  test('says the reason beside the outcome, with the server’s own line', () => {
    expect(receipt.lines.map((each) => wordsOf(each, text))).toEqual([
      'Gone',
      'Gone · was already gone',
      'Still there · no longer the same message: left alone',
      'Still there · the server refused: -ERR locked',
      'Still there',
      'Not known',
    ]);
  });

  test('as text names every message, its size and QUIT’s answer', () => {
    const written = receiptText(receipt, text);
    for (const { id } of receipt.lines) expect(written).toContain(`${id}\t1 MB\t`);
    expect(written).toContain('-ERR some deleted messages not removed');
    expect(written).toContain('Deleted 1 message, 1 MB freed.');
  });

  test('of a commit that removed nothing says so', () => {
    const none = { ...receipt, lines: [line('u5', 'still-there')] };
    expect(headline(none, text)).toMatch(/^Nothing was deleted\. Checked /);
    expect(headline(none, createText('fr'))).toMatch(/^Rien n’a été supprimé\./);
  });
});
