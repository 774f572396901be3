// Every bound of reading a message, with its unit and where the number comes from.

const mebibyte = 1024 * 1024;

export const mimeLimits = {
  /** Parts past this one are not read. mailsplit refuses mail with more than 1000. */
  parts: 1_000,
  /** Nested multiparts and messages. Real mail stays below 10; RFC 2045 sets no bound. */
  depth: 50,
  /** Messages in messages that are looked into; a chain of forwards is longer only in tests. */
  messages: 100,
  /** Places of damage that are told; the first ones are what helps. */
  damages: 200,
  /** Octets in which a line end must show what it is; a line may have 998 (RFC 5322 §2.1.1). */
  lineEndingOctets: 4_096,
  /** Octets of a line that may be a boundary; RFC 2046 §5.1.1 allows 74 with its dashes. */
  boundaryLineOctets: 512,
  /** Octets in which a field's colon must come; a line may have 998. */
  fieldNameOctets: 998,
  /** Octets of header over all parts; mailsplit's bound. */
  headerOctets: mebibyte,
  /** Octets of the outer header block that are shown and decoded. */
  shownHeaderOctets: 256 * 1024,
  /** Header fields that are shown. */
  shownFields: 2_000,
  /** Characters of one address field that are taken apart. */
  addressFieldChars: 64 * 1024,
  /** Addresses kept of one field. */
  addresses: 2_000,
  /** Octets of raw text shown when a message cannot be taken apart. */
  fallbackTextOctets: 2 * mebibyte,
  /** HTML parts of one message that are shown, each in a frame; further ones are files. */
  htmlParts: 30,
  /** Pieces of which one message is put together. */
  pieces: 1_000,
  /** Octets of all of them together; as much as the page keeps of what was read. */
  piecesOctets: 64 * mebibyte,
  /** Milliseconds that putting them together may take; 64 MiB take a third of one second. */
  joinMs: 10_000,
  /** Parts that are elsewhere and are told. */
  elsewhere: 20,
  /** Characters of where one is. */
  elsewhereChars: 500,
  /** Attributes of one winmail.dat; real ones have some dozens. */
  tnefAttributes: 10_000,
  /** Files in one winmail.dat. */
  tnefFiles: 500,
  /** Octets of a name or subject in it. */
  tnefNameOctets: 4_096,
  /** Properties of one list in it; real ones have some hundreds. */
  properties: 10_000,
  /** Octets of compressed RTF; they can become nine times as many, a word of memory each. */
  compressedRtfOctets: mebibyte,
  /** Groups within groups of RTF. */
  rtfDepth: 1_000,
  /** Fonts of RTF whose charset is kept. */
  rtfFonts: 1_000,
  /** Characters of HTML from which a text is made where a message has none. */
  plainFromHtmlChars: 2_000_000,
  /** Milliseconds a parse may take, whatever the size … */
  deadlineMs: 5_000,
  /** … and per mebibyte more. Measured: about 15 ms each on two cores. */
  deadlinePerMebibyteMs: 250,
  /** Octets of a body that are looked at for its first words: a long style sheet. Ours. */
  firstWordsOctets: 32 * 1024,
  /** Files in one text that become attachments. */
  filesInText: 100,
  /** Lines that look like the beginning of one. */
  triesInText: 1_000,
  /** Octets of a text that are looked at to guess its charset. */
  guessedOctets: 8 * 1024,
  mebibyte,
} as const;
