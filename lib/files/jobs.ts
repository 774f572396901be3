// What the files worker does with one attachment. The attachment's bytes are taken out of
// the stored message here, so that the page never holds nor decodes them.
import type { PartSource } from '../mail/mime-part.ts';
import { partBytes } from '../mime/decode-part.ts';
import type { Calendar } from './calendar.ts';
import type { Contacts } from './contacts.ts';
import { lookInside, type Contents } from './contents.ts';
import { fileLimits } from './limits.ts';
import { drawPicture, type Picture } from './picture.ts';
import { readText, type PlainText } from './plain-text.ts';
import { sniff, type Found } from './sniff.ts';
import type { Table } from './table.ts';

/** One file within a stored message. */
export type FileInMessage = {
  original: Blob;
  source: PartSource;
  /** Octets when decoded. */
  size: number;
  /** The charset's label as sent; '' where none is. */
  charset: string;
};

export type FileFacts = { found: Found | null; contents: Contents };

/** Each job and what it answers. */
export type Jobs = {
  examine: FileFacts;
  thumbnail: Picture;
  picture: Picture;
  text: PlainText;
  table: Table;
  calendar: Calendar;
  contacts: Contacts;
  bytes: Uint8Array<ArrayBuffer>;
};
export type JobName = keyof Jobs;

/** Rejects where the file is not what the job is for. */
export async function carryOut(
  job: JobName,
  file: FileInMessage,
): Promise<Jobs[JobName]> {
  switch (job) {
    case 'examine': {
      const isSmall = file.size <= fileLimits.wholeOctets;
      const bytes = await (isSmall
        ? whole(file)
        : beginning(file, fileLimits.headOctets));
      return { found: await sniff(bytes), contents: lookInside(bytes) };
    }
    case 'thumbnail':
      return drawPicture(await whole(file), {
        side: fileLimits.thumbnailSide,
        mostOctets: fileLimits.thumbnailOctets,
      });
    case 'picture':
      return drawPicture(await whole(file), {
        side: fileLimits.previewSide,
        mostOctets: fileLimits.imageOctets,
      });
    case 'text':
      return readText(await beginning(file, fileLimits.textOctets + 1), file.charset);
    case 'table': {
      const { readTable } = await import('./table.ts');
      const { text, isCut } = await textOf(file, fileLimits.textOctets);
      const table = readTable(text);
      return { rows: table.rows, isCut: isCut || table.isCut };
    }
    case 'calendar': {
      const { readCalendar } = await import('./calendar.ts');
      return readCalendar((await textOf(file, fileLimits.recordOctets)).text);
    }
    case 'contacts': {
      const { readContacts } = await import('./contacts.ts');
      return readContacts((await textOf(file, fileLimits.recordOctets)).text);
    }
    case 'bytes':
      return whole(file);
  }
}

function whole({ original, source }: FileInMessage): Promise<Uint8Array<ArrayBuffer>> {
  return partBytes(original, source);
}

/** At least `octets` where there are so many; base64 needs four for three, and line ends. */
async function beginning(
  { original, source }: FileInMessage,
  octets: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const end = Math.min(source.end, source.start + octets * 3);
  const bytes = await partBytes(original, source.inner ? source : { ...source, end });
  return bytes.subarray(0, octets);
}

async function textOf(
  file: FileInMessage,
  octets: number,
): Promise<{ text: string; isCut: boolean }> {
  const bytes = await beginning(file, octets + 1);
  return readText(bytes, file.charset, octets);
}
