// What the client needs from the world: time, chance, the network, storage, files. All of it
// is handed in, so that the whole client runs in a test as it runs in a browser.
import type { CheckParts } from '../checks/check-client.ts';
import type { CheckAsk } from '../checks/check.ts';
import type { Archive } from '../archive/archive.ts';
import type { CopyFile } from '../copies/write.ts';
import type { Stretching } from '../archive/vault/keys.ts';
import type { MessageArchive } from '../archive/messages.ts';
import type { Letter } from '../mail/attachment.ts';

import type { Store } from './store.ts';
import type { Updates, UpdateState } from './updates.ts';

/** One connection to the proxy, opening. */
export type Wire = {
  send(frame: string | Uint8Array<ArrayBuffer>): void;
  close(): void;
};
/** `closed` comes once and last, whether it ever opened or not. */
export type WireEvents = {
  opened(): void;
  text(frame: string): void;
  bytes(frame: ArrayBuffer): void;
  closed(): void;
};

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `then` once after so many milliseconds; returns what takes that back. */
  after(ms: number, then: () => void): () => void;
};

/** localStorage and sessionStorage, where they may be used at all. */
export type KeyValue = {
  get(key: string): string | null;
  /** False where it could not be kept. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(): string[];
};

/** The other tabs of this browser that show this app; never this one. */
export type Tabs = {
  say(message: unknown): void;
  /** What another tab said; as untrusted as anything that comes in. */
  hear(listener: (message: unknown) => void): void;
};

/** Octets. `by` kind, where the browser tells them apart: mail, marks and the like, the app. */
export type StorageUse = {
  used: number;
  quota: number;
  by: { mail: number; marks: number; app: number } | null;
};

export type Parts = {
  connect(on: WireEvents): Wire;
  clock: Clock;
  /** 0 ≤ chance < 1; for jitter only. */
  chance(): number;
  /** An unguessable name, hex, for demo visitors and journal entries. */
  token(): string;
  /** Never rejects: where nothing can be kept it is an archive in memory. */
  openArchive(): Promise<Archive>;
  /** Opened by its first question. */
  messages: MessageArchive;
  /** From a passphrase to a key (lib/archive/vault/stretch.ts). */
  stretch: Stretching;
  /** Kept on this device. */
  local: KeyValue;
  /** Kept for this tab. */
  session: KeyValue;
  tabs: Tabs;
  /**
   * What only one tab of this browser may do at a time. Null where another one does, or nobody
   * can tell; else what ends it. It also ends with the tab.
   */
  hold(name: string): Promise<(() => void) | null>;
  /** Octets kept on this device, and how many the browser allows; null where it won't say. */
  storageUse(): Promise<StorageUse | null>;
  /** Whether the browser promises to keep what is here when it needs room. */
  storagePromise: {
    /** Null where it won't say. */
    isGiven(): Promise<boolean | null>;
    ask(): Promise<boolean>;
  };
  /** Takes a message apart; never rejects (lib/mime/parse-client.ts). */
  parse(raw: Uint8Array, options: { whole: boolean; charset?: string }): Promise<Letter>;
  /** Finds out who sent a message; never throws (lib/checks/check-client.ts). */
  checkSender(ask: CheckAsk, parts: CheckParts): void;
  saveFile(file: Blob, name: string): void;
  /** Made while it is read; false where the person thought better of it (save-file.ts). */
  saveStream(
    make: () => ReadableStream<Uint8Array<ArrayBuffer>>,
    name: string,
    options: { isLarge: boolean },
  ): Promise<boolean>;
  saveFolder(make: () => AsyncIterable<CopyFile>): Promise<boolean>;
  /** Languages of the person, best first; for sorting. */
  languages(): readonly string[];
  /** The app's own files, kept for the time without a network. */
  updates(store: Store<UpdateState>): Updates;
  /** A new page in place of this one: nothing in memory goes on. */
  restart(): void;
  /** Calls back when a person touches the page in any way. */
  onTouch(listener: () => void): void;
  /** Calls back when the network returns or the page is looked at again. */
  onReturn(listener: () => void): void;
};
