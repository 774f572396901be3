// A mailbox written in each form and read again: the same messages, octet by octet, and a
// check that tells the truth; and files that are no mail, or pretend.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { makeZip } from 'client-zip';
import { expect, test } from 'vitest';
import { checkText, emptyCheck, isExact } from '../../../lib/copies/check.ts';
import { listText } from '../../../lib/copies/list.ts';
import { readMaildirPath } from '../../../lib/copies/maildir.ts';
import { keepsBytes } from '../../../lib/copies/mbox.ts';
import { readCopies, type Found } from '../../../lib/copies/read.ts';
import {
  copyFiles,
  copyFormats,
  copyStream,
  type Original,
  type Wanted,
} from '../../../lib/copies/write.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import { letters } from '../../letters/letters.ts';

const now = new Date(Date.UTC(2026, 10, 28));
const hash = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex');

const originals: Original[] = letters.map(({ raw, name }, n) => ({
  id: `u${n}`,
  raw: new Uint8Array(raw),
  announced: raw.length,
  subject: n % 5 === 0 ? 'the same subject' : name,
  sender: 'a@example.org',
  arrived: now.getTime() - n * 60_000,
  date: now.getTime() - n * 60_000,
  marks: { seen: n % 2 === 0, flagged: n % 3 === 0 },
}));

async function* all(some: readonly Original[]): AsyncGenerator<Wanted> {
  for (const message of some) yield { name: 'message', message };
}

async function readAll(file: Blob): Promise<Found[]> {
  const found: Found[] = [];
  for await (const one of readCopies(file, 'copy')) found.push(one);
  return found;
}

test.each(copyFormats)('%s: what is written is read again', async (format) => {
  const check = emptyCheck();
  const file = await new Response(copyStream(format, all(originals), check, now)).blob();
  const found = await readAll(file);
  const messages = found.filter((one) => one.name === 'message');
  expect(found.filter(({ name }) => name === 'bad')).toEqual([]);
  const kept = (raw: Uint8Array) => format !== 'mbox' || keepsBytes(raw);
  expect(messages.length).toBe(originals.length);
  messages.forEach(({ raw, marks }, n) => {
    const wanted = originals[n];
    if (wanted && kept(wanted.raw)) expect(hash(raw)).toBe(hash(wanted.raw));
    if (format === 'maildir') expect(marks).toEqual(wanted?.marks);
  });
  expect(check).toMatchObject({
    messages: originals.length,
    octets: originals.reduce((sum, { raw }) => sum + raw.length, 0),
    differing: [],
    missing: [],
    changed: originals.filter(({ raw }) => !kept(raw)).map(({ id }) => id),
  });
});

test('the check names what is missing and what is not as large as announced', async () => {
  const check = emptyCheck();
  const [first] = originals;
  if (!first) throw new Error('there are letters');
  async function* some(): AsyncGenerator<Wanted> {
    yield { name: 'message', message: { ...first!, announced: first!.raw.length + 3 } };
    yield { name: 'missing', id: 'u9', why: '-ERR no such\r\nmessage: x' };
  }
  let last = '';
  for await (const { name, input } of copyFiles('eml', some(), check, now))
    if (name === 'CHECK.txt') last = String(input);
  expect(isExact(check)).toBe(false);
  expect(last).toBe(checkText(check));
  expect(last.split('\n').slice(-4)).toEqual([
    'check: different, see below',
    `differs: u0 announced ${first.raw.length + 3} octets ${first.raw.length}`,
    'missing: u9 -ERR no such message: x',
    '',
  ]);
});

test('one message is asked for at a time, and none once nobody reads', async () => {
  let asked = 0;
  async function* slowly(): AsyncGenerator<Wanted> {
    for (const message of originals) {
      asked++;
      yield { name: 'message', message };
    }
  }
  const reader = copyStream('mbox', slowly(), emptyCheck(), now).getReader();
  await reader.read();
  await reader.read();
  expect(asked).toBe(2);
  await reader.cancel();
  expect(asked).toBe(2);
});

