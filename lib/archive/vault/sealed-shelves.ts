// The shelves of a vault: filed under the vault's own name, each item under a name that tells
// nothing, its value sealed for exactly that place. Whoever asks knows only accounts.
import type { Archive, Item, Shelf } from '../archive.ts';
import { ArchiveError } from '../archive.ts';
import { seal, sealed, unseal, type VaultKeys } from './keys.ts';

export type OpenVault = { id: string; keys: VaultKeys };
/** The vault of an account, where it has one and that is open. */
export type VaultOf = (account: string) => OpenVault | null;

export const isVaultId = (account: string): boolean => account.startsWith('vault:');

/** As `archive`, with every account of an open vault sealed on its way in. */
export function sealingArchive(
  archive: Archive,
  vaultOf: VaultOf,
  openVaults: () => readonly OpenVault[],
): Archive {
  /** Sealing takes a moment: what is asked later must not come to the disk before it. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {}); // whoever asked hears of it
    return mine;
  }

  async function allOf(shelf: Shelf, vault: OpenVault): Promise<Item[]> {
    const found: Item[] = [];
    for (const item of await archive.all(shelf, vault.id)) {
      const opened = await unsealItem(vault, shelf, item);
      if (opened) found.push(opened);
    }
    return found.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }

  return {
    get keeps() {
      return archive.keeps;
    },
    async all(shelf, account) {
      if (account !== undefined) {
        const vault = vaultOf(account);
        return vault ? inTurn(() => allOf(shelf, vault)) : archive.all(shelf, account);
      }
      const found = await archive.all(shelf);
      if (shelf === 'vaults') return found;
      const open = found.filter((item) => !isVaultId(item.account));
      for (const vault of openVaults())
        open.push(...(await inTurn(() => allOf(shelf, vault))));
      return open;
    },
    async put(shelf, items, durability) {
      const all = items.map((item) => ({ item, vault: vaultOf(item.account) }));
      if (all.every(({ vault }) => vault === null))
        return archive.put(shelf, items, durability);
      await inTurn(async () => {
        const sealing = all.map(async ({ item, vault }) =>
          vault ? sealItem(vault, shelf, item) : item,
        );
        await archive.put(shelf, await Promise.all(sealing), durability);
      });
    },
    async remove(shelf, account, ids) {
      const vault = vaultOf(account);
      if (!vault) return archive.remove(shelf, account, ids);
      await inTurn(async () => {
        const names = await Promise.all(ids.map((id) => nameOf(vault, shelf, id)));
        await archive.remove(shelf, vault.id, names);
      });
    },
    async replace(account, changes) {
      const vault = vaultOf(account);
      if (!vault) return archive.replace(account, changes);
      await inTurn(async () => {
        const all = changes.map(async ({ shelf, removed, put }) => ({
          shelf,
          removed: await Promise.all(removed.map((id) => nameOf(vault, shelf, id))),
          put: await Promise.all(
            put.map((item) => sealItem(vault, shelf, { account, ...item })),
          ),
        }));
        await archive.replace(vault.id, await Promise.all(all));
      });
    },
    move: (from, was, items) => archive.move(from, was, items),
    async forget(account) {
      const vault = vaultOf(account);
      if (!vault) return archive.forget(account);
      await inTurn(() => archive.forget(vault.id));
    },
    forgetEverything: () => archive.forgetEverything(),
    wash: () => archive.wash(),
    close: () => archive.close(),
  };
}

async function nameOf({ keys }: OpenVault, shelf: Shelf, id: string): Promise<string> {
  const said = new TextEncoder().encode(JSON.stringify([shelf, id]));
  const name = new Uint8Array(await crypto.subtle.sign('HMAC', keys.naming, said));
  return Array.from(name, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

const placeOf = (vault: OpenVault, shelf: Shelf, name: string) =>
  JSON.stringify([vault.id, shelf, name]);

export async function sealItem(
  vault: OpenVault,
  shelf: Shelf,
  item: Item,
): Promise<Item> {
  const id = await nameOf(vault, shelf, item.id);
  const bytes = new TextEncoder().encode(JSON.stringify(item));
  const place = placeOf(vault, shelf, id);
  return { account: vault.id, id, value: await seal(vault.keys.sealing, place, bytes) };
}

/** Null for what another version wrote, or somebody else changed. */
async function unsealItem(
  vault: OpenVault,
  shelf: Shelf,
  { id, value }: Item,
): Promise<Item | null> {
  const read = sealed.safeParse(value);
  if (!read.success) return null;
  try {
    const place = placeOf(vault, shelf, id);
    const bytes = await unseal(vault.keys.sealing, place, read.data);
    const item: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isItem(item) ? item : null;
  } catch {
    return null;
  }
}

function isItem(value: unknown): value is Item {
  if (typeof value !== 'object' || value === null) return false;
  const { account, id } = { account: null, id: null, ...value };
  return typeof account === 'string' && typeof id === 'string';
}

/** How often what lies open may change under us before we give up. */
const tries = 5;

/** What lies open of an account goes into its vault: all of it in one step, or nothing. */
export async function sealShelves(
  archive: Archive,
  shelves: readonly Shelf[],
  account: string,
  vault: OpenVault,
  more: readonly { shelf: Shelf; item: Item }[] = [],
): Promise<void> {
  for (let tried = 1; ; tried++) {
    const was: { shelf: Shelf; item: Item }[] = [];
    for (const shelf of shelves)
      for (const item of await archive.all(shelf, account)) was.push({ shelf, item });
    const items = await Promise.all(
      was.map(async ({ shelf, item }) => ({
        shelf,
        item: await sealItem(vault, shelf, item),
      })),
    );
    try {
      return await archive.move(account, was, [...more, ...items]);
    } catch (error) {
      const isChanged = error instanceof ArchiveError && error.why === 'interrupted';
      if (!isChanged || tried === tries) throw error;
    }
  }
}

/** Whose mailbox is in it; null where nothing in it can be read. */
export async function accountIn(
  archive: Archive,
  vault: OpenVault,
): Promise<string | null> {
  for (const item of await archive.all('accounts', vault.id)) {
    const opened = await unsealItem(vault, 'accounts', item);
    if (opened) return opened.account;
  }
  return null;
}
