// What was chosen for single senders, where the mailbox is sealed: their addresses are sealed
// with it, and of the settings of this device they are no part.
import type { Keeping } from './keeping.ts';
import type { KeyValue } from './parts.ts';
import { changeSettings, readSettings } from './settings.ts';
import type { Settings } from './state.ts';
import type { Store } from './store.ts';

export type BySender = Pick<Settings, 'trustedSenders' | 'originalColours' | 'charsets'>;

export type OwnSenders = {
  /** A sealed mailbox is opened: its choices are added to those of this device. */
  begin(account: string): Promise<void>;
  /** False where it could not be kept. */
  change(change: Partial<Settings>): boolean;
  reset(): void;
};

export function createOwnSenders(
  store: Store<Settings>,
  local: KeyValue,
  keeping: Keeping,
): OwnSenders {
  let owner: string | null = null;

  function bySender({ trustedSenders, originalColours, charsets }: Settings): BySender {
    return { trustedSenders, originalColours, charsets };
  }

  return {
    async begin(account) {
      owner = account;
      const [own] = await keeping.read('senders', account);
      if (!own || owner !== account) return;
      store.set((now) => ({
        ...now,
        trustedSenders: [...new Set([...now.trustedSenders, ...own.trustedSenders])],
        originalColours: [...new Set([...now.originalColours, ...own.originalColours])],
        charsets: { ...now.charsets, ...own.charsets },
      }));
    },
    change(change) {
      const account = owner;
      if (account === null) return changeSettings(store, local, change);
      const next = { ...store.get(), ...change };
      const isKept = changeSettings(store, local, {
        ...change,
        ...bySender(readSettings(local)),
      });
      store.set(next);
      if (Object.keys(bySender(next)).some((key) => key in change))
        void keeping.put('senders', [{ account, id: '', value: bySender(next) }]);
      return isKept;
    },
    reset() {
      if (owner === null) return;
      owner = null;
      store.set((now) => ({ ...now, ...bySender(readSettings(local)) }));
    },
  };
}
