// Vaults as a person handles them: a mailbox is sealed, opened with its passphrase, locked,
// or given another passphrase. Keys are in memory only; locking ends every tab's page, so that
// nothing of what was on the screen is left in it.
import { z } from 'zod/mini';
import { shelves, type Archive } from '../archive/archive.ts';
import type { MessageArchive } from '../archive/messages.ts';
import { makeVault, openVault, rewrap, type Stretching } from '../archive/vault/keys.ts';
import {
  accountIn,
  isVaultId,
  sealShelves,
  type OpenVault,
} from '../archive/vault/sealed-shelves.ts';
import { readShelf, type Kept } from './kept.ts';
import type { Clock, Tabs } from './parts.ts';
import type { Sealing } from './sealing.ts';
import type { Store } from './store.ts';

/** `account`: which mailbox is in it, while it is open here. `octets`: on the disk. */
export type VaultInfo = {
  id: string;
  label: string;
  account: string | null;
  octets: number | null;
};
export type VaultsState = {
  list: readonly VaultInfo[];
  /**
   * Which vault is being made, opened or filled, and how many messages still lie open; null
   * while its key is made.
   */
  moving: { vault: string; left: number | null } | null;
};

/** `wrong`: another passphrase. `failed`: the browser would not do it. `busy`: not now. */
export type VaultEnd = 'done' | 'wrong' | 'failed' | 'busy';

const news = z.union([
  z.object({ about: z.literal('lock') }),
  z.object({ about: z.literal('sealed'), account: z.string() }),
]);

export type Vaults = {
  /** What is here, and how much room it takes. Never rejects. */
  load(): Promise<void>;
  seal(ask: { account: string; label: string; passphrase: string }): Promise<VaultEnd>;
  unlock(id: string, passphrase: string): Promise<VaultEnd>;
  change(id: string, ask: { from: string; to: string }): Promise<VaultEnd>;
  /** All of this tab's, and of every other tab's. */
  lock(): Promise<VaultEnd>;
  /** Needs no passphrase: all that is sealed in it is lost. */
  forget(id: string): Promise<boolean>;
};

