// The archive of whole messages, as the client uses it. Behind it is one database, in one
// worker of one tab, which serves the others (owner.ts).
import type { MessageId } from '../mail/message.ts';
import type { Known, Pair } from '../mail/renamed.ts';

/** What is known of a message that is here, without reading it. Sizes in octets. */
export type SavedMessage = {
  id: MessageId;
  /** By LIST, when it was put. Differs from `octets` where the copy may be incomplete. */
  announced: number;
  octets: number;
  /** Milliseconds since 1970. */
  savedAt: number;
  /** The same number as all others of this mailbox with the same octets; null where none has. */
  same: number | null;
};

/** What a copy that was just read from the disk is; hashes are SHA-256, hex. */
export type Verified = {
  announced: number;
  octets: number;
  savedAt: number;
  sha256: string;
  /** Of its header block (lib/mail/header-block.ts): what a commit compares with the server's. */
  headerHash: string;
};

/** By what a message came; TOP with very many lines brings a whole one too. */
export type Via = 'TOP' | 'RETR';

export type Original = { raw: Uint8Array<ArrayBuffer>; via: Via };

/** What of a message is searched. */
export type Words = {
  subject: string;
  /** Names and addresses of everyone in it. */
  people: string;
  body: string;
  /** Names of its attachments. */
  files: readonly string[];
  /** Its place in time, milliseconds since 1970: results come newest first. */
  date: number;
};

/** One thing that is looked for; all of several must be there. */
export type Wanted = {
  text: string;
  in?: 'subject' | 'people' | 'body' | 'files';
  /** Its last word may go on: for what is being typed. */
  isBeginning?: boolean;
  isNot?: boolean;
};

/** A message as the server listed it last. */
export type Listed = {
  id: MessageId;
  /** Octets by LIST. */
  size: number;
  /** Milliseconds since 1970, of the visit that listed it first. */
  firstSeen: number;
  /** What was kept of its header, as it was handed in; null where none was. */
  summary: string | null;
};

/** In the server's order. */
export type Listing = { takenAt: number; rows: Listed[] };

/** A message that was listed once and is not any more. Times in milliseconds since 1970. */
export type Gone = {
  id: MessageId;
  size: number;
  firstSeen: number;
  /** Of the last visit that listed it; null where that is not known. */
  lastSeen: number | null;
  /** Of the visit that did not list it any more. */
  goneAt: number;
  /** This app removed it: when that was proven; null where it did not. */
  removedAt: number | null;
  receipt: string | null;
  summary: string | null;
  /** A whole copy is on this device. */
  isHere: boolean;
  /** Days after which the server said it removes mail, in the visit that missed it. */
  expireDays: number | null;
  /** How many messages that visit found under new names. */
  renamed: number;
};

/** Of one mailbox: how many messages are here, their octets, and what they take up. */
export type Use = { account: string; messages: number; octets: number; stored: number };

/** One message on its way in. It is not here before `finish` resolves. */
export type Put = {
  /** Resolves when there is room for more; `bytes` is copied. */
  write(bytes: Uint8Array): Promise<void>;
  /**
   * The end mark came. Resolves when the message was committed durably, read again and had
   * the hash of what was written. SHA-256, hex.
   */
  finish(via: Via): Promise<{ octets: number; sha256: string }>;
  /** It will not be finished: what came is thrown away. Never rejects. */
  drop(): Promise<void>;
};

