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
  /** Names under which made ones are kept are known now, or known anew. */
  recognise(): void;
  reset(): void;
};

export function createSeen(
  store: Store<MailboxState>,
  keeping: Keeping,
  undo: Undo,
  /** The name it is kept under; null where it has none. */
  nameOf: (id: MessageId) => MessageId | null,
): Seen {
  let account: string | null = null;
  /** Under the names they are kept. */
  let kept = new Set<MessageId>();

  function recognise(): void {
    const { rows, seen } = store.get();
    const fresh = rows.flatMap(({ id }) =>
      !isLasting(id) && !seen.has(id) && kept.has(nameOf(id) ?? id) ? [id] : [],
    );
    if (fresh.length > 0)
      store.set((now) => ({ ...now, seen: new Set([...now.seen, ...fresh]) }));
  }

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
    const lasting = changed.flatMap((id) => nameOf(id) ?? []);
    for (const name of lasting)
      if (isSeen) kept.add(name);
      else kept.delete(name);
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
      const all = await keeping.read('seen', owner);
      if (account !== owner) return;
      kept = new Set(all.map(({ id }) => id));
      store.set((now) => {
        const made = [...now.seen].filter((id) => !isLasting(id));
        return { ...now, seen: new Set([...made, ...kept]) };
      });
      recognise();
    },
    shown: (id) => void change([id], true),
    set(ids, isSeen) {
      const changed = change(ids, isSeen);
      if (changed.length > 0) undo.did(() => void change(changed, !isSeen));
    },
    recognise,
    reset() {
      account = null;
      kept = new Set();
    },
  };
}
