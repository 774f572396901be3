// Every bound of the proxy in one place: a name with its unit, a value, and where the value
// comes from. "Ours" means: chosen by us, with the reason beside it.
import { headerBlockOctets } from '../lib/mail/header-block.ts';
import { wireLimits } from '../lib/wire/operations.ts';
import type { EngineLimits } from './pop3/api.ts';

const seconds = 1_000;
const minutes = 60 * seconds;
const KiB = 1024;
const MiB = 1024 * KiB;

/** The POP3 engine. */
export const engineLimits: EngineLimits = {
  /** Ours: a firewall that drops packets shows after this; people give up soon after. */
  connectMs: 15 * seconds,
  /** Servers look the caller's name up before they greet; fetchmail and mpop allow more. */
  greetingMs: 30 * seconds,
  /** Ours; STLS without any limit once hung fetchmail for a week (CVE-2011-1947). */
  tlsMs: 15 * seconds,
  /** Servers sort big mailboxes before they answer LIST; Thunderbird waits 100 s. */
  replyMs: 100 * seconds,
  /** Servers hold a wrong password back for two or three seconds, against guessing. Ours. */
  unheardMs: 5 * seconds,
  /** Ours: a dead line; every live server sends something within a minute. */
  silenceMs: 60 * seconds,
  /** Deletions are applied now: a large mbox is rewritten. Ours. */
  quitMs: 60 * seconds,
  /** RFC 1939 says 512 octets; a few providers put a URL and a sentence into it. Ours. */
  statusLineBytes: 4 * KiB,
  /** RFC 2449 allows 512; a UIDL of 70 and a number need 82. Ours. */
  listingLineBytes: 2 * KiB,
  /** mpop's bound on messages. */
  listingLines: 1_000_000,
  /** mpop's is 50. Ours. */
  capaLines: 100,
  /** The largest providers take 150 MB in base64; the browser holds one in memory. Ours. */
  messageBytes: 192 * MiB,
  /** What four round trips of 100 ms bring of headers on a fast line. mpop's is 100. Ours. */
  windowCommands: 8_192,
  /** The commands above; a server that stops reading costs us this memory, no more. Ours. */
  windowBytes: 128 * KiB,
  /** A second of a 4 Mbit/s line: what a click may have to wait behind. Ours. */
  windowAnswerBytes: 512 * KiB,
  /** Four round trips of 100 ms at 80 MB/s, most of a gigabit line. Ours. */
  windowAnswerMostBytes: 32 * MiB,
  /** Reading so much is mostly sooner done than a new sign-in, and locks nobody out. Ours. */
  discardBytes: 256 * KiB,
  /** Half a minute of a usual line: a person waits for no more of what was called off. Ours. */
  discardMostBytes: 32 * MiB,
  /** A body slower than one byte a second is a server that plays dead. Ours. */
  trickleBytes: 64,
};

/** One header as `TOP n 0` brings it. What lies beyond is not read. */
export const headerBytes = headerBlockOctets;
/** Of a message up to this size its first lines are read: a larger one may be one line. Ours. */
export const snippetMessageBytes = 1 * MiB;
/** Addresses of one field that a row keeps: a list of 20,000 recipients is no row. Ours. */
export const addressesPerField = 100;
/** Characters of a decoded subject or name that a row keeps. Ours: eight screens' width. */
export const summaryTextChars = 1_000;

/** Lines asked of TOP when the whole message is meant, as fetchmail asks. */
export const veryManyLines = 99_999_999;

/** Headers asked for before the browser asks; see session/ahead.ts. */
export const aheadLimits = {
  /** A tall screen of rows. */
  messages: 50,
  /** Five times what fifty usual headers bring. Ours. */
  bytes: 512 * KiB,
  /** The browser asks within a round trip of its own; slow lines take seconds. Ours. */
  keptMs: 30 * seconds,
};

/** Servers whose capabilities are remembered, some 2 KiB each. Ours. */
export const serversRemembered = 500;

/** The WebSocket. */
export const socketLimits = {
  /** The largest frame is a commit; see there. ws would allow 100 MiB. */
  payloadBytes: wireLimits.frameBytes,
  /** Chromium cuts a big message into pieces of its pipe's size; ws would allow 16,384. */
  fragments: 1_024,
  /** From the upgrade to a `hello`. Ours. */
  helloMs: 10 * seconds,
  /** Between pings; below the 60 s after which common reverse proxies cut a silent line. */
  pingMs: 25 * seconds,
  /** Requests of one socket in flight. The screen needs about six. Ours. */
  requestsInFlight: 64,
  /** Bytes queued for a browser before the POP3 socket is no longer read; costs no speed. */
  bufferedBytes: 1 * MiB,
  /** Payload of one binary frame: full speed in Chromium from here on. */
  frameBytes: 64 * KiB,
  /** ours: frames a stream keeps to fill again, as many as may wait for the network */
  spareFrames: 16,
  /** How long a close handshake may take before the line is cut. Ours. */
  closeMs: 2 * seconds,
} as const;

/** Who may ask how often; per address of the visitor. */
export const budgets = {
  /** A family behind one address with a dozen tabs each. Ours. */
  socketsPerAddress: 64,
  /** Whole process: 40 KiB each with TLS behind it. Ours. */
  sockets: 5_000,
  /** Sign-ins begun, good or bad. Ours. */
  opensPerMinute: 60,
  /** Accounts that copies go to, at once. Ours: one for each of a few tabs. */
  targetsPerAddress: 4,
  /** Whole process; each holds a socket with TLS. Ours. */
  targets: 500,
  /** Mailing lists left; one click each. Ours. */
  listsPerMinute: 30,
  /** TXT records asked for: ten messages a minute with all their signatures. Ours. */
  txtPerMinute: 200,
  /** Images fetched for messages; the longest newsletters measured name 120. Ours. */
  imagesPerMinute: 600,
  /** Refused sign-ins for one mailbox from one address: below what servers block at. */
  failedSignIns: 5,
  failedSignInsMs: 15 * minutes,
};

