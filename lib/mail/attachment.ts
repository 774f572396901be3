// A message taken apart, as the reader shows it. Made in a worker by lib/mime; plain data,
// so that it can be posted. Every text came from outside.
import type { Address } from './message.ts';

export type Attachment = {
  /** Index in `Letter.attachments`. */
  index: number;
  name: string;
  type: string;
  disposition: 'attachment' | 'inline';
  /** Content-ID without angle brackets; null where absent. */
  cid: string | null;
  size: number;
  bytes: Uint8Array;
};

export type HeaderField = { name: string; raw: string; decoded: string };

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
  /** Untrusted; only lib/html turns it into SafeHtml. */
  html: string | null;
  /** True when `text` was made from `html`. */
  textIsMade: boolean;
  attachments: Attachment[];
  /** What was wrong or cut, as catalogue keys; never hidden. */
  damage: (
    | 'no-headers'
    | 'truncated'
    | 'too-many-parts'
    | 'too-deep'
    | 'headers-too-large'
    | 'unreadable'
  )[];
};
