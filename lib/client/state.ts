// The shapes of everything the screen shows. Each state is a union; a component takes the
// member it draws. The stores that hold them are made in app.ts.
import type { ArchiveFailure } from '../archive/archive.ts';
import type { Letter } from '../mail/attachment.ts';
import type { MessageId, Row, Summary } from '../mail/message.ts';
import type { Peeked } from './peek.ts';
import type { Because } from './policy.ts';
import type { SenderChecks } from '../mail/sender-checks.ts';
import type { Fault, Step } from '../wire/faults.ts';
import type { Hello, TalkLine } from '../wire/frames.ts';
import type {
  Part,
  Security,
  ServerReport,
  SignInBy,
  Snapshot,
  VisitKind,
} from '../wire/operations.ts';

/** The socket to the proxy. */
export type RelayState =
  | { name: 'connecting' }
  | { name: 'ready'; hello: Hello }
  | { name: 'gone'; retryAt: number }
  | { name: 'reload' }; // the proxy speaks another version

/** How a mailbox is reached; never the password. `key` names it on this device. */
export type Account = {
  /** `user@host:port`, lower-case host: what marks, journal and settings are filed under. */
  key: string;
  /** What the person typed as the address; shown. */
  address: string;
  host: string;
  port: number;
  security: Security;
  user: string;
  pin?: string;
  /** How the password is said, where the person chose it. */
  signIn?: SignInBy;
  isDemo: boolean;
};

export type VisitState =
  | { name: 'closed' }
  | {
      name: 'opening';
      account: Account;
      visit: VisitKind;
      steps: Readonly<Record<Step, 'waiting' | 'running' | 'done'>>;
      /** When the running step began; sentences appear after 1.5 s. */
      stepSince: number;
    }
  | {
      name: 'failed';
      account: Account;
      visit: VisitKind;
      fault: Fault;
      during: Step | null;
    }
  | {
      name: 'open';
      account: Account;
      visit: VisitKind;
      server: ServerReport;
      snapshot: Snapshot;
      line: LineState;
      /** Since the last visit, by the identities remembered; null on a first visit. */
      since: { at: number; known: number; added: number; gone: number } | null;
    };
export type OpenVisit = Extract<VisitState, { name: 'open' }>;

/** The POP3 connection behind an open visit; it holds the mailbox's lock while `held`. */
export type LineState =
  | { name: 'held' }
  | { name: 'released' }
  | { name: 'checking' }
  /** Nobody signed in: what is shown is what this device kept. */
  | { name: 'away' }
  | { name: 'lost'; fault: Fault };

/** What the person said about a server that may delete what is read; for this visit only. */
export type ExpiryConsent = 'unasked' | 'declined' | 'given';

export type SortBy = 'arrived' | 'from' | 'subject' | 'size' | 'server';
export type Sort = { by: SortBy; descending: boolean };

export type MailboxState = {
  /** In server order, oldest first. Empty until the first rows of a snapshot are in. */
  rows: readonly Row[];
  /** Kept whole on this device and no longer listed by the server; none of them is in `rows`. */
  onlyHere: readonly Row[];
  /** `onlyHere`, then `rows`: what `view` is made of. */
  all: readonly Row[];
  /** How many of `rows` have their header in `summaries`. */
  covered: number;
  /** Headers fetched so far; the map is the same object while `version` counts its changes. */
  summaries: ReadonlyMap<MessageId, Summary>;
  version: number;
  /** `cannot-come`: this server gives no header by itself; reading a message tells it. */
  headers: 'can-come' | 'cannot-come';
  /** Headers that could not be had, with the server's line. */
  failed: ReadonlyMap<MessageId, string>;
  /** What is shown, in order: sorted and filtered. */
  view: readonly MessageId[];
  /** From this index on, `view` holds rows whose sort value is not known yet. */
  unsortedFrom: number;
  sort: Sort;
  filter: string;
  selected: ReadonlySet<MessageId>;
  /** The row that has the roving tabindex. */
  focused: MessageId | null;
  /** Read on this device. */
  seen: ReadonlySet<MessageId>;
  octets: number;
  largest: number;
};

/** The views of an open message, in the order of their tabs. */
export const tabNames = [
  'message',
  'text',
  'headers',
  'structure',
  'source',
  'talk',
] as const;
export type TabName = (typeof tabNames)[number];

/** A message in the reading pane. */
export type ReaderState =
  | { name: 'empty' }
  | { name: 'ask-first'; id: MessageId; size: number }
  /** The server may delete it once it is read, and the person has not agreed to that. */
  | { name: 'may-expire'; id: MessageId; size: number }
  | { name: 'needs-retr'; id: MessageId; size: number }
  | {
      name: 'loading';
      id: MessageId;
      size: number;
      received: number;
      startedAt: number;
      /** What can be read already, while the rest is on its way. */
      early: { letter: Letter; raw: Blob } | null;
    }
  | { name: 'parsing'; id: MessageId }
  | {
      name: 'ready';
      id: MessageId;
      letter: Letter;
      /** The bytes as the server sent them; an `.eml` is made of them. */
      raw: Blob;
      /** False where only a beginning is here: of a peek, or of a fetch that was stopped. */
      whole: boolean;
      /** The charset a person chose for it; null where the message and its bytes decide. */
      readAs: string | null;
      /** What a peek asked for; null for all else. */
      peeked: Peeked | null;
      via: 'TOP' | 'RETR';
      /** Octets received differ from LIST: the copy may be incomplete (F34). */
      differs: { announced: number; received: number } | null;
    }
  | { name: 'failed'; id: MessageId; fault: Fault };

