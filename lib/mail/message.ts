// What a message is to us, before and after its header is known. Everything is named by a
// MessageId; message numbers live one POP3 session and never leave `server/`.

/**
 * Our name for one message of one mailbox.
 *
 * The server's UIDL where it has one that is unique (RFC 1939 §7: 1–70 octets, 0x21–0x7E).
 * Where it has none, or says the same one twice, a made name that holds a space, which no
 * UIDL can: `" 17"` for message 17 of this visit, `"abc 2"` for the second `abc`.
 */
export type MessageId = string & { readonly __brand: 'MessageId' };

/** True when the server gave this name and gave it once: it means the same message next time. */
export function isLasting(id: MessageId): boolean {
  return !id.includes(' ');
}

/** `abc` of `"abc 2"`: the name the server gives to several; null for any other. */
export function doubledName(id: MessageId): MessageId | null {
  const at = id.lastIndexOf(' ');
  return at > 0 ? (id.slice(0, at) as MessageId) : null; // the server's own
}

/**
 * True of a copy on this device whose name means another message by now (lib/archive/db): it
 * has the name `" was 17"`, and the server knows nothing of it.
 */
export function isAside(id: MessageId): boolean {
  return id.startsWith(' was ');
}

/** What LIST and UIDL say of a message. `size` in octets as the server counts them. */
export type Row = { id: MessageId; size: number };

export type Address = { name: string; address: string };

/** A message that is only a piece of one that was sent in pieces (RFC 2046 §5.2.2). */
export type Piece = {
  /** The same in all its pieces. */
  id: string;
  /** 1 for the first. */
  number: number;
  /** Only the last piece must say it; null where this one does not. */
  total: number | null;
};

/** What a header says that a row needs; everything decoded, nothing trusted. */
export type Summary = {
  id: MessageId;
  from: Address[];
  to: Address[];
  subject: string;
  /** Milliseconds since 1970 by the `Date` field; null where absent or absurd. */
  date: number | null;
  /** Milliseconds since 1970 by the topmost `Received` field, else `date`. */
  arrived: number | null;
  /** Message-ID without angle brackets; '' where absent. */
  messageId: string;
  /** The header's type hints that parts follow: multipart/mixed, or a single non-text part. */
  mayHaveAttachments: boolean;
  /** Hex SHA-256 of the header block as the server sent it; proves identity before DELE. */
  headerHash: string;
  /** First words of the text; '' where it has none. Absent: its lines were not read. */
  snippet?: string;
  /** Absent where it is a message of its own. */
  piece?: Piece;
};
