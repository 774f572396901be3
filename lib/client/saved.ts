// Messages kept whole on this device, of the mailbox that is open: what is here is read
// from here, and what was read whole is kept. Only for mailboxes the person asked to be
// remembered; of any other nothing is written.
import { ArchiveError, type ArchiveFailure } from '../archive/archive.ts';
import type { MessageArchive, Put } from '../archive/messages.ts';
import type { Letter } from '../mail/attachment.ts';
import type { MessageId } from '../mail/message.ts';
import type { Mailbox } from './mailbox.ts';
import { createNews } from './news.ts';
import type { Notify } from './notices.ts';
import type { Clock, Tabs } from './parts.ts';
import type { RawMessage } from './raw-cache.ts';
import type { SavedState } from './state.ts';
import type { Store } from './store.ts';
import { FaultError } from '../wire/faults.ts';
import { mayBe } from './same-message.ts';
import { wordsOf } from './words-of.ts';

/** ours: what is posted to the archive at once; two of them are in memory twice */
const pieceOctets = 1024 * 1024;

export type Saved = {
  /** The mailbox is open and its messages may be kept. Never rejects. */
  begin(account: string): Promise<void>;
  /** What is here of the mailbox is known, or cannot be. Never rejects. */
  known(): Promise<void>;
  /** It is here, and the server still says its size. */
  has(id: MessageId): boolean;
  /** Null where it is not here, or cannot be read: then it is fetched. */
  read(id: MessageId): Promise<RawMessage | null>;
  /** Keeps a message that came whole. Never rejects: where it cannot be kept, reading goes on. */
  keep(id: MessageId, message: RawMessage): Promise<void>;
  /** Makes it findable, once it is kept. */
  learn(id: MessageId, letter: Letter): Promise<void>;
  /** False where it could be taken for another one next time. */
  canBeKept(id: MessageId): boolean;
  /** For a message that comes in pieces; null where it is here, or nothing may be kept. */
  put(id: MessageId): Promise<Put | null>;
  /** Puts that were finished; many at once, for each time the whole list is made anew. */
  added(ids: readonly MessageId[]): void;
  /**
   * Messages of an account went, or have other names; or many came. Resolves when it is known
   * what is here. Never rejects.
   */
  changed(account: string): Promise<void>;
  reset(): void;
};

export function createSaved(parts: {
  store: Store<SavedState>;
  mailbox: Pick<Mailbox, 'row' | 'isOnlyHere'>;
  archive: MessageArchive;
  tabs: Tabs;
  clock: Clock;
  notify: Notify;
  /** False where it could be taken for another one next time. */
  canBeKept(id: MessageId): boolean;
  /** Names may mean other messages than when they were kept, and are being compared. */
  isDoubtful(): boolean;
  /** The Message-ID the server has shown in this visit; '' where it has not, or there is none. */
  messageIdOf(id: MessageId): string;
}): Saved {
  const { store, mailbox, archive, notify } = parts;
  let owner: string | null = null;
  let wasTold = false;
  let known = Promise.resolve();
  const keeping = new Map<MessageId, Promise<void>>();
  const news = createNews(parts.tabs, 'saved', (account) => {
    if (account === owner) void load(account);
  });

  function failed(account: string, error: unknown): void {
    const why: ArchiveFailure = error instanceof ArchiveError ? error.why : 'failed';
    if (owner !== account || error instanceof FaultError) return;
    if (why === 'full') {
      if (!wasTold) notify('notices.deviceFull');
      wasTold = true;
    } else if (why !== 'interrupted' && why !== 'damaged')
      store.set({ name: 'off', why }); // nothing more is tried in this visit
  }

  async function load(account: string): Promise<void> {
    try {
      const keeps = await archive.keeps();
      const list = keeps === 'tab' ? [] : await archive.list(account);
      if (owner !== account) return;
      const sizes = new Map(list.map(({ id, announced }) => [id, announced]));
      const same = new Map(
        list.flatMap(({ id, same }) => (same === null ? [] : [[id, same] as const])),
      );
      store.set(
        keeps === 'tab' ? { name: 'off', why: 'tab' } : { name: 'on', sizes, same },
      );
    } catch (error) {
      failed(account, error);
    }
  }

  function change(work: (sizes: Map<MessageId, number>) => void): void {
    store.set((now) => {
      if (now.name === 'off') return now;
      const sizes = new Map(now.sizes);
      work(sizes);
      return { ...now, sizes };
    });
  }

  function has(id: MessageId): boolean {
    if (parts.isDoubtful() && !mailbox.isOnlyHere(id)) return false;
    const now = store.get();
    const size = now.name === 'on' ? now.sizes.get(id) : undefined;
    return size !== undefined && size === mailbox.row(id)?.size;
  }

  async function put(id: MessageId): Promise<Put | null> {
    await known; // a message may be read before the database is open
    const row = mailbox.row(id);
    // Without a name that lasts it could not be told from another message next time.
    if (owner === null || store.get().name === 'off' || !row || !parts.canBeKept(id))
      return null;
    return archive.put({ account: owner, id, size: row.size });
  }

  function added(ids: readonly MessageId[]): void {
    change((sizes) => {
      for (const id of ids) {
        const size = mailbox.row(id)?.size;
        if (size !== undefined) sizes.set(id, size);
      }
    });
    if (owner !== null) news.tell(owner);
  }

  async function keepNow(id: MessageId, { raw, via }: RawMessage): Promise<void> {
    const account = owner;
    if (account === null) return;
    let coming: Put | null = null;
    try {
      coming = await put(id);
      if (!coming) return;
      for (let at = 0; at < raw.length; at += pieceOctets)
        await coming.write(raw.slice(at, at + pieceOctets));
      await coming.finish(via);
      if (owner === account) added([id]);
    } catch (error) {
      void coming?.drop();
      failed(account, error);
    }
  }

  return {
    begin(account) {
      owner = account;
      news.listen();
      return (known = load(account));
    },
    known: () => known,
    has,
    async read(id) {
      const account = owner;
      if (account === null || !has(id)) return null;
      try {
        const found = await archive.read(account, id);
        if (!found || mayBe(found.raw, parts.messageIdOf(id))) return found;
        // The name is another message's now: what is here stays, and is not shown as this one.
        change((sizes) => sizes.delete(id));
        await archive.rename(account, { pairs: [], parted: [id] });
        return null;
      } catch (error) {
        failed(account, error);
        if (!(error instanceof ArchiveError) || error.why !== 'damaged') return null;
        // Of the only copy nothing is thrown away: part of it may be worth a lot.
        if (mailbox.isOnlyHere(id)) notify('only.damaged');
        else {
          // The server has it still: what was spoilt here is put anew.

          change((sizes) => sizes.delete(id));
          await archive.forget(account, [id]).catch(() => {});
        }
        return null;
      }
    },
    keep(id, message) {
      const work = keepNow(id, message).finally(() => keeping.delete(id));
      keeping.set(id, work);
      return work;
    },
    async learn(id, letter) {
      const account = owner;
      await keeping.get(id);
      if (account === null || owner !== account || !has(id)) return;
      const words = wordsOf(letter, parts.clock.now());
      await archive.learn(account, [{ id, words }]).catch(() => {}); // it can be read again
    },
    canBeKept: (id) => parts.canBeKept(id),
    put,
    added,
    async changed(account) {
      news.tell(account);
      if (account === owner) await load(account);
    },
    reset() {
      owner = null;
      wasTold = false;
      store.set({ name: 'off', why: 'not-remembered' });
    },
  };
}
