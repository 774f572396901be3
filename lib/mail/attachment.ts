// A message taken apart, as the reader shows it. Made in a worker by lib/mime; plain data,
// so that it can be posted. Every text came from outside.
import type { Address, Piece } from './message.ts';
import type {
  CharsetFact,
  Damage,
  MimePart,
  PartSource,
  Protection,
} from './mime-part.ts';

/** A file that comes along. Its bytes stay in the original until `partBytes` is asked. */
export type Attachment = {
  /** Index in `Letter.attachments`. */
  index: number;
  /** The part it is or came out of. */
  path: string;
  name: string;
  type: string;
  disposition: 'attachment' | 'inline';
  /** Content-ID without angle brackets; null where absent. */
  cid: string | null;
  /** Octets when saved. */
  size: number;
  source: PartSource;
};

/** A part that the message does not hold, only where it is said to be (RFC 2046 §5.2.3). */
export type Elsewhere = {
  path: string;
  /** `url`, `anon-ftp`, `mail-server` … as written, lower-case. */
  access: string;
  /** An address, a server or a path; '' where it says none. Never fetched. */
  where: string;
};

export type HeaderField = { name: string; raw: string; decoded: string };

/**
 * One stretch of a message in HTML. Stretches never share a document: what one of them
 * leaves open would swallow the next, and send it away (EFAIL).
 */
export type HtmlPart = {
  /** The part it is. */
  path: string;
  /** Untrusted; only lib/html turns it into SafeHtml. */
  html: string;
};

export type Letter = {
  headers: HeaderField[];
  subject: string;
  from: Address[];
  sender: Address | null;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  bcc: Address[];
  date: number | null;
  /** As written in the field; '' where absent. */
  dateText: string;
  messageId: string;
  text: string | null;
  /** What the Message tab shows, in order; empty where the message brings no HTML. */
  html: HtmlPart[];
  /** True when `text` was made from `html`. */
  textIsMade: boolean;
  charset: CharsetFact;
  attachments: Attachment[];
  /** The root of the tree of parts. */
  structure: MimePart;
  protection: Protection;
  /** The first piece in it of a message that was sent in pieces (RFC 2046 §5.2.2). */
  partial: Piece | null;
  elsewhere: Elsewhere[];
  damage: Damage[];
};
