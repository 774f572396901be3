// A server that gave its messages new names, or old names to other messages: their headers
// are compared with what is known, and copies, read states and marks go on under the new
// names. What cannot be told apart is not carried over, and no mark is ever guessed.
import type { MessageArchive } from '../archive/messages.ts';
import type { Change } from '../archive/archive.ts';
import { isLasting, type MessageId } from '../mail/message.ts';
import {
  match,
  mayBeRenamed,
  type Known,
  type Matched,
  type Pair,
} from '../mail/renamed.ts';
import type { Keeping } from './keeping.ts';
import type { Notify } from './notices.ts';
import type { MailboxState, OpenVisit } from './state.ts';
import type { Store } from './store.ts';

export type RenamingState =
  | { name: 'idle' }
  /** So many of the headers that have to be compared are here. */
  | { name: 'comparing'; done: number; total: number }
  /** Of `total` messages whose names went. */
  | { name: 'done'; recognised: number; total: number }
  /** This server gives no headers to recognise them by. */
  | { name: 'impossible' };

export type Renaming = {
  /** Brings to its end what an earlier tab began. Never rejects. */
  begin(account: string): Promise<void>;
  /** A snapshot came; `change` is since the names that are remembered. */
  looked(account: string, change: OpenVisit['since']): void;
  /** Names of this listing meant other messages before. */
  strangers(account: string, before: readonly Known[]): void;
  /** What is known goes by names that may mean nothing, or something else. */
  isComparing(): boolean;
  /** Names mean other messages: what is known under them is still needed. */
  hasReused(): boolean;
  reset(): void;
};

