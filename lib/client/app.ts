// The one object the screen talks to: stores to read, verbs to call. Components import
// `app` and nothing below it; a verb never throws, it changes a store.
import type { Use } from '../archive/messages.ts';
import type { MessageId } from '../mail/message.ts';
import type { VisitKind } from '../wire/operations.ts';
import type {
  Account,
  ChecksState,
  ConsoleState,
  DeletionState,
  ExpiryConsent,
  LastOpen,
  Keeps,
  MailboxState,
  Notice,
  ReaderState,
  RelayState,
  Remembered,
  SavedState,
  Settings,
  Sort,
  VisitState,
} from './state.ts';
import type { CopyForm, CopyState } from './copying.ts';
import type { TransferWish } from './transfer-run.ts';
import type { TargetAddress, TransferState } from './transfer-state.ts';
import type { ImportState } from './importing.ts';
import type { DownloadState } from './download-state.ts';
import type { GoneMessage } from './gone.ts';
import type { Excerpts } from './search-excerpts.ts';
import type { SearchState } from './searching.ts';
import type { Left } from './leaving.ts';
import type { BeginningsState } from './beginnings.ts';
import type { RenamingState } from './renaming.ts';
import type { PolicyState, Preview } from './policy-state.ts';
import type { Policy, Rule } from './policy.ts';
import type { StorageUse } from './parts.ts';
import type { Store } from './store.ts';
import type { VaultEnd, VaultsState } from './vaults.ts';
import type { Taken } from './taking.ts';
import type { UpdateState } from './updates.ts';

