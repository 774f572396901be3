// Messages into an mbox and out again, wherever the file is cut, and as Python's own reader
// sees the file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMboxReader, keepsBytes, mboxEntry } from '../../../lib/copies/mbox.ts';
import { letters } from '../../letters/letters.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const facts = { sender: 'a@example.org', arrived: Date.UTC(2026, 10, 6, 9, 5, 1) };

function read(chunks: readonly Uint8Array[]) {
  const messages: Buffer[] = [];
  const bad: string[] = [];
  const reader = createMboxReader({
    onMessage: (raw) => messages.push(Buffer.from(raw)),
    onBad: (why, octets) => bad.push(`${why} ${octets}`),
  });
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return { messages: messages.map((raw) => raw.toString('latin1')), bad };
}

const fileOf = (all: readonly Uint8Array[]) =>
  Buffer.concat(all.map((raw) => mboxEntry(raw, facts)));

const awkward = [
  'Subject: a\r\n\r\nFrom here on\r\n>From there\r\n>>From all\r\n\r\nFrom a@b Thu\r\n',
  'Subject: b\r\n\r\n',
  'From the first line on\r\n\r\nx\r\n\r\n\r\n',
  '\r\n',
  'Subject: c\r\n\r\n\r\n\r\nFrom\r\n',
].map(bytes);

test('the separator is what other programs write', () => {
  const text = Buffer.from(mboxEntry(bytes('Subject: a\r\n\r\nx\r\n'), facts));
  expect(text.toString('latin1')).toBe(
    'From a@example.org Fri Nov  6 09:05:01 2026\nSubject: a\n\nx\n\n',
  );
  const odd = mboxEntry(bytes('x\r\n'), { sender: 'a b\n', arrived: null });
  expect(Buffer.from(odd).toString('latin1')).toMatch(
    /^From MAILER-DAEMON Thu Jan {2}1 00:00:00 1970\n/,
  );
});

test('what goes in comes out, cut after any byte', () => {
  const file = fileOf(awkward);
  const wanted = awkward.map((raw) => raw.toString('latin1'));
  for (let cut = 0; cut <= file.length; cut++)
    expect(read([file.subarray(0, cut), file.subarray(cut)])).toEqual({
      messages: wanted,
      bad: [],
    });
  expect(read(Array.from(file, (byte) => Uint8Array.of(byte))).messages).toEqual(wanted);
});

test('any lines at all come out as they went in', () => {
  const line = fc.oneof(
    fc.constantFrom('', 'From ', '>From x', '>>From y', 'From', '\r', '>', 'x\ry'),
    fc.string({ unit: 'binary-ascii' }).map((text) => text.replaceAll('\n', '')),
  );
  // A CR before the line's end belongs to those that are told beforehand.
  const message = fc
    .array(line, { minLength: 1 })
    .map((lines) => bytes(lines.map((one) => `${one.replace(/\r+$/, '')}\r\n`).join('')));
  fc.assert(
    fc.property(fc.array(message), fc.nat(), (all, where) => {
      const file = fileOf(all);
      const cut = where % (file.length + 1);
      const got = read([file.subarray(0, cut), file.subarray(cut)]);
      expect(got.messages).toEqual(all.map((raw) => raw.toString('latin1')));
    }),
    { seed: 4155, numRuns: 400 },
  );
});

test('letters that come back changed are told beforehand', () => {
  for (const { raw } of letters) {
    const back = read([fileOf([raw])]).messages.join('');
    expect(back === Buffer.from(raw).toString('latin1')).toBe(keepsBytes(raw));
  }
  expect(keepsBytes(bytes('a\nb\r\n'))).toBe(false);
  expect(keepsBytes(bytes('a'))).toBe(false);
  expect(keepsBytes(bytes('a\r\r\n'))).toBe(false);
});

test('files of others: CRLF, no empty line at the end, text before the first', () => {
  const crlf =
    'From a Thu\r\nSubject: a\r\n\r\nx\r\n\r\nFrom b Thu\r\nSubject: b\r\n\r\ny\r\n';
  expect(read([bytes(crlf)]).messages).toEqual([
    'Subject: a\r\n\r\nx\r\n',
    'Subject: b\r\n\r\ny\r\n',
  ]);
  const odd = 'not mail\n\nFrom a Thu\nSubject: a\n\nthe end';
  expect(read([bytes(odd)])).toEqual({
    messages: ['Subject: a\r\n\r\nthe end\r\n'],
    bad: ['no-from-line 10'],
  });
  expect(read([bytes('')])).toEqual({ messages: [], bad: [] });
});

test('Python’s mailbox finds as many, with the same bytes', ({ skip }) => {
  if (spawnSync('python3', ['--version']).status !== 0) skip('no Python here');
  const own = letters.map(({ raw }) => raw).filter(keepsBytes);
  const folder = mkdtempSync(join(tmpdir(), 'mbox-'));
  try {
    const file = join(folder, 'all.mbox');
    writeFileSync(file, fileOf(own));
    const script = `
import hashlib, mailbox, re, sys
for one in mailbox.mbox(sys.argv[1], create=False).iterkeys():
    raw = mailbox.mbox(sys.argv[1]).get_bytes(one)
    print(hashlib.sha256(re.sub(rb'(?m)^>(>*From )', rb'\\1', raw)).hexdigest())
`;
    const seen = spawnSync('python3', ['-c', script, file], { encoding: 'utf8' });
    expect(seen.stderr).toBe('');
    const wanted = own.map((raw) =>
      createHash('sha256')
        .update(Buffer.from(raw).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
        .digest('hex'),
    );
    expect(seen.stdout.trim().split('\n')).toEqual(wanted);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
