// Messages for copies, each with something that a store of mail likes to change.
import { createHash } from 'node:crypto';
import { createPrinter } from '../../../lib/mail/fingerprint.ts';
import { sha256 } from '../../../server/imap/hash.ts';

export function letter(n: number, body = `text ${n}\r\n`): Buffer {
  return Buffer.from(
    `Message-ID: <letter-${n}@example.org>\r\nFrom: a@example.org\r\nSubject: number ${n}\r\n` +
      `Date: Tue, 03 Mar 2020 10:00:0${n % 10} +0000\r\n\r\n${body}`,
  );
}

/** The one of `oddLetters` whose line ends no server keeps. */
export const unixLetter = 6;

/** Dots, long lines, 8-bit octets, no last line end, no body, a lone CR, LF alone. */
export const oddLetters: readonly Buffer[] = [
  letter(1, '.\r\n..\r\n. dots\r\n'),
  letter(2, `${'x'.repeat(20_000)}\r\n`),
  Buffer.concat([letter(3), Buffer.from([0x80, 0xff, 0xe9, 13, 10])]),
  letter(4, 'no last line end'),
  Buffer.from('Subject: only a header\r\n\r\n'),
  letter(6, 'a lone \r in a line\r\n'),
  Buffer.from('Subject: ends of Unix\n\nline\nline\n'),
  letter(7, `${'MIME '.repeat(15)}\r\n`.repeat(30_000)),
];

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function printOf(bytes: Uint8Array) {
  const printer = createPrinter(sha256);
  printer.push(bytes);
  return printer.end();
}
