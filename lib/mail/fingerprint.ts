// What a message is, in three hashes: octet for octet, with its lines ended one way, and
// without its header. Two of them tell a copy that a server changed from one that it kept.

/** SHA-256 in lower-case hex, of the octets; of them with every line ended by CRLF; of what
 * follows the header, likewise. */
export type Fingerprint = {
  octets: number;
  whole: string;
  lines: string;
  body: string;
};

/**
 * How a copy compares. `line-ends`: equal but for CRLF and LF, or for a last line end.
 * `header`: the text and attachments are equal, header lines were added or changed.
 */
export const likenesses = ['same', 'line-ends', 'header', 'other'] as const;
export type Likeness = (typeof likenesses)[number];

/** SHA-256 of nothing: two messages without a body are not alike by it. */
const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function likeness(ours: Fingerprint, copy: Fingerprint): Likeness {
  if (ours.whole === copy.whole) return 'same';
  if (ours.lines === copy.lines) return 'line-ends';
  return ours.body === copy.body && ours.body !== ofNothing ? 'header' : 'other';
}

/** The part of a hash function that is needed here. */
export type Hasher = { update(bytes: Uint8Array): unknown; hex(): string };

export type Printer = {
  /** The next octets, cut anywhere. */
  push(bytes: Uint8Array): void;
  end(): Fingerprint;
};

const cr = 13;
const lf = 10;
const crlf = Uint8Array.of(cr, lf);

/** `make` gives a new SHA-256 each time. */
export function createPrinter(make: () => Hasher): Printer {
  const whole = make();
  const lines = make();
  const body = make();
  let octets = 0;
  let isBody = false;
  /** The last octet seen, and how many the line that is not ended has. */
  let last = lf;
  let onLine = 0;

  function pass(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    lines.update(bytes);
    if (isBody) body.update(bytes);
  }

  return {
    push(bytes) {
      whole.update(bytes);
      octets += bytes.length;
      let from = 0;
      let lineStart = 0;
      for (let at = bytes.indexOf(lf); at >= 0; at = bytes.indexOf(lf, at + 1)) {
        const hasCr = (at > 0 ? bytes[at - 1] : last) === cr;
        const length = onLine + at - lineStart - (hasCr ? 1 : 0);
        if (!hasCr) {
          pass(bytes.subarray(from, at));
          pass(crlf);
          from = at + 1;
        }
        if (!isBody && length === 0) {
          pass(bytes.subarray(from, at + 1));
          from = at + 1;
          isBody = true;
        }
        onLine = 0;
        lineStart = at + 1;
      }
      pass(bytes.subarray(from));
      onLine += bytes.length - lineStart;
      last = bytes.at(-1) ?? last;
    },
    end() {
      if (last !== lf) pass(crlf);
      return { octets, whole: whole.hex(), lines: lines.hex(), body: body.hex() };
    },
  };
}
