// Headers as rows: what the fields mean, and agreement with mailparser on real mail.
import { simpleParser, type AddressObject } from 'mailparser';
import { describe, expect, test } from 'vitest';
import type { MessageId } from '../../../lib/mail/message.ts';
import { readAddresses } from '../../../server/mime/addresses.ts';
import { readDate } from '../../../server/mime/dates.ts';
import { headerBlock, readSummary } from '../../../server/mime/summary.ts';
import { corpusMessages } from '../../letters/corpus.ts';

const id = 'x' as MessageId; // a name as the server gives it
const summaryOf = (header: string, encoding: BufferEncoding = 'utf8') =>
  readSummary(id, Buffer.from(header.replaceAll('\n', '\r\n'), encoding));

describe('fields', () => {
  test('folded, encoded and raw text is decoded', () => {
    expect(
      summaryOf(
        'Subject: =?utf-8?q?caf=C3=A9?=\n =?utf-8?b?IGZlcm3DqQ==?=\nFrom: a@b\n\n',
      ).subject,
    ).toBe('café fermé');
    expect(summaryOf('Subject: déjà vu\n\n').subject).toBe('déjà vu');
    expect(summaryOf('Subject: déjà vu\n\n', 'latin1').subject).toBe('déjà vu');
    expect(summaryOf('SUBJECT : one\n  two\n\tthree\n\n').subject).toBe('one two three');
  });

  test('controls and direction marks do not survive', () => {
    expect(summaryOf('Subject: a\u0007b\u202egnp.exe\n\n').subject).toBe('a bgnp.exe');
    expect(summaryOf('Subject: =?utf-8?q?a=00b=0D=0Ac?=\n\n').subject).toBe('a b c');
  });

  test('names of Object mean nothing as fields', () => {
    const row = summaryOf('__proto__: x\nconstructor: y\nSubject: z\n\n');
    expect(row.subject).toBe('z');
    expect(Object.keys(row)).not.toContain('__proto__');
  });

  test('the arrival is the topmost Received, else the Date', () => {
    const date = 'Date: Mon, 02 Nov 2026 10:00:00 +0100\n';
    const first = 'Received: by a; Tue, 3 Nov 2026 09:00:00 +0000\n';
    const second = 'Received: by b; Wed, 4 Nov 2026 09:00:00 +0000\n';
    const row = summaryOf(`${first}${second}${date}\n`);
    expect(row.arrived).toBe(Date.UTC(2026, 10, 3, 9));
    expect(row.date).toBe(Date.UTC(2026, 10, 2, 9));
    expect(summaryOf(`${date}\n`).arrived).toBe(Date.UTC(2026, 10, 2, 9));
    expect(summaryOf('Received: by a; soon\n\n').arrived).toBe(null);
  });

  test('the hash is of the header alone, whatever follows', () => {
    const header = 'Subject: a\r\nFrom: b@c\r\n';
    const hash = (text: string) => readSummary(id, Buffer.from(text)).headerHash;
    expect(hash(`${header}\r\nbody`)).toBe(hash(`${header}\r\n`));
    expect(hash(`${header}\r\nbody`)).toBe(hash(header));
    expect(hash(`${header}\r\n`)).not.toBe(hash(`${header} \r\n`));
    expect(headerBlock(Buffer.from('\r\nbody'))).toHaveLength(0);
  });

  test('a piece of a message says which one it is', () => {
    const piece = (type: string) => summaryOf(`Content-Type: ${type}\n\n`).piece;
    expect(piece('Message/Partial; id="a@x";\n number=2; total=3')).toEqual({
      id: 'a@x',
      number: 2,
      total: 3,
    });
    expect(piece('message/partial; number=zero; id=a')).toEqual({
      id: 'a',
      number: 1,
      total: null,
    });
    expect(piece('message/partial; number=1')).toBeUndefined();
    expect(piece('message/partially; id=a; number=1')).toBeUndefined();
    expect(piece('text/plain; id=a; number=1')).toBeUndefined();
  });

  test('attachments are guessed from the type', () => {
    const has = (type: string) =>
      summaryOf(`Content-Type: ${type}\n\n`).mayHaveAttachments;
    expect(has('multipart/mixed; boundary=x')).toBe(true);
    expect(has('application/pdf')).toBe(true);
    expect(has('multipart/alternative; boundary=x')).toBe(false);
    expect(has('text/html')).toBe(false);
    expect(summaryOf('\n').mayHaveAttachments).toBe(false);
  });

  test('a header of a megabyte, of one line or of many, is read in bounds', () => {
    const many = summaryOf(`To: ${'a@b.example, '.repeat(60_000)}\nSubject: end\n\n`);
    expect(many.to).toHaveLength(100);
    expect(many.subject).toBe('end');
    expect(summaryOf(`Subject: ${'x'.repeat(900_000)}\n\n`).subject).toHaveLength(1_000);
    expect(summaryOf('X: y\n'.repeat(150_000)).subject).toBe('');
    expect(
      summaryOf(`Subject: ${'=?utf-8?q?x?= '.repeat(60_000)}\n\n`).subject.length,
    ).toBeLessThanOrEqual(1_000);
  });
});

