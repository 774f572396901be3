// The mailboxes remembered on this device, newest visit first: how to reach them, never a
// password; and what they held last time, to tell what is new.
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import type { VisitKind } from '../wire/operations.ts';
import type { Keeping } from './keeping.ts';
import type { Account, OpenVisit, Remembered } from './state.ts';
import type { Store } from './store.ts';

export type Memory = {
  load(): Promise<void>;
  remember(account: Account, visit: VisitKind, at: number): Promise<void>;
  isRemembered(accountKey: string): boolean;
  /** What is new and what went since the last visit; null on a first one. */
  compare(accountKey: string, rows: readonly Row[]): Promise<OpenVisit['since']>;
  /** It came since the last visit, by what `compare` saw in this one. */
  isNew(id: MessageId): boolean;
  /** The visit ended. */
  leave(): void;
  /** Keeps what is listed now for the next visit. */
  keepIdentities(accountKey: string, rows: readonly Row[], at: number): Promise<void>;
};

export function createMemory(
  store: Store<readonly Remembered[]>,
  keeping: Keeping,
  /** Whether nothing of this visit is to be kept. */
  isShared: () => boolean = () => false,
): Memory {
  /** Came since the visit before this one. */
  const fresh = new Set<MessageId>();
  return {
    async load() {
      const kept = await keeping.read('accounts');
      store.set(kept.sort((a, b) => b.lastVisit - a.lastVisit));
    },
    async remember(account, visit, at) {
      const value: Remembered = { account, visit, lastVisit: at };
      store.set((now) => [
        value,
        ...now.filter((other) => other.account.key !== account.key),
      ]);
      await keeping.put('accounts', [{ account: account.key, id: '', value }]);
    },
    isRemembered: (key) =>
      !isShared() && store.get().some(({ account }) => account.key === key),
    async compare(key, rows) {
      const [last] = await keeping.read('identities', key);
      if (!last) return null;
      const before = new Set(last.ids);
      const now = rows.filter(({ id }) => isLasting(id));
      // Without names nothing can be compared, and "all gone" would be untrue.
      if (now.length === 0 && rows.length > 0) return null;
      for (const { id } of now) if (!before.has(id)) fresh.add(id);
      const stayed = now.filter(({ id }) => before.has(id)).length;
      return {
        at: last.at,
        known: before.size,
        added: now.length - stayed,
        gone: before.size - stayed,
      };
    },
    isNew: (id) => fresh.has(id),
    leave: () => fresh.clear(),
    async keepIdentities(key, rows, at) {
      const ids = rows.map(({ id }) => id).filter(isLasting);
      // Servers that are moved or mended list nothing for a while: that erases no memory.
      if (ids.length === 0) return;
      // On the disk before anything else is: without it, names given anew go unnoticed.
      const value = { at, ids };
      await keeping.put('identities', [{ account: key, id: '', value }], 'strict');
    },
  };
}
