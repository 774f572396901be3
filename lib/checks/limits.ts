// Every bound of checking a sender, with its unit and where the number comes from.

export const checkLimits = {
  /** Octets of header that are read. As lib/mime reads. */
  headerOctets: 1024 * 1024,
  /** Fields that are read; beyond it nothing is proven. Ours: real mail stays below 200. */
  fields: 2_000,
  /** Signatures that are verified, from the top. Ours: lists and gateways make five. */
  signatures: 8,
  /** Sets of an ARC chain (RFC 8617 §4.2.1). */
  arcSets: 50,
  /** Sets whose message signature is verified for the oldest pass; each costs a look-up. */
  arcVerified: 8,
  /** Characters of one DKIM-Signature, ARC field or key record. Ours: 4096-bit keys take 800. */
  tagListChars: 16 * 1024,
  /** Names looked up for one message. Ours: signatures, chain and policy together. */
  lookUps: 20,
  /** Bits of an RSA key: less is refused (RFC 8301 §3.2), more costs too much. */
  rsaBitsLeast: 1024,
  rsaBitsMost: 8_192,
  /** Octets of a body that are looked at for whether they are encoded. Ours: words come first. */
  encodedOctets: 1024 * 1024,
  /** Milliseconds a check may take beside its look-ups … */
  deadlineMs: 10_000,
  /** … and per mebibyte of message more. Measured: about 10 ms each on two cores. */
  deadlinePerMebibyteMs: 250,
  /** Milliseconds that one look-up may take before it counts as no answer. */
  lookUpMs: 8_000,
  mebibyte: 1024 * 1024,
} as const;