describe('addresses', () => {
  const table: [string, [name: string, address: string][]][] = [
    ['a@b.example', [['', 'a@b.example']]],
    ['Ann <a@b>', [['Ann', 'a@b']]],
    ['"Doe, John" <j@d>, x@y', [['Doe, John', 'j@d'], ['', 'x@y']]],
    ['"a \\"b\\" c" <d@e>', [['a "b" c', 'd@e']]],
    ['a@b (Ann Lee)', [['Ann Lee', 'a@b']]],
    ['Team: a@b, Bo <c@d>; , e@f', [['', 'a@b'], ['Bo', 'c@d'], ['', 'e@f']]],
    ['undisclosed-recipients:;', []],
    ['<@relay.example:a@b>', [['', 'a@b']]],
    ['Just A Name', [['Just A Name', '']]],
    ['', []],
    ['<', []],
    ['"never closed <a@b>', [['never closed', 'a@b']]],
    ['(((((', []],
  ]; // prettier-ignore
  test.each(table)('%s', (field, expected) => {
    const found = readAddresses(field, 100).map(({ name, address }) => [name, address]);
    if (field.startsWith('"never')) expect(found).toHaveLength(1);
    else expect(found).toEqual(expected);
  });
});

describe('dates', () => {
  test.each<[string, number | null]>([
    ['Mon, 02 Nov 2026 10:00:00 +0100', Date.UTC(2026, 10, 2, 9)],
    ['2 Nov 2026 10:00 GMT', Date.UTC(2026, 10, 2, 10)],
    ['Mon, 2 Nov 26 10:00:05 EST (comment)', Date.UTC(2026, 10, 2, 15, 0, 5)],
    ['Mon, 02-Nov-2026 10:00:00 -0330', Date.UTC(2026, 10, 2, 13, 30)],
    ['Fri, 31 Dec 1999 23:59:60 +0000', Date.UTC(1999, 11, 31, 23, 59, 59)],
    ['1 Jan 99 00:00:00 UT', Date.UTC(1999, 0, 1)],
    ['2026-11-02T10:00:00Z', Date.UTC(2026, 10, 2, 10)],
    ['Thu, 1 Jan 1970 00:00:00 +0000', null],
    ['Mon, 1 Jan 2460 00:00:00 +0000', null],
    ['yesterday', null],
    ['', null],
  ])('%s', (text, time) => {
    expect(readDate(text)).toBe(time);
  });
});

test('on real mail the rows agree with mailparser', async () => {
  const messages = corpusMessages();
  if (messages.length === 0) return; // the corpus says that it is not there
  const counts = { subject: 0, from: 0, date: 0, messageId: 0 };
  const differing: string[] = [];
  let seen = 0;
  for (const { name, raw } of messages) {
    // As a POP3 server sends it: every line ends in CRLF.
    const text = Buffer.from(raw).toString('latin1').replace(/\r?\n/g, '\r\n');
    const header = Buffer.from(`${text.split('\r\n\r\n', 1)[0] ?? ''}\r\n\r\n`, 'latin1');
    const mail = await simpleParser(header).catch(() => null);
    if (mail === null) continue;
    seen++;
    const row = readSummary(id, header);
    const plain = (text: string | undefined) =>
      (text ?? '').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();
    // Raw 8-bit subjects are lost to mailparser; they are counted by nobody.
    const isLost = /\ufffd|ï¿½/.test(mail.subject ?? '');
    const note = (key: keyof typeof counts, ours: unknown, theirs: unknown) => {
      if (ours === theirs) counts[key]++;
      else differing.push(`${name} ${key}: ${String(ours)} ≠ ${String(theirs)}`);
    };
    note(
      'subject',
      isLost ? '' : plain(row.subject),
      isLost ? '' : plain(mail.subject).slice(0, 1_000),
    );
    note('from', row.from[0]?.address ?? '', firstAddress(mail.from));
    note(
      'date',
      row.date,
      mail.date === undefined || Number.isNaN(mail.date.getTime())
        ? null
        : mail.date.getTime(),
    );
    note('messageId', row.messageId, plain(mail.messageId).replace(/^<|>$/g, ''));
  }
  console.log(`${seen} messages, equal to mailparser: ${JSON.stringify(counts)}`);
  if (process.env['SHOW_DIFFERENCES']) console.log(differing.join('\n'));
  expect(seen).toBeGreaterThan(200);
  for (const count of Object.values(counts)) expect(count / seen).toBeGreaterThan(0.96);
});

function firstAddress(field: AddressObject | AddressObject[] | undefined): string {
  const first = Array.isArray(field) ? field[0] : field;
  const value = first?.value[0];
  return value?.address ?? value?.group?.[0]?.address ?? '';
}
