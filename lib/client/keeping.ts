// The archive as the client uses it: opened once, its failures told to the person once and
// never thrown at a click. Only the journal asks to know.
import type { Archive, Change, Item, Shelf } from '../archive/archive.ts';
import type { MessageId } from '../mail/message.ts';
import { readShelf, type Kept } from './kept.ts';
import type { Notify } from './notices.ts';

export type Keeping = {
  /** What is kept; empty where it cannot be read. */
  read<S extends Shelf>(shelf: S, account?: string): Promise<Kept<S>[]>;
  /** False where it could not be kept; the person has been told. */
  put<S extends Shelf>(
    shelf: S,
    items: readonly { account: string; id: string; value: Kept<S> }[],
    durability?: 'strict',
  ): Promise<boolean>;
  remove(
    shelf: Shelf,
    account: string,
    ids: readonly MessageId[] | readonly string[],
  ): Promise<void>;
  /** All or nothing; false where it could not be kept. */
  replace(account: string, changes: readonly Change[]): Promise<boolean>;
  forget(account: string): Promise<boolean>;
  forgetEverything(): Promise<boolean>;
};

export function createKeeping(open: () => Promise<Archive>, notify: Notify): Keeping {
  let opening: Promise<Archive> | null = null;
  let wasTold = false;

  function archive(): Promise<Archive> {
    return (opening ??= open());
  }

  function tell(): void {
    if (!wasTold) notify('notices.nothingKept');
    wasTold = true;
  }

  async function attempt(work: (archive: Archive) => Promise<void>): Promise<boolean> {
    try {
      const opened = await archive();
      await work(opened);
      if (opened.keeps === 'tab') tell();
      return true;
    } catch {
      tell();
      return false;
    }
  }

  return {
    async read(shelf, account) {
      try {
        const opened = await archive();
        const items = await readShelf(opened, shelf, account);
        if (opened.keeps === 'tab') tell();
        return items;
      } catch {
        tell();
        return [];
      }
    },
    put: (shelf, items, durability) =>
      attempt((archive) =>
        archive.put(shelf, items satisfies readonly Item[], durability),
      ),
    async remove(shelf, account, ids) {
      await attempt((archive) => archive.remove(shelf, account, ids));
    },
    replace: (account, changes) =>
      attempt((archive) => archive.replace(account, changes)),
    forget: (account) =>
      attempt(async (archive) => {
        await archive.forget(account);
        await archive.wash();
      }),
    forgetEverything: () =>
      attempt(async (archive) => {
        await archive.forgetEverything();
        await archive.wash();
      }),
  };
}