export function createVaults(parts: {
  store: Store<VaultsState>;
  sealing: Sealing;
  messages: MessageArchive;
  stretch: Stretching;
  tabs: Tabs;
  clock: Clock;
  token(): string;
  /** Something is under way that must not be cut off: a deletion. */
  isBusy(): boolean;
  /** Calls once it is over. */
  whenIdle(then: () => void): void;
  /** The visit to this mailbox, or to any, ends; false where there was none. */
  leave(account?: string): Promise<boolean>;
  /** A new page: nothing that is in memory goes on. */
  restart(): void;
  /** The mailboxes that can be seen have changed. */
  changed(): Promise<void>;
}): Vaults {
  const { store, sealing, messages, stretch, tabs } = parts;
  let isListening = false;

  function listen(): void {
    if (isListening) return;
    isListening = true;
    tabs.hear((said) => {
      const heard = news.safeParse(said);
      if (!heard.success) return;
      if (heard.data.about === 'lock') {
        if (sealing.accounts().length > 0) parts.whenIdle(() => void lockHere());
      } else void sealedElsewhere(heard.data.account);
    });
  }

  /** What this tab knows of it lies open in its memory, and would be written so. */
  async function sealedElsewhere(account: string): Promise<void> {
    if (await parts.leave(account)) return parts.restart();
    await load();
    await parts.changed();
  }

  async function records(archive: Archive): Promise<Kept<'vaults'>[]> {
    return (await readShelf(archive, 'vaults')).sort((a, b) => a.madeAt - b.madeAt);
  }

  async function load(): Promise<void> {
    listen();
    try {
      const all = await records(await sealing.bare());
      const sizes = all.length > 0 ? await messages.vaultSizes().catch(() => []) : [];
      const open = new Map(
        sealing.accounts().map((account) => [sealing.of(account)?.id ?? '', account]),
      );
      const list = all.map(({ id, label }): VaultInfo => ({
        id,
        label,
        account: open.get(id) ?? null,
        octets: sizes.find(({ vault }) => vault === id)?.octets ?? null,
      }));
      store.set((now) => ({ ...now, list }));
    } catch {
      // Who keeps nothing has no vault either; keeping.ts tells the person.
    }
  }

  /** What lies open of this account goes in: when it is sealed, and what came after a crash. */
  async function moveIn(account: string, vault: OpenVault): Promise<void> {
    sealing.add(account, vault);
    await messages.unlock(account, vault.id, vault.keys.database);
    for (let left = 1; left > 0;) {
      ({ left } = await messages.moveIn(account));
      store.set((now) => ({ ...now, moving: { vault: vault.id, left } }));
    }
  }

  async function sealNow(
    id: string,
    ask: { account: string; label: string; passphrase: string },
    archive: Archive,
  ): Promise<void> {
    const madeAt = parts.clock.now();
    const { account, label, passphrase } = ask;
    const { record, keys } = await makeVault(stretch, { id, label, passphrase, madeAt });
    const vault = { id, keys };
    const item = { account: id, id: '', value: record };
    await sealShelves(archive, shelves, account, vault, [{ shelf: 'vaults', item }]);
    sealing.add(account, vault);
    tabs.say({ about: 'sealed', account });
    await moveIn(account, vault);
    await archive.wash();
  }

  async function lockHere(): Promise<void> {
    await parts.leave();
    for (const account of sealing.accounts()) {
      await messages.lock(account).catch(() => {});
      sealing.drop(account);
    }
    parts.restart();
  }

  /** One at a time; shows afterwards what is here. */
  async function ended(vault: string, work: () => Promise<VaultEnd>): Promise<VaultEnd> {
    if (parts.isBusy() || store.get().moving) return 'busy';
    store.set((now) => ({ ...now, moving: { vault, left: null } }));
    const end = await work().catch((): VaultEnd => 'failed');
    store.set((now) => ({ ...now, moving: null }));
    await load();
    await parts.changed();
    return end;
  }

  return {
    load,
    seal(ask) {
      const id = `vault:${parts.token()}`;
      return ended(id, async () => {
        if (sealing.of(ask.account)) return 'busy';
        await parts.leave(ask.account);
        await sealNow(id, ask, await sealing.bare());
        return 'done';
      });
    },
    unlock: (id, passphrase) =>
      ended(id, async () => {
        const archive = await sealing.bare();
        const record = (await records(archive)).find((one) => one.id === id);
        const keys = record && (await openVault(stretch, record, passphrase));
        if (!keys) return record ? 'wrong' : 'failed';
        const vault = { id, keys };
        const account = await accountIn(archive, vault);
        if (account === null) return 'failed';
        // Opened without its vault since, it was kept open.
        await sealShelves(archive, shelves, account, vault);
        await moveIn(account, vault);
        return 'done';
      }),
    change: (id, { from, to }) =>
      ended(id, async () => {
        const archive = await sealing.bare();
        const record = (await records(archive)).find((one) => one.id === id);
        const next = record && (await rewrap(stretch, record, { from, to }));
        if (!next) return record ? 'wrong' : 'failed';
        await archive.put('vaults', [{ account: id, id: '', value: next }], 'strict');
        return 'done';
      }),
    async lock() {
      if (parts.isBusy()) return 'busy';
      tabs.say({ about: 'lock' });
      await lockHere();
      return 'done';
    },
    async forget(id) {
      if (!isVaultId(id)) return false;
      try {
        await messages.forgetVault(id);
        await (await sealing.bare()).forget(id);
        for (const account of sealing.accounts())
          if (sealing.of(account)?.id === id) sealing.drop(account);
        return true;
      } catch {
        return false;
      } finally {
        await load();
        await parts.changed();
      }
    },
  };
}
