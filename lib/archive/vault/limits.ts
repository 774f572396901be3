// The vault's bounds.

export const vaultLimits = {
  /**
   * Argon2id, second recommended option of RFC 9106 §4: 64 MiB and three passes; stronger
   * than OWASP's least (19 MiB, two passes). Lanes are one where one thread does the work.
   */
  stretch: { memoryKib: 64 * 1024, passes: 3, lanes: 1 },
  /** RFC 9106 §3.1 */
  saltOctets: 16,
  /** AES-256 */
  keyOctets: 32,
  /** NIST SP 800-38D §5.2.1.1: random, for far fewer than 2^32 pieces under one key */
  nonceOctets: 12,
  /** NIST SP 800-38D §5.2.1.2: the longest */
  tagOctets: 16,
  /** NIST SP 800-63B-4 §3.1.1.2 asks 15 where nothing else protects; a person may take more */
  passphraseChars: 12,
  /** ours: read from a record, so that a tampered one cannot use up the memory */
  memoryKibAtMost: 1024 * 1024,
  passesAtMost: 64,
  lanesAtMost: 16,
  labelChars: 60,
  /** ours: of originals, moved between two answers to others */
  moveOctets: 4 * 1024 * 1024,
} as const;
