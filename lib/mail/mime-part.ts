// The tree of parts of a message as plain data: places in the stored original, nothing
// copied. Made in a worker by lib/mime, posted as it is. Every text came from outside.

/** What was wrong or cut, as catalogue keys (`dmg.<kind>`); never hidden. */
export type DamageKind =
  | 'no-headers'
  | 'no-blank-line'
  | 'bad-header-line'
  | 'headers-too-large'
  | 'truncated'
  | 'unclosed'
  | 'no-boundary'
  | 'too-many-parts'
  | 'too-deep'
  | 'bare-cr'
  | 'bad-base64'
  | 'bad-quoted-printable'
  | 'bad-file-in-text'
  | 'bad-tnef'
  | 'unknown-encoding'
  | 'unknown-charset'
  | 'bad-charset'
  | 'unreadable';

export type Damage = {
  kind: DamageKind;
  /** Byte offset in the stored original where it is first seen; null where it has no place. */
  at: number | null;
  /** The part it is in; absent for the message as a whole. */
  path?: string;
};

export type MimePart = {
  /** `1` is the message's own body, `1.2` its second child, and so on; unique in a message. */
  path: string;
  /** Lower-case `type/subtype`. */
  type: string;
  /** Of Content-Type, names in lower case, values decoded: charset, format, protocol … */
  parameters: ReadonlyMap<string, string>;
  /** The charset's label as written; '' where absent. */
  charset: string;
  /** Lower-case Content-Transfer-Encoding as written; '' where absent. */
  encoding: string;
  /** Lower-case as written; '' where absent. */
  disposition: string;
  /** File name by disposition or type, decoded; '' where absent. Not safe to save under. */
  name: string;
  /** Content-ID without angle brackets. */
  cid: string | null;
  /** Content-Location, by which some HTML names its images. */
  location: string | null;
  /** Byte offset of the part's header; the header ends where the body starts. */
  headerStart: number;
  /** The body in the original, without the line end before the next boundary. */
  start: number;
  /** `end - start` is the encoded size in octets. */
  end: number;
  /** Octets after the transfer encoding is undone; null for multiparts. */
  decodedSize: number | null;
  /** Set for what came out of a file in another format: then the places are that file's. */
  inner?: PartInner;
  damage: Damage[];
  /**
   * Of a multipart; of a message/rfc822 the one nested message; of a winmail.dat what is in
   * it. Empty where none was found.
   */
  children: MimePart[];
};

/**
 * A file within: places in the decoded octets. The last three come out of winmail.dat: taken
 * as it stands, compressed RTF, and an Outlook message that is made into one of ours.
 */
export type PartInner = {
  kind: 'uuencode' | 'yenc' | 'slice' | 'rtf' | 'outlook';
  from: number;
  to: number;
};

/** Bytes of a file in the original: decode these octets, then take what is inside. */
export type PartSource = {
  start: number;
  end: number;
  /** As in MimePart. */
  encoding: string;
  inner?: PartInner;
};

/** How the shown text was read. */
export type CharsetFact = {
  /** As the message names it; '' where it names none. */
  label: string;
  /** Lower-case name of what it was read as. */
  used: string;
  /** True where `used` is our guess because the label is missing, unknown or wrong. */
  guessed: boolean;
  /** The part that is meant; null where there is no text. */
  path: string | null;
};

export type ProtectionKind =
  | 'smime-signed'
  | 'smime-encrypted'
  | 'smime-compressed'
  | 'pgp-signed'
  | 'pgp-encrypted'
  | 'pgp-inline-signed'
  | 'pgp-inline-encrypted';

/** Signed or encrypted mail. Only says what the message is; nothing is checked here. */
export type Protection =
  | { kind: 'none' }
  | {
      kind: ProtectionKind;
      /** The part that is the signed or encrypted whole. */
      path: string;
      /** What is covered: for an opaque or encrypted one the same as `path`. */
      protectedPath: string;
      /** The detached signature; null where it is inside. */
      signaturePath: string | null;
      /** False where other parts of the message are not covered (EFAIL). */
      coversAll: boolean;
    };
