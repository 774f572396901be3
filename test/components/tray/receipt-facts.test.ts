import { describe, expect, test } from 'vitest';
import {
  headline,
  receiptText,
  sumOf,
  wordsOf,
} from '../../../components/tray/receipt-facts.ts';
import { subjectWords } from '../../../components/tray/subject-words.ts';
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

  test('never calls gone what is still there, nor deleted what was not sent', () => {
    const unproven = { kind: 'unproven', line: '-ERR not now' } as const;
    const lines = [
      line('u1', 'still-there', 'already-gone'),
      line('u2', 'still-there', unproven),
      line('u3', 'still-there', 'double'),
      line('u4', 'gone', unproven),
      line('u5', 'gone', 'changed'),
    ];
    expect(sumOf({ ...receipt, lines })).toMatchObject({
      deleted: 0,
      alreadyGone: 2,
      skipped: 3,
      kept: 0,
    });
    expect(lines.slice(0, 2).map((each) => wordsOf(each, text))).toEqual([
      'Still there · it could not be found at that moment: left alone',
      'Still there · left alone to be safe; the server said: -ERR not now',
    ]);
  });

  test.each([
    ['en', 1, 2, '1 of 2 messages was not deleted'],
    ['en', 2, 2, '2 of 2 messages were not deleted'],
    ['en', 1, 1, '1 of 1 message was not deleted'],
    ['fr', 1, 2, '1 message sur 2 n’a pas été supprimé'],
    ['fr', 2, 3, '2 messages sur 3 n’ont pas été supprimés'],
  ] as const)(
    'counts what was kept in its grammar (%s, %i of %i)',
    (language, k, n, said) => {
      expect(createText(language).t('F27.title', { k, n })).toBe(said);
    },
  );

  test.each([
    ['en', 'Try this one again', 'We do not know yet if 1 message was deleted'],
    ['fr', 'Réessayer celui-ci', 'Nous ne savons pas encore si 1 message a été supprimé'],
  ] as const)('speaks of one as of one (%s)', (language, again, unknown) => {
    const { t } = createText(language);
    expect(t('F27.action', { k: 1 })).toBe(again);
    expect(t('F28b.title', { n: 1 })).toBe(unknown);
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

describe('a subject in a list of the tray', () => {
  test('that is empty is not taken for a header that was never read', () => {
    expect(subjectWords(null, text).words).toBe('header not fetched yet');
    for (const empty of ['', ' \n'])
      expect(subjectWords(empty, text)).toEqual({ words: 'no subject', isKnown: false });
    expect(subjectWords('Roof', text)).toEqual({ words: 'Roof', isKnown: true });
  });

  test('cannot write a line of its own into the receipt', () => {
    const forged = { ...line('u9', 'gone'), subject: 'Roof\nu10\t1 MB\tgone' };
    const written = receiptText({ ...receipt, lines: [forged] }, text);
    expect(written.split('\n')).toHaveLength(4);
    expect(written).toContain('\tRoof u10 1 MB gone');
  });
});