/** The store that several proxies share. */
export const sharedStoreLimits = {
  /** It stands beside the proxies, so what takes longer is not there. Ours. */
  connectMs: 3 * seconds,
  /** Between tries after a loss: doubled each time, up to the second figure. Ours. */
  retryMs: 250,
  retryMostMs: 10 * seconds,
} as const;

/** The POST that leaves a mailing list. */
export const leaveLimits = {
  /** From the look-up to the status line. Ours: slow counters take five. */
  wholeMs: 15 * seconds,
  /** Header of the answer; Node's own default. */
  headerBytes: 16 * KiB,
};

/** TXT records looked up for visitors. */
export const dnsLimits = {
  /** One try; then once more. Together below what a page waits for. Ours. */
  tryMs: 2 * seconds,
  tries: 2,
  /** Whole process. Ours: a socket each. */
  atOnce: 200,
  /** Records of one answer, and characters of one: a key of 8,192 bits takes 1,500. Ours. */
  records: 20,
  recordChars: 4_096,
  /** Answers kept, 8 KiB each at most. Ours. */
  kept: 2_000,
  /** How long; usual times to live are from five minutes to a day. Ours. */
  keptMs: 10 * minutes,
  /** That there is none, or no answer, may change at any time. Ours. */
  noneKeptMs: minutes,
};

/** An image fetched for a message. */
export const imageLimits = {
  /** Photos of newsletters stay below 3 MB; a phone's own are up to 10. Ours. */
  bytes: 10 * MiB,
  /** From the look-up to the last byte, redirects included: people have gone on. Ours. */
  wholeMs: 15 * seconds,
  /** Click counters use one or two. Ours. */
  redirects: 3,
  /** Header of an answer; Node's own default. */
  headerBytes: 16 * KiB,
  /** Whole process; each holds a socket and a chunk of 64 KiB. Ours. */
  atOnce: 200,
};

export const visitLimits = {
  /** Without work for so long, the mailbox is given back to the person's other programs. */
  idleMs: 2 * minutes,
  /** Without a request for so long, the password is forgotten: half a working day. Ours. */
  visitMs: 4 * 60 * minutes,
  /** The longest LOGIN-DELAY that a mailbox nobody works in is held for. Ours. */
  loginDelayAtMostSeconds: 3_600,
};

/** How long a stop may take before what is left is cut; below the 10 s of Docker. */
export const shutdownMs = 8 * seconds;

/** Summaries are sent together as they come: one frame per screen refresh or two. */
export const summariesMs = 25;
/** Console lines are sent together; below what the eye takes for a delay. */
export const talkMs = 80;
/** Console lines kept for one batch; a flood is counted, not kept. */
export const talkLinesPerBatch = 500;
/** Message names a folded console line carries. */
export const talkIdsPerLine = 100;

/** RSET after a commit was called off; then the line is cut, which undoes as much. Ours. */
export const undoMs = 1.5 * seconds;

/** RSET and QUIT at the end of a visit; then the line is cut. Ours. */
export const farewellMs = 5 * seconds;

/** Copies into an IMAP account. */
export const imapLimits = {
  /** From CREATE, SELECT, LIST or SEARCH to its end; large folders take their time. Ours. */
  replyMs: 100 * seconds,
  /** The greeting and the sign-in together: some hold a wrong password back. Ours. */
  signInMs: 60 * seconds,
  /** One message, from its APPEND to its answer; quota and virus checks included. Ours. */
  appendMs: 5 * minutes,
  /** Reading one message back. Ours. */
  readMs: 5 * minutes,
  /** Without any octet either way; a message that is checked for viruses takes its time. Ours. */
  silenceMs: 120 * seconds,
  /** Octets asked for at a time when a message is read back: what it costs in memory. Ours. */
  pieceBytes: 1 * MiB,
  /** A literal: the piece above; a server that sends more than was asked for ends there. */
  literalBytes: 1 * MiB + 64 * KiB,
  /** An answer, literals included; a SEARCH of 100,000 numbers takes 700 KB. Ours. */
  responseBytes: 4 * MiB,
  lineBytes: 2 * MiB,
  /** Pieces of one answer; each costs some hundred bytes. Ours. */
  tokens: 100_000,
  /** What a server may add to a message and still have it read to its end. Ours. */
  grownBytes: 1 * MiB,
  /** Without a question for so long, the account is left. Ours: a message may take as long. */
  idleMs: 10 * minutes,
  /** LOGOUT; then the line is cut. Ours. */
  logoutMs: 2 * seconds,
};
export type ImapLimits = typeof imapLimits;

/** Messages on their way from browsers to IMAP accounts. */
export const uploadLimits = {
  /** Whole process: memory for messages under way. Each visit holds one, of at most 64 MiB. */
  poolBytes: 512 * MiB,
  /** How long a visit waits for its part of it. Ours. */
  roomMs: 60 * seconds,
  /** Between two frames of one message. As for servers. */
  silenceMs: 60 * seconds,
  /** Slower than this on the whole, a message is given up: it holds memory. Ours. */
  bytesPerSecond: 16 * KiB,
} as const;
