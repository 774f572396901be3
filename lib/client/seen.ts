// What was read on this device. POP3 knows no such thing, so it is kept here, for names that
// mean the same message next time.
import { isLasting, type MessageId } from '../mail/message.ts';
import type { Keeping } from './keeping.ts';
import type { MailboxState } from './state.ts';
import type { Store } from './store.ts';
import type { Undo } from './undo.ts';

export type Seen = {
  load(account: string): Promise<void>;
  /** The message is on the screen; no step to take back. */
  shown(id: MessageId): void;
  /** The person said so. */
  set(ids: readonly MessageId[], seen: boolean): void;
  reset(): void;
};

export function createSeen(
  store: Store<MailboxState>,
  keeping: Keeping,
  undo: Undo,
): Seen {
  let account: string | null = null;

  function change(ids: readonly MessageId[], isSeen: boolean): MessageId[] {
    const changed = ids.filter((id) => store.get().seen.has(id) !== isSeen);
    if (account === null || changed.length === 0) return [];
    store.set((now) => {
      const seen = new Set(now.seen);
      for (const id of changed) {
        if (isSeen) seen.add(id);
        else seen.delete(id);
      }
      return { ...now, seen };
    });
    const lasting = changed.filter(isLasting);
    const owner = account;
    if (isSeen)
      void keeping.put(
        'seen',
        lasting.map((id) => ({ account: owner, id, value: { id } })),
      );
    else void keeping.remove('seen', owner, lasting);
    return changed;
  }

  return {
    async load(owner) {
      account = owner;
      const kept = await keeping.read('seen', owner);
      if (account !== owner) return;
      store.set((now) => {
        const made = [...now.seen].filter((id) => !isLasting(id));
        return { ...now, seen: new Set([...made, ...kept.map(({ id }) => id)]) };
      });
    },
    shown: (id) => void change([id], true),
    set(ids, isSeen) {
      const changed = change(ids, isSeen);
      if (changed.length > 0) undo.did(() => void change(changed, !isSeen));
    },
    reset() {
      account = null;
    },
  };
}
