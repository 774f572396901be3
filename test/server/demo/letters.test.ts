// The sample letters read by an independent reader (mailparser), and what the server says
// of their sizes and names.
import { createHash } from 'node:crypto';
import { simpleParser, type ParsedMail } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { createCrowd } from '../../../server/demo/crowd.ts';
import { createClock } from '../../../server/demo/letters/sketch.ts';
import { sampleLetters, sketches } from '../../../server/demo/sample.ts';
import { topOf } from '../../../server/demo/session.ts';
import {
  corpusMessages,
  fixedDay,
  letterNamed,
  letters,
  sha256,
  stuckScan,
} from '../../letters/letters.ts';

const sample = sampleLetters(fixedDay);
const clock = createClock(fixedDay);
const parse = (raw: Uint8Array): Promise<ParsedMail> => simpleParser(Buffer.from(raw));

describe('the sample mailbox', () => {
  test('has 64 letters with sizes that are true and names that RFC 1939 allows', () => {
    expect(sample.count).toBe(64);
    const names = new Set<string>();
    for (let index = 0; index < sample.count; index++) {
      names.add(sample.uid(index));
      expect(sample.uid(index)).toMatch(/^[\x21-\x7e]{1,70}$/);
      let octets = 0;
      let last = -1;
      for (const piece of sample.pieces(index)) {
        octets += piece.length;
        last = piece.at(-1) ?? -1;
        expect(piece.at(-2)).toBe(13);
      }
      expect(octets, sample.uid(index)).toBe(sample.size(index));
      expect(last).toBe(10);
    }
    expect(names.size).toBe(64);
  });

  test('is the same all day long, and other letters have other names on another day', () => {
    const later = sampleLetters(fixedDay + 11 * 3_600_000);
    const tomorrow = sampleLetters(fixedDay + 24 * 3_600_000);
    for (let index = 0; index < 64; index++) {
      expect(later.uid(index)).toBe(sample.uid(index));
      expect(later.size(index)).toBe(sample.size(index));
      expect(tomorrow.uid(index)).not.toBe(sample.uid(index));
    }
    const bytes = (of: typeof sample) => Buffer.concat([...of.pieces(50)]);
    expect(sha256(bytes(later))).toBe(sha256(bytes(sample)));
  });

  test('has no bare CR or LF and no line over 998 octets', () => {
    for (const { name, raw } of letters.filter(({ name }) => !name.startsWith('x-'))) {
      const text = Buffer.from(raw).toString('latin1');
      expect(text, name).not.toMatch(/[^\r]\n|\r[^\n]/);
      expect(
        Math.max(...text.split('\r\n').map((line) => line.length)),
        name,
      ).toBeLessThan(999);
    }
  });

  test('holds one letter of 24.6 MB that is made while it is read', () => {
    const index = Array.from({ length: 64 }, (_, at) => at).find(
      (at) => sample.size(at) > 20_000_000,
    );
    expect((sample.size(index ?? -1) / 1e6).toFixed(1)).toBe('24.6');
    const [first] = topOf(sample.pieces(index ?? -1), 0);
    expect(Buffer.from(first ?? []).toString()).toContain('Subject: Scan from MFP-2');
  });

  test('holds three exact duplicates, one letter of the future, and a thread of six', async () => {
    const copies = [1, 2, 3].map((copy) =>
      letterNamed(copy === 1 ? 'alarm' : `alarm.${copy}`),
    );
    expect(new Set(copies.map(({ raw }) => sha256(raw))).size).toBe(1);
    const future = await parse(letterNamed('from-the-future').raw);
    expect(future.date?.getTime()).toBeGreaterThan(fixedDay);
    const thread = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((post) => parse(letterNamed(`binders-${post}`).raw)),
    );
    const ids = thread.map((mail) => mail.messageId);
    for (const mail of thread.slice(1)) {
      expect(ids).toContain(mail.inReplyTo);
      expect([mail.references].flat().every((id) => ids.includes(id))).toBe(true);
    }
  });
});

// Written without encoding or without a date, so that readers differ.
const odd = ['old-software', 'utf8-header', 'no-date', 'stuck-scan', 'no-subject'];

test.each(sketches.filter(({ name }) => !odd.includes(name)))(
  'mailparser reads the head of $name as it was meant',
  async (sketch) => {
    const mail = await parse(letterNamed(sketch.name).raw);
    expect(mail.subject).toBe(sketch.subject);
    expect(mail.date?.getTime()).toBe(clock.at(...sketch.at, sketch.zone));
    const [, name, address] = /^(?:(.*) <)?([^<>]+)>?$/.exec(sketch.from) ?? [];
    expect(mail.from?.value[0]).toMatchObject({ name: name ?? '', address });
  },
);

test.each([...letters, stuckScan()].filter(({ facts }) => facts))(
  'mailparser finds in $name what is claimed of it',
  async ({ raw, facts }) => {
    const mail = await parse(raw);
    if (facts?.subject !== undefined) expect(mail.subject).toBe(facts.subject);
    if (facts?.from !== undefined) expect(mail.from?.value[0]?.address).toBe(facts.from);
    if (facts?.text !== undefined) expect(mail.text).toContain(facts.text);
    if (facts?.html !== undefined) expect(mail.html !== false).toBe(facts.html);
    if (!facts?.files) return;
    expect(
      mail.attachments.map((each) => ({
        name: each.filename,
        type: each.contentType,
        size: each.size,
      })),
    ).toEqual(facts.files.map(({ name, type, size }) => ({ name, type, size })));
    facts.files.forEach(({ name, sha256: known }, at) => {
      const content = mail.attachments[at]?.content ?? Buffer.alloc(0);
      if (known)
        expect(createHash('sha256').update(content).digest('hex'), name).toBe(known);
    });
  },
);

test('the PDF files have every object where their index says', async () => {
  for (const name of ['receipt', 'power', 'assembly', 'quote-request']) {
    const mail = await parse(letterNamed(name).raw);
    const pdf = mail.attachments.find(
      ({ contentType }) => contentType === 'application/pdf',
    );
    const text = pdf?.content.toString('latin1') ?? '';
    const start = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe('xref');
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)];
    expect(offsets.length).toBeGreaterThan(4);
    offsets.forEach(([, offset], at) => {
      expect(text.slice(Number(offset)).startsWith(`${at + 1} 0 obj`)).toBe(true);
    });
  }
});

test('a generated mailbox has true sizes, lasting names and letters that parse', async () => {
  const crowd = createCrowd(100_000, fixedDay);
  expect(crowd.count).toBe(100_000);
  for (const index of [0, 1, 4_999, 99_999]) {
    const raw = Buffer.concat([...crowd.pieces(index)]);
    expect(raw.length).toBe(crowd.size(index));
    expect(crowd.uid(index)).toBe(`crowd.20260302.${index + 1}`);
    const mail = await parse(raw);
    expect(mail.subject).toContain(`${index + 1}`);
    expect(mail.from?.value[0]?.address).toContain('@');
    expect(mail.date?.getTime()).toBeLessThan(fixedDay);
  }
  expect(() => createCrowd(-1, fixedDay)).toThrow(RangeError);
});

test('the corpus beside the project is what its manifest says', () => {
  for (const { name, raw, sha256: known } of corpusMessages(50)) {
    expect(sha256(raw), name).toBe(known);
  }
});