/** Every method rejects with an `ArchiveError` where it cannot keep its promise. */
export type MessageArchive = {
  /** `device`: it survives the tab. `tab`: it is gone with it, and the person is told. */
  keeps(): Promise<'device' | 'tab'>;
  /**
   * Null where the message is here already with this size. With another one, the same octets
   * are stored once, and others beside the first. Rejects with `full` before a byte is sent.
   */
  put(message: { account: string; id: MessageId; size: number }): Promise<Put | null>;
  /** Null where it is not here. Rejects with `damaged` where its hash is another. */
  read(account: string, id: MessageId): Promise<Original | null>;
  /** Octets `from` to `to` (not included) of it; null where it is not here. */
  readRange(
    account: string,
    id: MessageId,
    range: { from: number; to: number },
  ): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * Reads every octet of it from the disk again and takes their hash, without handing them
   * out. Null where it is not here, or is only likely to be this message (`rename`); rejects with `damaged` where its hash is another.
   */
  verify(account: string, id: MessageId): Promise<Verified | null>;
  list(account: string): Promise<SavedMessage[]>;
  /** When each message that is listed now was listed first; milliseconds since 1970. */
  sightings(account: string): Promise<ReadonlyMap<MessageId, number>>;
  /** What the server listed at that time; what is not among it is gone, and not forgotten. */
  keepListing(
    account: string,
    takenAt: number,
    rows: readonly { id: MessageId; size: number }[],
    more?: {
      /** Days by EXPIRE (RFC 2449 section 6.7); null where the server announces none. */
      expireDays?: number | null;
      /** Names that are given to several messages now: of their old ones nobody knows. */
      doubled?: readonly MessageId[];
    },
  ): Promise<void>;
  /** What headers say, as JSON. One that is not listed with this size is passed over. */
  keepSummaries(
    account: string,
    summaries: readonly { id: MessageId; size: number; summary: string }[],
  ): Promise<void>;
  /** The newest that was kept; null where none was. */
  lastListing(account: string): Promise<Listing | null>;
  /** What was kept of headers, also of messages that went: they may come back. */
  summaries(account: string): Promise<{ id: MessageId; size: number; summary: string }[]>;
  /** Every message that was listed at `until` or before, also those that went. */
  everListed(account: string, until: number): Promise<Known[]>;
  /**
   * Messages have new names: copies, words and times go on under them. What is kept under a
   * name in `parted` is another message's than the one that has this name now.
   */
  rename(
    account: string,
    names: { pairs: readonly Pair[]; parted: readonly MessageId[] },
  ): Promise<void>;
  /** Renamed, and not yet said to be known everywhere by `forgetNewNames`. */
  newNames(account: string): Promise<Pair[]>;
  forgetNewNames(account: string): Promise<void>;
  /** What is listed no more, newest first. */
  gone(account: string, most: number): Promise<Gone[]>;
  /** This app removed these; proven at `at`, by the journal's entry `receipt`. */
  noteRemoved(
    account: string,
    removed: { ids: readonly MessageId[]; at: number; receipt: string },
  ): Promise<void>;
  /** Of these, what was kept of their headers, whether they are still listed or not. */
  headersOf(
    account: string,
    ids: readonly MessageId[],
  ): Promise<{ id: MessageId; size: number; summary: string }[]>;
  /**
   * The header and the text of a message that is not here whole, cut where it is longer than
   * archiveLimits.beginningOctets. Counts for nothing; the whole message takes its place.
   */
  keepBeginning(
    account: string,
    beginning: { id: MessageId; size: number; raw: Uint8Array },
  ): Promise<void>;
  readBeginning(account: string, id: MessageId): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Octets by LIST of each message of which only the beginning is here. */
  beginnings(account: string): Promise<ReadonlyMap<MessageId, number>>;
  /** Whole messages whose words are not known yet, newest put first. */
  unread(account: string, most: number): Promise<MessageId[]>;
  /** Makes them findable, all at once; one that is not here is passed over. */
  learn(
    account: string,
    messages: readonly { id: MessageId; words: Words }[],
  ): Promise<void>;
  /** Newest first. */
  find(account: string, wanted: readonly Wanted[], most: number): Promise<MessageId[]>;
  /** The same in pages: `before` is what the page before gave as `next`, null at the end. */
  findPage(
    account: string,
    wanted: readonly Wanted[],
    page: { most: number; before: number | null },
  ): Promise<{ ids: MessageId[]; next: number | null }>;
  /** How many messages are findable. */
  countFindable(account: string): Promise<number>;
  /** All that are findable; `withFiles`: of them those with attachments. */
  findable(account: string, withFiles: boolean): Promise<MessageId[]>;
  /** Whole messages that the server did not list when it was last looked at. */
  lonely(account: string): Promise<MessageId[]>;
  use(): Promise<Use[]>;
  forget(account: string, ids: readonly MessageId[]): Promise<void>;
  forgetAccount(account: string): Promise<void>;
  forgetEverything(): Promise<void>;

  /**
   * From now on what is asked of `account` is asked of that vault, a sealed database of its
   * own. `key` is asked for again whenever another tab has taken over the database.
   */
  unlock(account: string, vault: string, key: () => Promise<Uint8Array>): Promise<void>;
  /** For every tab; one that needs it still opens it again with its own key. */
  lock(account: string): Promise<void>;
  /**
   * Some of the messages of this account that lie open, into its vault; called until `left`
   * is none. `damaged` ones could not be read and were given up.
   */
  moveIn(account: string): Promise<{ left: number; damaged: number }>;
  /** Needs no key. */
  forgetVault(vault: string): Promise<void>;
  /** Octets on the disk of each vault, open or not. */
  vaultSizes(): Promise<{ vault: string; octets: number }[]>;
};
