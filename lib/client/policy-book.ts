// The rule of a mailbox and what the person said of single messages, as this device keeps
// them. Read anew each time: another tab may have changed them.
import type { MessageId } from '../mail/message.ts';
import type { Keeping } from './keeping.ts';
import type { Wish } from './kept.ts';
import { leaveEverything, type Policy } from './policy.ts';

export type Page = {
  policy: Policy;
  /** When it was chosen, or acted on last while the clock was believed. */
  ranAt: number | null;
  wishes: ReadonlyMap<MessageId, Wish['wish']>;
};

export type PolicyBook = {
  /** Where nothing can be read, everything is left. */
  read(account: string): Promise<Page>;
  /** False where it could not be kept; the person has been told. */
  choose(account: string, policy: Policy): Promise<boolean>;
  /** It was acted on. Does not touch the choice: another tab may be changing it. */
  ran(account: string, at: number): Promise<void>;
  wish(
    account: string,
    ids: readonly MessageId[],
    wish: Wish['wish'] | null,
  ): Promise<void>;
};

export function createPolicyBook(keeping: Keeping): PolicyBook {
  return {
    async read(account) {
      // The rule last: a disk that hides the wishes hides the rule as well.
      const wishes = await keeping.read('wishes', account);
      const kept = await keeping.read('policies', account);
      const chosen = kept.find((each) => 'policy' in each);
      const ran = kept.find((each) => 'ranAt' in each);
      return {
        policy: chosen?.policy ?? leaveEverything,
        ranAt: ran?.ranAt ?? null,
        wishes: new Map(wishes.map(({ id, wish }) => [id, wish])),
      };
    },
    choose: (account, policy) =>
      keeping.put('policies', [{ account, id: 'chosen', value: { policy } }], 'strict'),
    async ran(account, at) {
      await keeping.put('policies', [{ account, id: 'ran', value: { ranAt: at } }]);
    },
    async wish(account, ids, wish) {
      if (wish === null) return keeping.remove('wishes', account, ids);
      const items = ids.map((id) => ({ account, id, value: { id, wish } }));
      await keeping.put('wishes', items);
    },
  };
}
