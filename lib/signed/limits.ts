// Every bound of looking at signatures, with its unit and where the number comes from.

export const signedLimits = {
  /** Octets of signed content; hashing 64 MiB takes half a second. */
  contentOctets: 64 * 1024 * 1024,
  /** Octets of a detached signature with its certificates. Real ones stay below 16 KB. */
  signatureOctets: 512 * 1024,
  /** Octets of keys that came along. */
  keyOctets: 256 * 1024,
  /** Signers of one message that are looked at. */
  signers: 10,
  /** Certificates of one message that are looked at. */
  certificates: 50,
  /** Certificates in a chain, as TLS libraries bound it. */
  chain: 10,
  /** Keys that are tried. */
  keys: 20,
  /** Milliseconds one check may take before it is ended. */
  deadlineMs: 10_000,
} as const;
