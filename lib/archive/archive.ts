// What this browser keeps of a mailbox between visits, as shelves of plain values filed
// under an account and a name. Whoever reads a value checks it again: it came from storage.

/**
 * `accounts`: mailboxes remembered. `marks`: marked for deletion, nothing sent.
 * `journal`: what a commit was about to do and what became of it. `seen`: read here.
 * `identities`: what the server listed last, to tell what is new and what went.
 * `downloads`: what the person wants to have here and is not all here yet.
 * `copied`: what an IMAP account has confirmed to keep.
 * `policies`: what is to leave the server, and to come here, by itself. `wishes`: what the
 * person said of single messages against that.
 * `senders`: what was chosen for single senders, in a sealed mailbox.
 * `vaults`: mailboxes that are sealed; what can be read of them without their passphrase.
 */
export const shelves = [
  'accounts',
  'marks',
  'journal',
  'seen',
  'identities',
  'downloads',
  'copied',
  'policies',
  'wishes',
  'vaults',
  'senders',
] as const;
export type Shelf = (typeof shelves)[number];

export type Item = { account: string; id: string; value: unknown };

export type Change = {
  shelf: Shelf;
  removed: readonly string[];
  put: readonly { id: string; value: unknown }[];
};
export type Placed = { shelf: Shelf; item: Item };

/** Every method rejects with an `ArchiveError` where the browser would not do it. */
export type Archive = {
  /** `device`: it survives the tab. `tab`: it is gone with it, and the person was told. */
  readonly keeps: 'device' | 'tab';
  /** Everything on a shelf, or all of one account, in order of name. */
  all(shelf: Shelf, account?: string): Promise<Item[]>;
  /**
   * Puts all or none. `strict` resolves when the values are on the disk and not only in the
   * operating system's hands: what a deletion depends on.
   */
  put(shelf: Shelf, items: readonly Item[], durability?: 'strict'): Promise<void>;
  remove(shelf: Shelf, account: string, ids: readonly string[]): Promise<void>;
  /** Takes away and then puts, on all of these shelves, all or nothing. */
  replace(account: string, changes: readonly Change[]): Promise<void>;
  /**
   * Puts these and removes everything of `from`: all or none, and on the disk when it
   * resolves. Rejects with `interrupted` where what is there is not what `was` there.
   */
  move(from: string, was: readonly Placed[], items: readonly Placed[]): Promise<void>;
  /** Everything of one account. */
  forget(account: string): Promise<void>;
  forgetEverything(): Promise<void>;
  /**
   * What was removed is pushed out of the browser's own files, as far as a page can do that.
   * Never rejects, and takes about a second.
   */
  wash(): Promise<void>;
  close(): void;
};

/**
 * `full`: the quota is used up. `lost`: another tab or the browser took the database.
 * `interrupted`: what was being put is not here, and is put again from its beginning.
 * `damaged`: what is stored is not what was put. `newer`: a later version of this app wrote
 * it, and this one leaves it alone. `locked`: it is in a vault that is not open. `failed`:
 * all else.
 */
export const archiveFailures = [
  'full',
  'lost',
  'interrupted',
  'damaged',
  'newer',
  'locked',
  'failed',
] as const;
export type ArchiveFailure = (typeof archiveFailures)[number];

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly why: ArchiveFailure;
  constructor(why: ArchiveFailure, cause: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** Whether two reads of the shelves found the same. */
export function isSame(a: readonly Placed[], b: readonly Placed[]): boolean {
  const text = (all: readonly Placed[]) =>
    all.map(({ shelf, item }) => JSON.stringify([shelf, item.id, item.value])).sort();
  return text(a).join('\n') === text(b).join('\n');
}
