// One IMAP account that messages are copied into: its folders, one of them open, messages
// put there and read back. Nothing here removes or changes a message.
import { createPrinter, type Fingerprint } from '../../lib/mail/fingerprint.ts';
import { FaultError, type Moment } from '../../lib/wire/faults.ts';
import type { Result } from '../../lib/wire/operations.ts';
import { targetLimits } from '../../lib/wire/target.ts';
import {
  connectImap,
  secretsOf,
  type ImapAccount,
  type ImapConnecting,
} from './connect.ts';
import { imapFault, refusalOf } from './faults.ts';
import { createRedactor } from '../pop3/redact.ts';
import { sha256 } from './hash.ts';

export type Target = {
  readonly opened: Result<'targetOpen'>;
  folder(path: string, signal: AbortSignal): Promise<Result<'targetFolder'>>;
  /** `raw` is not changed, and is free again when this settles. */
  append(
    raw: Buffer,
    about: { seen: boolean; received: number | null },
    signal: AbortSignal,
  ): Promise<Result<'targetAppend'>>;
  find(
    wanted: { uid: number | null; messageId: string | null; size: number },
    signal: AbortSignal,
  ): Promise<Result<'targetFind'>>;
  /** Settles when the account was left, or the line cut. Never rejects. */
  close(): Promise<void>;
  readonly isOpen: boolean;
};

type Opening = ImapConnecting & { allowedServers: readonly string[] };

