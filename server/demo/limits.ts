// Every bound of the demo server: name, unit, source.
export const demoLimits = {
  /** RFC 2449 §4 says 255 octets; an AUTH PLAIN answer is longer (RFC 5034 §4). */
  lineBytes: 1024,
  /** RFC 1939 §3: a server hangs up after at least ten idle minutes. */
  idleMs: 10 * 60_000,
  /** Ours: answers to pipelined commands are joined up to this before they are written. */
  joinBytes: 64 * 1024,
  /** Ours: wrong passwords on one connection before it is closed. */
  signInFailures: 3,
  /** Ours: connections at one time. */
  connections: 1000,
  /** Ours: visitors whose deletions are remembered; the least recently seen goes first. */
  visitors: 2000,
  /** Ours: letters in a generated mailbox. */
  letters: 1_000_000,
} as const;