export type App = {
  readonly relay: Store<RelayState>;
  readonly visit: Store<VisitState>;
  readonly mailbox: Store<MailboxState>;
  /** Of a visit to a server that may delete what is read (EXPIRE 0). */
  readonly expiry: Store<ExpiryConsent>;
  readonly reader: Store<ReaderState>;
  readonly checks: Store<ChecksState>;
  readonly deletion: Store<DeletionState>;
  readonly copying: Store<CopyState>;
  readonly transfer: Store<TransferState>;
  readonly downloading: Store<DownloadState>;
  readonly console: Store<ConsoleState>;
  readonly settings: Store<Settings>;
  readonly importing: Store<ImportState>;
  readonly update: Store<UpdateState>;
  readonly notices: Store<readonly Notice[]>;
  /** Messages of which only the text is here. */
  readonly beginnings: Store<BeginningsState>;
  readonly renaming: Store<RenamingState>;
  readonly remembered: Store<readonly Remembered[]>;
  readonly saved: Store<SavedState>;
  /** What is searched for, and how far that has come; the results are the mailbox's view. */
  readonly search: Store<SearchState>;
  /** Where the words stand, of results on screen. */
  readonly excerpts: Store<Excerpts>;
  readonly keeps: Store<Keeps>;
  /** What is to leave the server by itself, and what that found. */
  readonly policy: Store<PolicyState>;
  readonly vaults: Store<VaultsState>;

  /** A page of the newest build. */
  reload(): void;
  /** Connects the socket once; safe to call from every page. */
  start(): void;
  /** Resolves true when the mailbox is open; false when `visit` says why not. */
  openMailbox(ask: {
    account: Account;
    password: string;
    visit: VisitKind;
    remember: boolean;
    /** Others use this computer too: nothing is written. */
    isShared?: boolean;
  }): Promise<boolean>;
  openDemo(): Promise<boolean>;
  /** A remembered mailbox as this device kept it; false, and told, where nothing was kept. */
  openSaved(accountKey: string): Promise<boolean>;
  /** Reads mail out of files into a mailbox of their own; `importing` tells how far it is. */
  importFiles(files: readonly File[]): Promise<void>;
  /** Ends the demo visit and forgets its visitor: opened again, all its letters are there. */
  resetDemo(): Promise<void>;
  cancelOpening(): void;
  checkAgain(): Promise<void>;
  release(): Promise<void>;
  disconnect(): Promise<void>;
  /** Ends the visit and keeps all but its password in `lastOpen`, to be typed again. */
  signInAgain(): Promise<void>;
  /** The mailbox open in this tab, also after a reload; null once it was left. */
  lastOpen(): LastOpen | null;
  setVisit(visit: VisitKind): Promise<void>;

  /** The list says which rows are on screen; their headers overtake all others. */
  showing(ids: readonly MessageId[]): void;
  retryHeader(id: MessageId): void;
  setSort(sort: Sort): void;
  setFilter(filter: string): void;
  focus(id: MessageId | null): void;
  select(ids: Iterable<MessageId>): void;
  toggleSelected(id: MessageId): void;
  /** From the anchor (last toggled or focused) to `id` in view order; `add` keeps the rest. */
  selectRange(id: MessageId, add: boolean): void;
  selectAll(): void;
  clearSelection(): void;
  setSeen(ids: readonly MessageId[], seen: boolean): void;

  /** For this visit: headers and messages may be asked for although the server may delete them. */
  agreeToExpiry(): void;
  /** Stays with names and sizes. */
  declineExpiry(): void;

  open(id: MessageId): void;
  /** The whole message, whatever its size; `allowRetr` where the person consented. */
  download(id: MessageId, allowRetr?: boolean): void;
  /** The header and so many lines, by TOP. */
  peek(id: MessageId, lines: number): void;
  /** Reads the letters of the open message as the next likely charset, and remembers it. */
  readOtherwise(): Promise<void>;
  cancelReading(): void;
  closeMessage(): void;
  /** -1 or 1 in view order. */
  step(by: -1 | 1): void;
  /** The `.eml` of a message: from memory, or fetched for it. */
  saveMessage(id: MessageId): Promise<void>;
  /** The bytes of a message that stays closed, to be put together with others. */
  takeMessage(id: MessageId, signal: AbortSignal): Promise<Taken>;
  /** Fetches what is not here yet; `downloading` tells how far it is. */
  saveHere(wanted: 'all' | readonly MessageId[], textAbove?: number | null): void;
  pauseSaving(): void;
  resumeSaving(): void;
  /** What is here stays. */
  cancelSaving(): void;
  /** The copies kept on this device, of the mailbox that is open; the server has no part in it. */
  forgetCopies(ids: readonly MessageId[]): Promise<void>;
  /** False where the browser does not promise to keep what is here; null where it won't say. */
  isStoragePromised(): Promise<boolean | null>;
  /** Asks the browser for that promise; it may ask the person. */
  askForStorage(): Promise<boolean>;
  /** For the mailbox that is open; needs one that is remembered. */
  setPolicy(change: Partial<Policy>): Promise<void>;
  /** What a rule would remove now; tells again once copies were read. Returns its end. */
  previewRule(rule: Rule, tell: (preview: Preview) => void): () => void;
  /** The person says that the date of this device is right. */
  trustClock(): Promise<void>;
  /** Copies of messages, or the list of them, into a file; `copying` tells how far it is. */
  copy(ids: readonly MessageId[], form: CopyForm): void;
  stopCopy(): void;
  dismissCopy(): void;
  /** Signs in to an IMAP account that copies go to; `transfer` tells what came of it. */
  openTarget(target: TargetAddress, password: string): void;
  /** Copies into a folder of that account, made where it is not there. */
  copyToTarget(wish: TransferWish): void;
  /** What the account has confirmed stays; goes on by `resumeTransfer`. */
  stopTransfer(): void;
  resumeTransfer(): void;
  /** Leaves the account and forgets its password. */
  leaveTarget(): void;
  /** What this mailbox lists no more, newest first; null where that cannot be read. */
  gone(): Promise<GoneMessage[] | null>;
  /** These as a table (CSV). */
  copyGone(messages: readonly GoneMessage[]): Promise<void>;
  /** An image that a message names, by way of the proxy; null where it cannot be had. */
  loadImage(address: string, signal: AbortSignal): Promise<Blob | null>;
  /** The one-click POST of a mailing list (RFC 8058), pressed for; says what came of it. */
  leaveList(url: string): Promise<Left>;
  /** Asks name servers for the keys of the open message, now that the person wants it. */
  lookUpKeys(): void;

  mark(ids: readonly MessageId[]): void;
  keep(ids: readonly MessageId[]): void;
  keepAll(): void;
  /** Takes back the last mark, keep or read-state change; false when there is none. */
  undo(): boolean;
  setTray(open: boolean): void;
  /** The marked messages; turns a look-only visit into a managing one. */
  commit(): Promise<void>;
  /** Before QUIT only: nothing is deleted. */
  stopCommit(): void;
  /** Looks again for a commit whose end is unknown. */
  settle(): Promise<void>;
  dismissCommit(): void;

  setConsole(open: boolean): void;
  clearConsole(): void;
  change(settings: Partial<Settings>): void;
  /** Octets kept on this device, and how many the browser allows; null where it won't say. */
  storageUse(): Promise<StorageUse | null>;
  /** Of each mailbox, the messages kept here; empty where it cannot be said. */
  savedUse(): Promise<Use[]>;
  /** How many messages' only copies are here, of one mailbox or of all. */
  lonely(accountKey?: string): Promise<number>;
  forget(accountKey: string): Promise<void>;
  /** What is kept of a mailbox, from now on sealed; its visit ends. `vaults` tells how far it is. */
  seal(ask: { account: string; label: string; passphrase: string }): Promise<VaultEnd>;
  unlock(vault: string, passphrase: string): Promise<VaultEnd>;
  changePassphrase(vault: string, ask: { from: string; to: string }): Promise<VaultEnd>;
  /** Every open vault, in every tab: the page is loaded anew. */
  lockVaults(): Promise<VaultEnd>;
  /** Vaults and their sizes are looked at again. */
  lookAtVaults(): Promise<void>;
  /** With all that is in it, whether it is open or not. */
  forgetVault(vault: string): Promise<void>;
  /** Everything this app keeps on this device. */
  forgetEverything(): Promise<void>;
  notify(key: string, values?: Record<string, string | number>): void;
};