/** Every method rejects with a FaultError; whatever takes too long ends the connection. */
export async function openTarget(account: ImapAccount, ask: Opening): Promise<Target> {
  const { host, port, security } = account;
  const { limits } = ask;
  const redact = createRedactor(secretsOf(account));
  const place = { host, port, security, allowedServers: ask.allowedServers };
  const told = (error: unknown, during: Moment, signal: AbortSignal) => {
    if (signal.aborted) return new FaultError({ kind: 'cancelled' });
    const fault = imapFault(error, place, during);
    // A server may say the password back.
    return new FaultError(
      'line' in fault ? { ...fault, line: redact(fault.line) } : fault,
    );
  };

  const { client, tls } = await connectImap(account, ask).catch((error: unknown) => {
    throw told(error, 'authorization', ask.signal);
  });

  /** As `work`; after so long, or when it is called off, the line is cut. */
  async function within<T>(
    ms: number,
    during: Moment,
    signal: AbortSignal,
    work: () => Promise<T>,
  ): Promise<T> {
    let isLate = false;
    const cut = () => client.close();
    const late = setTimeout(() => {
      isLate = true;
      cut();
    }, ms);
    signal.addEventListener('abort', cut);
    try {
      signal.throwIfAborted();
      return await work();
    } catch (error) {
      if (!isLate) throw told(error, during, signal);
      throw new FaultError({ kind: 'timed-out', during, seconds: ms / 1000 });
    } finally {
      clearTimeout(late);
      signal.removeEventListener('abort', cut);
    }
  }

  /** The open folder. Without one nothing can be put anywhere. */
  function open() {
    if (client.mailbox === false) throw new FaultError({ kind: 'not-signed-in' });
    return client.mailbox;
  }

  /** Read in pieces, without a mark left on it; null where it is not there. */
  async function printOf(uid: number, size: number): Promise<Fingerprint | null> {
    const { pieceBytes: maxLength } = limits;
    const printer = createPrinter(sha256);
    for (let start = 0; ;) {
      const query = { uid: true, source: { start, maxLength } };
      const found = await client.fetchOne(String(uid), query, { uid: true });
      if (found === false || found.uid !== uid || found.source === undefined) return null;
      printer.push(found.source);
      start += found.source.length;
      const isMuchMore = start > size + limits.grownBytes;
      if (found.source.length < maxLength || isMuchMore) return printer.end();
    }
  }

  /** Message-IDs are repeated by some programs: those of the right size are looked at first. */
  async function candidates(messageId: string | null, size: number): Promise<number[]> {
    const query =
      messageId === null
        ? { larger: size - 1, smaller: size + 1 }
        : { header: { 'message-id': messageId } };
    const found = (await client.search(query, { uid: true })) || [];
    if (found.length <= 1) return found;
    // The newest: a copy that was cut off is among the last that came.
    const some = found.slice(-10 * targetLimits.candidates);
    const sizes = await client.fetchAll(some, { uid: true, size: true }, { uid: true });
    return sizes
      .toSorted((a, b) => off(a.size, size) - off(b.size, size))
      .slice(0, targetLimits.candidates)
      .map(({ uid }) => uid);
  }

  const folders = await within(limits.replyMs, 'listing', ask.signal, () =>
    client.list({ listOnly: true }),
  ).catch((error: unknown) => {
    client.close();
    throw error;
  });
  const limit = client.capabilities.get('APPENDLIMIT');

  return {
    opened: {
      protocol: tls.protocol,
      certificate: tls.certificate,
      folders: folders.slice(0, targetLimits.folders).map(({ path, flags }) => ({
        path,
        holdsMessages: !flags.has('\\Noselect') && !flags.has('\\NonExistent'),
      })),
      delimiter: delimiterOf(folders),
      prefix: client.namespace ? client.namespace.prefix : '',
      appendLimit: typeof limit === 'number' ? limit : null,
    },
    get isOpen() {
      return client.usable;
    },
    folder: (path, signal) =>
      within(limits.replyMs, 'listing', signal, async () => {
        if (/[\r\n\0]/.test(path))
          throw new FaultError({ kind: 'bad-request', what: 'path' });
        let created = false;
        let box = await client.mailboxOpen(path).catch(() => null);
        if (box === null) {
          ({ created } = await client.mailboxCreate(path));
          box = await client.mailboxOpen(path);
        }
        if (box.readOnly)
          throw new FaultError({ kind: 'refused', command: 'SELECT', line: 'READ-ONLY' });
        const { uidValidity, exists: messages } = box;
        return { path: box.path, uidValidity: String(uidValidity), messages, created };
      }),
    append: (raw, { seen, received }, signal) => {
      const ms = limits.appendMs + limits.readMs;
      return within(ms, 'message', signal, async () => {
        const { path, uidValidity } = open();
        const flags = seen ? ['\\Seen'] : [];
        const date = received === null ? undefined : new Date(received);
        let put;
        try {
          put = await client.append(path, raw, flags, date);
        } catch (error) {
          const refused = client.usable ? refusalOf(error) : null;
          if (refused === null) throw error;
          return { state: 'refused', why: refused.why, line: redact(refused.line) };
        }
        if (put === false)
          throw new FaultError({ kind: 'closed', during: 'message', line: '' });
        const uid = put.uid ?? null;
        const validity = String(put.uidValidity ?? uidValidity);
        const stored = { state: 'stored', uidValidity: validity, uid } as const;
        if (uid === null) return { ...stored, copy: null };
        // It is there whatever becomes of the reading: only a lost line leaves that open.
        const copy = await printOf(uid, raw.length).catch((error: unknown) => {
          if (client.usable) return null;
          throw error;
        });
        return { ...stored, copy };
      });
    },
    find: ({ uid, messageId, size }, signal) =>
      within(limits.readMs, 'message', signal, async () => {
        open();
        const uids = uid === null ? await candidates(messageId, size) : [uid];
        const found: Result<'targetFind'>['found'] = [];
        for (const one of uids) {
          const copy = await printOf(one, size);
          if (copy !== null) found.push({ uid: one, copy });
        }
        return { found };
      }),
    async close() {
      const cut = setTimeout(() => client.close(), limits.logoutMs);
      await client.logout().catch(() => {});
      clearTimeout(cut);
      client.close();
    },
  };
}

function off(size: number | undefined, wanted: number): number {
  return size === undefined ? Infinity : Math.abs(size - wanted);
}

function delimiterOf(folders: readonly { delimiter: string; path: string }[]): string {
  const inbox = folders.find(({ path }) => path.toUpperCase() === 'INBOX');
  const { delimiter } = inbox ?? folders[0] ?? { delimiter: '' };
  return typeof delimiter === 'string' ? delimiter : '';
}
