// The archive's bounds.

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

export const archiveLimits = {
  /** ours: of an original, packed and stored as one; a range reads no less */
  chunkOctets: 256 * kibibyte,
  /** ours: kept of the beginning of a message that is not here whole */
  beginningOctets: 256 * kibibyte,
  /** ours: how many chunks a message's numbers have room for; 256 GiB */
  chunksPerMessage: 2 ** 20,
  /** ours: hashed in one piece by the browser up to this, in pieces beyond */
  hashAtOnceOctets: 8 * mebibyte,
  /** SQLite: fewest, longest writes for blobs; measured, two to three times 8 KiB's rate */
  pageOctets: 32 * kibibyte,
  /** ours: memory of the database for pages */
  cacheOctets: 8 * mebibyte,
  /** ours: what a journal may leave lying on the disk */
  journalOctets: 4 * mebibyte,
  /** ours: of a message's text, what is searched */
  bodyChars: 1_000_000,
  /** ours: kept free for the index and the journal when a message is let in */
  spareOctets: 2 * mebibyte,
  /** ours: how much is let in on one answer about the room that is left */
  roomAskedEachOctets: 16 * mebibyte,
  /** ours: of how many visits the figures are kept, of one mailbox */
  visits: 1_000,
  /** ours: of how many messages that went it is still known when, of one mailbox */
  goneMessages: 20_000,
  /** ours: the browser needs a moment to take files from a tab that died */
  openTries: 40,
  openPauseMs: 100,
} as const;
