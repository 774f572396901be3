// The database that lies open and, beside it, one sealed database for each vault that is open.
// Questions about a vault go to its own; while it is locked they are answered with that.
import { ArchiveError } from '../archive.ts';
import { requests, type Answer, type Ask, type RequestName } from '../requests.ts';
import { vaultLimits } from '../vault/limits.ts';
import { isVaultId } from '../vault/sealed-shelves.ts';
import {
  openMessages,
  type Database,
  type OpenMessages,
  type World as MessagesWorld,
} from './handlers.ts';
import { moveSome } from './moving.ts';
import type { Opened } from './open.ts';

/** Where sealed databases are; `vault` is a vault's id. */
export type VaultFiles = {
  /** Makes it where it is not there. Rejects with `damaged` where the key is another's. */
  open(vault: string, key: Uint8Array): Promise<Opened>;
  /** It is closed. */
  remove(vault: string): Promise<void>;
  /** All are closed. */
  removeAll(): Promise<void>;
  /** Octets on the disk of each, open or not. */
  sizes(): Promise<{ vault: string; octets: number }[]>;
};

export async function openWithVaults(
  world: MessagesWorld,
  files: VaultFiles,
): Promise<Database> {
  const main = await openMessages(world);
  const open = new Map<string, Promise<OpenMessages>>();
  /** Whose each message is that is on its way in. */
  const puts = new Map<string, Promise<OpenMessages>>();

  function databaseOf(account: string): Promise<OpenMessages> {
    if (!isVaultId(account)) return Promise.resolve(main);
    const vault = open.get(account);
    if (vault) return vault;
    throw new ArchiveError('locked', new Error('the vault is locked'));
  }

  async function lock(vault: string): Promise<void> {
    const was = open.get(vault);
    open.delete(vault);
    await was?.then(
      (database) => database.close(),
      () => {},
    );
  }

  async function lockAll(): Promise<void> {
    for (const vault of open.keys()) await lock(vault);
  }

  async function allOpen(): Promise<OpenMessages[]> {
    return Promise.all(open.values());
  }

  const own: {
    [N in VaultRequest]: (ask: Ask<N>) => Promise<Answer<N>>;
  } = {
    async unlockVault({ vault, key }) {
      let opening = open.get(vault);
      if (!opening) {
        opening = openMessages({ ...world, open: () => files.open(vault, key) });
        open.set(vault, opening);
        opening.catch(() => open.delete(vault)); // said to whoever asked
      }
      await opening;
      return null;
    },
    lockVault: ({ vault }) => lock(vault).then(() => null),
    async forgetVault({ vault }) {
      await lock(vault);
      await files.remove(vault);
      return null;
    },
    vaultSizes: () => files.sizes(),
    async moveIn({ vault, account }) {
      const to = await databaseOf(vault);
      const octets = vaultLimits.moveOctets;
      const moved = await moveSome(main, to, { account, as: vault, octets });
      if (moved.left === 0) main.forgetEmpty(account);
      return moved;
    },
  };

  async function toOne(name: RequestName, ask: unknown): Promise<unknown> {
    const { account, put } = { account: null, put: null, ...asRecord(ask) };
    if (typeof account === 'string') {
      const database = databaseOf(account);
      if (name === 'begin' && typeof put === 'string') puts.set(put, database);
      return (await database).answer(name, ask);
    }
    if (typeof put !== 'string') return main.answer(name, ask);
    const database = puts.get(put) ?? Promise.resolve(main);
    if (name === 'finish' || name === 'drop') puts.delete(put);
    return (await database).answer(name, ask);
  }

  return {
    async answer(name, ask) {
      if (isOwn(name)) {
        const read = requests[name].ask.safeParse(ask);
        if (!read.success) throw new ArchiveError('failed', read.error);
        try {
          // The table pairs each name with its shape; TypeScript cannot see it through the index.
          return await (own[name] as (ask: unknown) => Promise<unknown>)(read.data);
        } catch (error) {
          throw error instanceof ArchiveError ? error : new ArchiveError('failed', error);
        }
      }
      if (name === 'use') {
        const all = [main, ...(await allOpen())];
        return (await Promise.all(all.map((one) => one.answer(name, ask)))).flat();
      }
      if (name === 'forgetEverything') {
        await lockAll();
        await files.removeAll();
      }
      return toOne(name, ask);
    },
    tabIsGone(tab) {
      main.tabIsGone(tab);
      void allOpen().then((all) => all.forEach((one) => one.tabIsGone(tab)));
      for (const put of puts.keys()) if (put.startsWith(`${tab}:`)) puts.delete(put);
    },
    close() {
      void lockAll();
      main.close();
    },
  };
}

const vaultRequests = [
  'unlockVault',
  'lockVault',
  'forgetVault',
  'vaultSizes',
  'moveIn',
] as const satisfies readonly RequestName[];
type VaultRequest = (typeof vaultRequests)[number];

function isOwn(name: RequestName): name is VaultRequest {
  return vaultRequests.some((one) => one === name);
}

function asRecord(ask: unknown): object {
  return typeof ask === 'object' && ask !== null ? ask : {};
}
