// Mail out of files: read into the archive as a mailbox that no server stands behind, so that
// it is listed, read and searched like any other. A message that is there already is not put
// twice, and what is no mail is named.
import { ArchiveError, type ArchiveFailure } from '../archive/archive.ts';
import type { MessageArchive } from '../archive/messages.ts';
import type { Found } from '../copies/read.ts';
import type { MessageId, Row } from '../mail/message.ts';
import { summaryAfterReading } from '../mail/summary-of.ts';
import type { Parts } from './parts.ts';
import type { Account } from './state.ts';
import type { Store } from './store.ts';
import { wordsOf } from './words-of.ts';

export type BadFile = { path: string; why: Extract<Found, { name: 'bad' }>['why'] };

export type ImportState =
  | { name: 'idle' }
  /** `octets` of the files read, of `of`. */
  | { name: 'running'; messages: number; octets: number; of: number }
  | { name: 'done'; key: string; messages: number; known: number; bad: BadFile[] }
  | { name: 'failed'; why: ArchiveFailure };

export type Imported = { account: Account; seen: readonly MessageId[] };

const bounds = {
  /** ours: what is posted to the archive at once */
  pieceOctets: 1024 * 1024,
  /** ours: so many are put at once … */
  together: 64,
  /** … but no more octets than this, for they are all in memory */
  togetherOctets: 16 * 1024 * 1024,
  /** ours: the first ones show what is wrong */
  bad: 200,
} as const;

/** Of files; there is nobody to sign in to. */
export function isOfFiles({ host }: Pick<Account, 'host'>): boolean {
  return host === '';
}

/**
 * Reads them in their order; null where nothing in them is mail, or the archive refused:
 * `store` tells. What was put before stays.
 */
export async function importFiles(
  files: readonly File[],
  parts: {
    store: Store<ImportState>;
    archive: MessageArchive;
    world: Pick<Parts, 'parse' | 'clock'>;
  },
): Promise<Imported | null> {
  const { store, archive, world } = parts;
  const account = accountOf(files);
  const of = files.reduce((sum, { size }) => sum + size, 0);
  const seen: MessageId[] = [];
  const bad: BadFile[] = [];
  const times = new Map<string, number>();
  let [messages, known, octets] = [0, 0, 0];
  const say = (): void => store.set({ name: 'running', messages, octets, of });
  say();
  try {
    const { readCopies } = await import('../copies/read.ts');
    const before = await archive.lastListing(account.key);
    const rows = new Map<MessageId, Row>(before?.rows.map((row) => [row.id, row]));
    let group: Waiting[] = [];
    let grouped = 0;
    /** Together, so that they share what it costs to be sure that they are on the disk. */
    const flush = async (): Promise<void> => {
      const taken = group;
      group = [];
      grouped = 0;
      const learned = await Promise.all(
        taken.map(async ({ id, found }) => {
          const isNew = await put(archive, account.key, id, found.raw);
          // One that was put before the page was closed may not be listed yet.
          if (!isNew && rows.has(id)) return null;
          return learn(id, found, world);
        }),
      );
      const fresh = learned.filter((one) => one !== null);
      for (const { id, size } of fresh) rows.set(id, { id, size });
      known += learned.length - fresh.length;
      messages += fresh.length;
      await keep(archive, account.key, [...rows.values()], fresh, world.clock.now());
      say();
    };
    for (const file of files) {
      for await (const found of readCopies(file, file.name)) {
        if (found.name === 'bad') {
          if (bad.length < bounds.bad) bad.push({ path: found.path, why: found.why });
          continue;
        }
        const hash = await hashOf(found.raw);
        const nth = (times.get(hash) ?? 0) + 1;
        times.set(hash, nth);
        const id = nameOf(hash, nth);
        if (found.marks.seen) seen.push(id);
        group.push({ id, found });
        grouped += found.raw.length;
        if (group.length >= bounds.together || grouped >= bounds.togetherOctets)
          await flush();
      }
      octets += file.size;
      say();
    }
    await flush();
    store.set({ name: 'done', key: account.key, messages, known, bad });
    return rows.size > 0 ? { account, seen } : null;
  } catch (error) {
    const why = error instanceof ArchiveError ? error.why : 'failed';
    store.set({ name: 'failed', why });
    return null;
  }
}

type Message = Extract<Found, { name: 'message' }>;
type Waiting = { id: MessageId; found: Message };

type Learned = {
  id: MessageId;
  size: number;
  summary: string;
  words: ReturnType<typeof wordsOf>;
};

async function learn(
  id: MessageId,
  { raw, arrived }: Message,
  { parse, clock }: Pick<Parts, 'parse' | 'clock'>,
): Promise<Learned> {
  const letter = await parse(raw, { whole: true });
  const summary = summaryAfterReading(undefined, id, letter, true);
  return {
    id,
    size: raw.length,
    summary: JSON.stringify({ ...summary, arrived: arrived ?? summary.arrived }),
    words: wordsOf(letter, clock.now()),
  };
}

/** False where it is here already. */
async function put(
  archive: MessageArchive,
  account: string,
  id: MessageId,
  raw: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const coming = await archive.put({ account, id, size: raw.length });
  if (!coming) return false;
  try {
    for (let at = 0; at < raw.length; at += bounds.pieceOctets)
      await coming.write(raw.slice(at, at + bounds.pieceOctets));
    await coming.finish('RETR');
    return true;
  } catch (error) {
    await coming.drop();
    throw error;
  }
}

async function keep(
  archive: MessageArchive,
  account: string,
  rows: readonly Row[],
  batch: readonly Learned[],
  now: number,
): Promise<void> {
  await archive.keepListing(account, now, rows);
  await archive.keepSummaries(account, batch);
  await archive.learn(account, batch);
}

/** SHA-256, hex. */
async function hashOf(raw: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', raw));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same files give the same names; two messages of the same octets are two messages. */
function nameOf(hash: string, nth: number): MessageId {
  return (nth === 1 ? hash : `${hash}-${nth}`) as MessageId; // made here, and it lasts
}

function accountOf(files: readonly File[]): Account {
  const [first] = files;
  const more = files.length > 1 ? ` + ${files.length - 1}` : '';
  const address = `${first?.name ?? ''}${more}`;
  return {
    key: `files:${address}`,
    address,
    host: '',
    port: 0,
    security: 'plain',
    user: '',
    isDemo: false,
  };
}
