// The browser's shelves of small values (IndexedDB), for a device that is killed or loses
// power: what was put `strict` is there after either; of the rest, what was put last may be
// gone, in the order it was put.
import { createMemoryArchive } from '../../../lib/archive/memory.ts';
import { ArchiveError, type Archive, type Item } from '../../../lib/archive/archive.ts';
import type { Chance } from '../fuzz/chance.ts';

type Deed = (archive: Archive) => Promise<void>;

export type Shelves = {
  /** For the programme that runs now. */
  open(): Archive;
  /** From now on nothing can be put: the quota is used up. */
  isFull: boolean;
  detach(): void;
  restart(end: 'killed' | 'power', chance: Chance): Promise<void>;
};

export function createShelves(): Shelves {
  /** All that was ever done, in order; the first `safe` of it survive everything. */
  let deeds: Deed[] = [];
  let safe = 0;
  let life = 0;
  let now = createMemoryArchive();

  const shelves: Shelves = {
    isFull: false,
    open() {
      const mine = life;
      const done = now;
      const act = async (deed: Deed, isStrict: boolean): Promise<void> => {
        if (mine !== life) return new Promise(() => {}); // a dead programme hears nothing
        if (shelves.isFull) throw new ArchiveError('full', new Error('no room is left'));
        deeds.push(deed);
        if (isStrict) safe = deeds.length;
        await deed(done);
      };
      return {
        keeps: 'device',
        all: (shelf, account) => done.all(shelf, account),
        put(shelf, items, durability) {
          const kept: readonly Item[] = structuredClone(items);
          return act((archive) => archive.put(shelf, kept), durability === 'strict');
        },
        remove: (shelf, account, ids) =>
          act((archive) => archive.remove(shelf, account, [...ids]), false),
        replace(account, changes) {
          const kept = structuredClone(changes);
          return act((archive) => archive.replace(account, kept), true);
        },
        move: (from, was, items) =>
          act((archive) => archive.move(from, was, items), true),
        forget: (account) => act((archive) => archive.forget(account), false),
        forgetEverything: () => act((archive) => archive.forgetEverything(), false),
        wash: async () => {},
        close() {},
      };
    },
    detach() {
      life++;
    },
    async restart(end, chance) {
      life++;
      if (end === 'power')
        deeds = deeds.slice(0, safe + chance.below(deeds.length - safe + 1));
      now = createMemoryArchive();
      for (const deed of deeds) await deed(now);
      safe = deeds.length;
    },
  };
  return shelves;
}
