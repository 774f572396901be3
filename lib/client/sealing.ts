// Which vaults this tab has open, and the shelves as they look through them: what is kept of a
// sealed mailbox is sealed on its way in, and nobody but this file needs to know.
import type { Archive } from '../archive/archive.ts';
import { sealingArchive, type OpenVault } from '../archive/vault/sealed-shelves.ts';
import type { Parts } from './parts.ts';

export type Sealing = {
  /** The world as all others see it. */
  parts: Parts;
  /** The shelves as they lie on the disk. */
  bare(): Promise<Archive>;
  /** By account; null where it has no vault, or that is locked. */
  of(account: string): OpenVault | null;
  accounts(): string[];
  /** What it is called where no passphrase is needed: its vault's id, else its own key. */
  nameOf(account: string): string;
  add(account: string, vault: OpenVault): void;
  drop(account: string): void;
};

export function createSealing(parts: Parts): Sealing {
  const open = new Map<string, OpenVault>();
  let opening: Promise<Archive> | null = null;
  const bare = () => (opening ??= parts.openArchive());
  const of = (account: string) => open.get(account) ?? null;
  return {
    parts: {
      ...parts,
      openArchive: async () => sealingArchive(await bare(), of, () => [...open.values()]),
    },
    bare,
    of,
    accounts: () => [...open.keys()],
    nameOf: (account) => of(account)?.id ?? account,
    add: (account, vault) => void open.set(account, vault),
    drop: (account) => void open.delete(account),
  };
}