test('Python’s Maildir finds as many, with the same bytes and flags', async ({
  skip,
}) => {
  if (spawnSync('python3', ['--version']).status !== 0) skip('no Python here');
  const folder = mkdtempSync(join(tmpdir(), 'maildir-'));
  try {
    for await (const file of copyFiles('maildir', all(originals), emptyCheck(), now)) {
      const path = join(folder, 'box', file.name);
      if (file.input === undefined) {
        mkdirSync(path, { recursive: true });
        continue;
      }
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.input);
    }
    const script = `
import hashlib, mailbox, sys
box = mailbox.Maildir(sys.argv[1], create=False)
for key in box.iterkeys():
    path = sys.argv[1] + '/' + box._lookup(key)
    print(hashlib.sha256(open(path, 'rb').read()).hexdigest(), box[key].get_flags())
`;
    const seen = spawnSync('python3', ['-c', script, join(folder, 'box')], {
      encoding: 'utf8',
    });
    expect(seen.stderr).toBe('');
    const wanted = originals.map(
      ({ raw, marks }) =>
        `${hash(raw)} ${marks.flagged ? 'F' : ''}${marks.seen ? 'S' : ''}`,
    );
    const lines = seen.stdout.trimEnd().split('\n');
    expect(lines.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      wanted.toSorted((a, b) => (a < b ? -1 : 1)),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what a Maildir’s names say', () => {
  expect(readMaildirPath('Mail/cur/1700000000.M1.host:2,RS')).toEqual({
    arrived: 1_700_000_000_000,
    marks: { seen: true, flagged: false },
  });
  expect(readMaildirPath('new/1700000000.1.host')?.marks.seen).toBe(false);
  expect(readMaildirPath('cur/1700000000.1.host;2,F')?.marks.flagged).toBe(true);
  expect(readMaildirPath('tmp/1700000000.1.host')).toBe(null);
  expect(readMaildirPath('cur/.keep')).toBe(null);
  expect(readMaildirPath('cur')).toBe(null);
});

test('files that are no mail, damaged or unsafe are told and bring nothing', async () => {
  const why = async (file: Blob) =>
    (await readAll(file)).map((one) => (one.name === 'bad' ? one.why : one.path));
  expect(await why(new Blob(['%PDF-1.7 x']))).toEqual(['not-mail']);
  expect(await why(new Blob(['']))).toEqual(['not-mail']);
  expect(await why(new Blob(['PK\u0003\u0004 broken']))).toEqual(['unreadable']);
  const zip = async (name: string, input: string) =>
    new Response(makeZip([{ name, input, lastModified: now }])).blob();
  expect(await why(await zip('photo.jpg', 'x'))).toEqual(['not-mail']);
  expect(await why(await zip('box/CHECK.txt', 'x'))).toEqual([]);
  expect(await why(await zip('a/b.eml', 'Subject: a\r\n\r\nx'))).toEqual([
    'copy/a/b.eml',
  ]);
  expect(await why(await zip('all.mbox', 'From a Thu\nSubject: a\n\nx\n'))).toEqual([
    'copy/all.mbox',
  ]);
  const whole = new Uint8Array(await (await zip('a.eml', 'Subject: abc')).arrayBuffer());
  whole[40] = (whole[40] ?? 0) ^ 1; // a letter of the message, which its checksum covers
  expect(await why(new Blob([whole]))).toContain('unreadable');
});

test('a zip that unpacks to more than it says is stopped', async () => {
  const packed = deflateRawSync(Buffer.alloc(8 * 1024 * 1024, 'Subject: a\r\n'));
  const file = lyingZip('a.eml', packed, 100);
  expect((await readAll(file)).some(({ name }) => name === 'message')).toBe(false);
});

test('a list for a spreadsheet runs nothing and invents nothing', () => {
  const id = 'u1' as MessageId; // a name as the server gives it
  const summary = {
    id,
    from: [{ name: '=HYPERLINK("x")', address: 'a@b' }],
    to: [],
    subject: '+1+1, "quoted"\nline',
    date: null,
    arrived: Date.UTC(2026, 0, 2),
    messageId: 'm@x',
    mayHaveAttachments: true,
    headerHash: 'ab',
  };
  const rows = [
    { row: { id, size: 12 }, number: 1, summary },
    { row: { id, size: 7 }, number: 2, summary: undefined },
  ];
  const csv = listText('csv', rows, { messages: 2, octets: 19 });
  const [head, ...rest] = csv.split('\r\n');
  expect(head).toMatch(/^\ufeffnumber,id,octets,hasHeader,from,/);
  expect(rest[0]).toContain(`"'=HYPERLINK(""x"") <a@b>"`);
  expect(rest.join('\n')).toContain(`"'+1+1, ""quoted""\nline"`);
  expect(rest.at(-2)).toBe('2,u1,7,false,,,,,,,');
  const json: unknown = JSON.parse(listText('json', rows, { messages: 2, octets: 19 }));
  expect(json).toMatchObject({
    check: { messages: 2, octets: 19 },
    messages: [{ subject: summary.subject, date: '' }, { mayHaveAttachments: null }],
  });
});

/** One packed entry whose headers name another size than it unpacks to. */
function lyingZip(name: string, packed: Buffer, says: number): Blob {
  const fields = (at: number, signature: number, size: number) => {
    const head = Buffer.alloc(size);
    head.writeUInt32LE(signature, 0);
    head.writeUInt16LE(20, at);
    head.writeUInt16LE(8, at + 4);
    head.writeUInt32LE(packed.length, at + 14);
    head.writeUInt32LE(says, at + 18);
    head.writeUInt16LE(name.length, at + 22);
    return head;
  };
  const local = Buffer.concat([fields(4, 0x04034b50, 30), Buffer.from(name), packed]);
  const central = Buffer.concat([fields(6, 0x02014b50, 46), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return new Blob([local, central, end]);
}
