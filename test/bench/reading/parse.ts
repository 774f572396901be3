// Whole messages taken apart, a second: ours against mailparser, postal-mime and letterparser
// on the same bytes, in turn. What each says of a message is compared first.
import { createHash } from 'node:crypto';
import { extract } from 'letterparser';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { decodePart } from '../../../lib/mime/decode-part.ts';
import { parse } from '../../../lib/mime/parse.ts';
import { corpusMessages, letters } from '../../letters/letters.ts';
import { median, printTable, spread } from '../table.ts';
import { realisticMail } from './messages.ts';

/** What a reader makes of a message, as far as the readers can be compared. */
type Said = { subject: string; text: string; html: string; files: Uint8Array[] };
type Reader = { name: string; read: (raw: Uint8Array) => Said | Promise<Said> };

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Uint8Array =>
  typeof content === 'string'
    ? new TextEncoder().encode(content)
    : new Uint8Array(content);

function ours(raw: Uint8Array, withFiles: boolean): Said {
  const { subject, text, textIsMade, html, attachments } = parse(raw, { whole: true });
  return {
    subject,
    text: textIsMade ? '' : (text ?? ''),
    html: html.map((part) => part.html).join('\n'),
    files: withFiles ? attachments.map(({ source }) => decodePart(raw, source)) : [],
  };
}

const readers: readonly Reader[] = [
  { name: 'ours', read: (raw) => ours(raw, false) },
  { name: 'ours, every file decoded too', read: (raw) => ours(raw, true) },
  {
    name: 'postal-mime',
    async read(raw) {
      const mail = await PostalMime.parse(raw);
      return {
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        html: mail.html ?? '',
        files: mail.attachments.map(({ content }) => bytesOf(content)),
      };
    },
  },
  {
    name: 'mailparser, no text made',
    async read(raw) {
      const mail = await simpleParser(Buffer.from(raw), {
        skipHtmlToText: true,
        skipTextToHtml: true,
        skipTextLinks: true,
        skipImageLinks: true,
      });
      return {
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        html: mail.html || '',
        files: mail.attachments.map(({ content }) => content),
      };
    },
  },
  {
    name: 'letterparser',
    read(raw) {
      const mail = extract(Buffer.from(raw).toString());
      return {
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        html: mail.html ?? '',
        files: (mail.attachments ?? []).map(({ body }) => bytesOf(body)),
      };
    },
  },
];

export async function benchParse(isQuick: boolean): Promise<void> {
  const rounds = isQuick ? 3 : 9;
  const sets: [name: string, messages: Uint8Array[]][] = [
    ['as really sent', realisticMail(isQuick ? 100 : 300)],
    ['own letters', letters.map(({ raw }) => raw)],
  ];
  const real = corpusMessages().map(({ raw }) => raw);
  if (real.length > 0) sets.push(['real messages', real]);
  const rows: string[][] = [];
  for (const [name, messages] of sets) {
    const octets = messages.reduce((sum, { length }) => sum + length, 0);
    const rates = new Map<Reader, number[]>(readers.map((reader) => [reader, []]));
    // The round before the first warms the compiler.
    for (let round = -1; round < rounds; round++)
      for (const [reader, found] of rates) {
        const rate = await rateOf(reader, messages);
        if (round >= 0) found.push(rate);
      }
    const first = median([...rates.values()][0] ?? []);
    for (const [reader, found] of rates)
      rows.push([
        name,
        reader.name,
        spread(found),
        ((median(found) * octets) / messages.length / 1e6).toFixed(1),
        (first / median(found)).toFixed(1),
        reader === readers[0] ? '' : await agreement(reader, messages),
      ]);
    console.log(
      `${name}: ${messages.length} messages, ${Math.round(octets / messages.length)} octets each`,
    );
  }
  printTable(
    ['messages', 'reader', 'messages/s', 'MB/s', 'ours is x faster', 'same as ours'],
    rows,
  );
  console.log(
    `One core, one process; median (lowest–highest) of ${rounds}. Same: subject, text, ` +
      'HTML and every file’s bytes, but for white space. Ours also tells structure, damage, ' +
      'charset and protection; its files stay places in the original until they are asked for.',
  );
}

async function rateOf(
  { read }: Reader,
  messages: readonly Uint8Array[],
): Promise<number> {
  let characters = 0;
  const began = performance.now();
  for (const raw of messages) {
    try {
      const said = read(raw);
      characters += ('then' in said ? await said : said).subject.length;
    } catch {
      // A reader that gives up has been quick; the last column tells.
    }
  }
  const seconds = (performance.now() - began) / 1000;
  if (characters === 0) throw new Error('no subject was read');
  return messages.length / seconds;
}

async function agreement(
  { read }: Reader,
  messages: readonly Uint8Array[],
): Promise<string> {
  const same = { all: 0, subject: 0, text: 0, html: 0, files: 0 };
  for (const raw of messages) {
    const mine = ours(raw, true);
    const theirs = await Promise.resolve()
      .then(() => read(raw))
      .catch(() => null);
    if (!theirs) continue;
    const isSame = {
      subject: flat(mine.subject) === flat(theirs.subject),
      text: flat(mine.text) === flat(theirs.text),
      html: flat(mine.html) === flat(theirs.html),
      files: sums(mine.files) === sums(theirs.files),
    };
    for (const key of ['subject', 'text', 'html', 'files'] as const)
      if (isSame[key]) same[key]++;
    if (isSame.subject && isSame.text && isSame.html && isSame.files) same.all++;
  }
  const { all, subject, text, html, files } = same;
  return `${all} of ${messages.length} (${subject}, ${text}, ${html}, ${files})`;
}

function flat(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

function sums(files: readonly Uint8Array[]): string {
  return files
    .map((file) => createHash('sha256').update(file).digest('hex'))
    .sort()
    .join();
}
