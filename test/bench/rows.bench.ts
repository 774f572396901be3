// Rows of the list made from headers, a second: ours against mailparser and postal-mime on
// the same bytes, in turn. What each of them says of a header is compared first.
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import type { MessageId } from '../../lib/mail/message.ts';
import { headerBlock, readBeginning, readSummary } from '../../server/mime/summary.ts';
import { corpusMessages, letters } from '../letters/letters.ts';
import { smallMail } from './parts/mailboxes.ts';
import { printTable, spread, median } from './table.ts';

const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 3 : 9;
/** Headers a round for ours; the others are given a part of them, for they take long. */
const headersARound = isQuick ? 10_000 : 20_000;
const partForOthers = 10;

type Reader = {
  name: string;
  part: number;
  /** Reads the first lines of the text too, so that more than the header is handed to it. */
  withLines?: true;
  /** Resolves with the subject, so that nobody can leave the work out. */
  read: (header: Buffer) => string | Promise<string>;
};

const id = 'name' as MessageId;
const readers: readonly Reader[] = [
  { name: 'ours', part: 1, read: (header) => readSummary(id, header).subject },
  {
    name: 'ours with first words',
    part: partForOthers,
    withLines: true,
    read: (lines) => {
      const { subject, snippet } = readBeginning(id, lines);
      return subject + (snippet ?? '');
    },
  },
  {
    name: 'mailparser',
    part: partForOthers,
    read: async (header) => (await simpleParser(header)).subject ?? '',
  },
  {
    name: 'postal-mime',
    part: partForOthers,
    read: async (header) => (await PostalMime.parse(header)).subject ?? '',
  },
];

const sets: [name: string, messages: Uint8Array[]][] = [
  ['generated', smallMail(2_000).map((mail) => ('raw' in mail ? mail.raw : mail))],
  ['own letters', letters.map(({ raw }) => raw)],
];
/** A few test messages have headers of megabytes and would be all that is measured. */
const usualBytes = 16 * 1024;
const corpus = corpusMessages()
  .map(({ raw }) => raw)
  .filter((raw) => headerOf(raw).length <= usualBytes);
if (corpus.length > 0) sets.push(['real messages', corpus]);

const rows: string[][] = [];
for (const [name, messages] of sets) {
  const headers = messages.map(headerOf);
  const lines = messages.map(beginningOf);
  const agreement = await agree(headers);
  const rates = new Map<Reader, number[]>(readers.map((reader) => [reader, []]));
  // The round before the first warms the compiler.
  for (let round = -1; round < rounds; round++) {
    for (const [reader, found] of rates) {
      const rate = await rateOf(reader, reader.withLines ? lines : headers);
      if (round >= 0) found.push(rate);
    }
  }
  const ours = median([...rates.values()][0] ?? []);
  const bytes = headers.reduce((sum, header) => sum + header.length, 0) / headers.length;
  for (const [reader, found] of rates)
    rows.push([
      name,
      reader.name,
      spread(found),
      ((median(found) * bytes) / 1_000_000).toFixed(1),
      (ours / median(found)).toFixed(1),
      agreement.get(reader.name) ?? '',
    ]);
  console.log(`${name}: ${headers.length} headers, ${Math.round(bytes)} octets each`);
}
printTable(
  ['headers', 'reader', 'rows/s', 'MB/s', 'ours is x faster', 'same subject as ours'],
  rows,
);
console.log(
  `One core, one process; median (lowest–highest) of ${rounds}. Ours also hashes each header and ` +
    'reads addresses, dates and the hint of attachments.',
);

function headerOf(raw: Uint8Array): Buffer {
  return Buffer.concat([headerBlock(Buffer.from(raw)), Buffer.from('\r\n')]);
}

/** What `TOP n 20` brings, about. */
function beginningOf(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw);
  let at = headerBlock(bytes).length;
  for (let line = 0; line <= 20 && at < bytes.length; line++) {
    const end = bytes.indexOf('\n', at);
    at = end < 0 ? bytes.length : end + 1;
  }
  return bytes.subarray(0, at);
}

async function rateOf({ read, part }: Reader, headers: Buffer[]): Promise<number> {
  const count = Math.round(headersARound / part);
  let characters = 0;
  const began = performance.now();
  for (let at = 0; at < count; at++) {
    const subject = read(headers[at % headers.length] ?? Buffer.alloc(0));
    // Ours is asked without a wait, as the proxy does.
    characters += (typeof subject === 'string' ? subject : await subject).length;
  }
  const seconds = (performance.now() - began) / 1000;
  if (characters === 0) throw new Error('no subject was read');
  return count / seconds;
}

/** In how many headers each of the others reads the subject we read, but for white space. */
async function agree(headers: readonly Buffer[]): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  const looked = headers.slice(0, 500);
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  for (const { name, read, withLines } of readers.slice(1)) {
    if (withLines) continue; // by the same function as ours
    let same = 0;
    for (const header of looked) {
      const ours = readSummary(id, header).subject;
      const theirs = await Promise.resolve(read(header)).catch(() => null);
      if (theirs !== null && plain(theirs) === plain(ours)) same += 1;
    }
    told.set(name, `${same} of ${looked.length}`);
  }
  return told;
}