/** Messages kept whole on this device, of the mailbox that is open. */
export type SavedState =
  /** Nothing is kept: the person did not ask for it, or the browser does not do it. */
  | { name: 'off'; why: 'not-remembered' | 'tab' | ArchiveFailure }
  /** Octets that the server said of each when it was kept. */
  | {
      name: 'on';
      sizes: ReadonlyMap<MessageId, number>;
      /** Those that are here more than once, by a number for all with the same octets. */
      same: ReadonlyMap<MessageId, number>;
    };

/**
 * What becomes of the visit on this device. `usual`: what the person asked to be kept.
 * `nothing`: the computer is shared, and nothing is written. `sealed`: it is in a vault.
 */
export type Keeps = 'usual' | 'nothing' | 'sealed';

/** Marked on this device; nothing was sent. Size and hash prove identity at the commit. */
export type Mark = {
  id: MessageId;
  size: number;
  headerHash: string | null;
  subject: string | null;
  from: string | null;
  markedAt: number;
  /** The rule that marked it; null where the person did. */
  because: Because | null;
};

export type Outcome = 'gone' | 'still-there' | 'unknown';
export type ReceiptLine = {
  id: MessageId;
  subject: string | null;
  from: string | null;
  size: number;
  outcome: Outcome;
  /** Why it was not sent or not removed; null when it was. */
  why:
    | 'already-gone'
    | 'double'
    | 'changed'
    /** The server refused DELE. */
    | { line: string }
    /** Left alone: the server refused to show it. */
    | { kind: 'unproven'; line: string }
    | null;
};
/** What a commit did, proven by looking again. */
export type Receipt = {
  entry: string;
  account: string;
  at: number;
  checkedAt: number | null;
  quitLine: string | null;
  lines: readonly ReceiptLine[];
};

export type CommitState =
  | { name: 'idle' }
  | { name: 'running'; progress: Part<'commit'> }
  /** A stop was asked for and the proxy has not said yet whether it came in time. */
  | { name: 'stopping'; progress: Part<'commit'> }
  | { name: 'checking' }
  | { name: 'done'; receipt: Receipt }
  /** The line was lost after QUIT: F28b, and what is being done about it. */
  | { name: 'unknown'; receipt: Receipt; fault: Fault | null }
  /** Nothing was deleted; the marks are kept: F28a and all that went wrong before QUIT. */
  | { name: 'failed'; fault: Fault };

export type DeletionState = {
  marks: ReadonlyMap<MessageId, Mark>;
  commit: CommitState;
  trayOpen: boolean;
};

/** Who sent the message that is open, as far as it is known; null until then. */
export type ChecksState = {
  id: MessageId;
  checks: SenderChecks;
  /** The person asked for the keys to be looked up. */
  isWanted: boolean;
} | null;

export type ConsoleState = { lines: readonly TalkLine[]; open: boolean; dropped: number };

/** Kept on this device, for every mailbox. */
export type Settings = {
  language: 'auto' | 'en' | 'fr';
  theme: 'system' | 'light' | 'dark';
  density: 'compact' | 'cosy' | 'roomy';
  /** The first lines of messages on screen are read for their rows; not for compact ones. */
  firstWords: boolean;
  singleKeys: boolean;
  /** `allowed`: at once for trusted senders, else asked; `ask`: asked for all. */
  remoteContent: 'ask' | 'allowed' | 'never';
  /** Whether name servers are asked for the keys of signatures; `ask`: when it tells nothing. */
  senderKeys: 'ask' | 'always' | 'never';
  /** Addresses whose remote content is always shown. */
  trustedSenders: readonly string[];
  /** Addresses whose messages keep their own colours on a dark page. */
  originalColours: readonly string[];
  /** Per cent at which messages are drawn. */
  messageZoom: number;
  /** Addresses of links are written under a printed message. */
  printLinks: boolean;
  /** Octets from which a message is asked about before it is fetched. */
  askAboveOctets: number;
  /** By sender's address: the charset a person chose for what it sends. */
  charsets: Readonly<Record<string, string>>;
  /** The view a message was looked at last; the next one opens on it. Null: its first. */
  lastTab: TabName | null;
  /** How long nobody may touch any tab before open vaults are locked. */
  lockAfterMinutes: 1 | 5 | 15 | 60;
};

/** A short confirmation; never the only way to undo. */
export type Notice = { n: number; key: string; values?: Record<string, string | number> };

export type Remembered = { account: Account; lastVisit: number; visit: VisitKind };

/** The mailbox this tab had open, without its password. */
export type LastOpen = { account: Account; visit: VisitKind; remember: boolean };