export function createRenaming(parts: {
  store: Store<RenamingState>;
  mailboxState: Store<MailboxState>;
  archive: MessageArchive;
  keeping: Keeping;
  notify: Notify;
  isUnsure(id: MessageId): boolean;
  /** The listing that is compared is in the archive. */
  settled(): Promise<void>;
  /** What is kept of this account has other names now. */
  carried(account: string): Promise<void>;
  /** The comparison has come to its end: so many of what counted as new are known. */
  ended(recognised: number): void;
}): Renaming {
  const { store, mailboxState, archive, keeping } = parts;
  let work: {
    account: string;
    before: Promise<readonly Known[]>;
    total: number;
    isReused: boolean;
    isEnding: boolean;
  } | null = null;
  /** Recognised by an earlier tab, which did not live to tell. */
  let before = 0;

  mailboxState.subscribe(check);

  function start(next: Omit<NonNullable<typeof work>, 'isEnding'>): void {
    work = { ...next, isEnding: false };
    store.set({ name: 'comparing', done: 0, total: 0 });
    check();
  }

  /** Goes on for as long as headers are on their way. */
  function check(): void {
    if (!work || work.isEnding) return;
    const { rows, summaries, failed, headers } = mailboxState.get();
    if (headers === 'cannot-come') return end({ name: 'impossible' }, 0);
    const asked = rows.filter(({ id }) => isLasting(id) && !parts.isUnsure(id));
    const done = asked.filter(({ id }) => summaries.has(id) || failed.has(id)).length;
    const now = store.get();
    if (now.name !== 'comparing' || now.done !== done || now.total !== asked.length)
      store.set({ name: 'comparing', done, total: asked.length });
    if (done < asked.length) return;
    work.isEnding = true;
    void compare(work);
  }

  async function compare(mine: NonNullable<typeof work>): Promise<void> {
    try {
      const known = await mine.before;
      await parts.settled();
      if (work !== mine) return;
      const { pairs, reused, alike } = match(known, listedNow());
      const moved = new Set(pairs.map(({ from }) => from));
      const parted = reused.filter((id) => !moved.has(id));
      await stay(mine.account, alike);
      if (pairs.length + parted.length > 0)
        await archive.rename(mine.account, { pairs, parted });
      // From here on the archive remembers what is still to be done.
      await carry(mine.account, parted);
      if (work !== mine) return;
      const recognised = Math.min(pairs.length + before, mine.total);
      const { total } = mine;
      end(
        recognised === 0 ? { name: 'idle' } : { name: 'done', recognised, total },
        recognised,
      );
    } catch {
      // Nothing was changed, or the next visit goes on: what is shown is told as new.
      if (work === mine) end({ name: 'idle' }, 0);
    }
  }

  function listedNow(): Known[] {
    const { rows, summaries } = mailboxState.get();
    const lasting = rows.filter(({ id }) => isLasting(id));
    return lasting.map(({ id, size }) => {
      const { headerHash = '', messageId = null } = summaries.get(id) ?? {};
      const isUnsure = parts.isUnsure(id);
      return { id, size, headerHash: headerHash || null, messageId, isUnsure };
    });
  }

  /** What the person said is to stay on the server stays, whichever of several it is. */
  async function stay(account: string, alike: Matched['alike']): Promise<void> {
    if (alike.length === 0) return;
    const wishes = await keeping.read('wishes', account);
    const stays = new Set(wishes.flatMap(({ id, wish }) => (wish === 'stays' ? id : [])));
    const to = new Set(alike.flatMap((one) => (stays.has(one.from) ? one.to : [])));
    const put = [...to].map((id) => ({
      account,
      id,
      value: { id, wish: 'stays' as const },
    }));
    if (put.length > 0) await keeping.put('wishes', put);
  }

  /** Marks, read states and wishes follow the archive; done twice, it changes nothing more. */
  async function carry(account: string, parted: readonly MessageId[]): Promise<number> {
    const pairs = await archive.newNames(account);
    if (pairs.length + parted.length === 0) return 0;
    const [seen, marks, downloads, wishes, copied] = await Promise.all([
      keeping.read('seen', account),
      keeping.read('marks', account),
      keeping.read('downloads', account),
      keeping.read('wishes', account),
      keeping.read('copied', account),
    ]);
    const to = new Map(pairs.map((pair) => [pair.from, pair]));
    const isOver = new Set<MessageId>([...to.keys(), ...parted]);
    const read = seen.filter(({ id }) => isOver.has(id));
    const marked = marks.filter(({ id }) => isOver.has(id));
    const kept = marked.flatMap((mark) => {
      const pair = to.get(mark.id);
      // Without its header a mark would stand for whatever has this size.
      const isSame = pair?.isCertain === true && mark.headerHash !== null;
      return isSame ? [{ ...mark, id: pair.to }] : [];
    });
    const changes: Change[] = [
      {
        shelf: 'seen',
        removed: read.map(({ id }) => id),
        put: read.flatMap(({ id }) => named(to.get(id), ({ to }) => ({ id: to }))),
      },
      {
        shelf: 'marks',
        removed: marked.map(({ id }) => id),
        put: kept.map((value) => ({ id: value.id, value })),
      },
    ];
    // A wish only ever keeps more: it follows where it is merely likely, too.
    const wished = wishes.filter(({ id }) => isOver.has(id));
    changes.push({
      shelf: 'wishes',
      removed: wished.map(({ id }) => id),
      put: wished.flatMap((wish) =>
        named(to.get(wish.id), ({ to }) => ({ ...wish, id: to })),
      ),
    });
    // What a target keeps of one message says nothing of another.
    const told = copied.filter(({ id }) => isOver.has(id));
    changes.push({
      shelf: 'copied',
      removed: told.map(({ folder, id }) => `${folder} ${id}`),
      put: told.flatMap((one) => {
        const pair = to.get(one.id);
        if (pair?.isCertain !== true) return [];
        return [{ id: `${one.folder} ${pair.to}`, value: { ...one, id: pair.to } }];
      }),
    });
    const [wish] = downloads;
    if (wish && wish.wanted !== 'all') {
      const wanted = wish.wanted.map((id) => to.get(id)?.to ?? id);
      const value = { ...wish, wanted };
      changes.push({ shelf: 'downloads', removed: [], put: [{ id: '', value }] });
    }
    if (!(await keeping.replace(account, changes))) return 0;
    await archive.forgetNewNames(account);
    const lost = marked.length - kept.length;
    if (lost > 0) parts.notify('renaming.marksDropped', { n: lost });
    await parts.carried(account);
    return pairs.length;
  }

  function end(state: RenamingState, recognised: number): void {
    work = null;
    before = 0;
    store.set(state);
    parts.ended(recognised);
  }

  return {
    async begin(account) {
      before = await carry(account, []).catch(() => 0);
    },
    looked(account, change) {
      if (work || !change || !mayBeRenamed(change)) return;
      const known = archive.everListed(account, change.at);
      known.catch(() => {}); // whoever compares hears of it
      start({ account, before: known, total: change.gone, isReused: false });
    },
    strangers(account, known) {
      if (work) return;
      const total = Math.min(known.length, mailboxState.get().rows.length);
      start({ account, before: Promise.resolve(known), total, isReused: true });
    },
    isComparing: () => work !== null,
    hasReused: () => work?.isReused === true,
    reset() {
      work = null;
      before = 0;
      store.set({ name: 'idle' });
    },
  };
}

function named<T>(
  pair: Pair | undefined,
  valueOf: (pair: Pair) => T,
): { id: MessageId; value: T }[] {
  return pair ? [{ id: pair.to, value: valueOf(pair) }] : [];
}
