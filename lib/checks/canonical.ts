// Canonicalisation (RFC 6376 §3.4): what of header and body a signature is over, so that
// what mail servers may change does not count.

export type Canonical = 'simple' | 'relaxed';

/** Without the CRLF behind it. `raw`: a field as it came, one character an octet. */
export function canonicalField(raw: string, how: Canonical): string {
  if (how === 'simple') return raw;
  const colon = raw.indexOf(':');
  const name = raw.slice(0, colon).trimEnd().toLowerCase();
  const value = raw
    .slice(colon + 1)
    .replaceAll('\r\n', '')
    .replace(/[ \t]+/g, ' ');
  return `${name}:${value.replace(/^ | $/g, '')}`;
}

const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;

export type BodyCanonical = {
  push(bytes: Uint8Array): void;
  /** After the last byte. */
  end(): void;
};

/** Hands the canonical body to `sink` in pieces, which are only good during the call. */
export function canonicalBody(
  how: Canonical,
  sink: (bytes: Uint8Array) => void,
): BodyCanonical {
  const out = new Uint8Array(64 * 1024);
  const isRelaxed = how === 'relaxed';
  let filled = 0;
  /** Line ends that only count when something follows them. */
  let lineEnds = 0;
  /** White space that only counts when something follows it in its line. */
  let hasSpace = false;
  let hasCr = false;
  let isEmpty = true;

  function put(byte: number): void {
    if (filled === out.length) flush();
    out[filled++] = byte;
  }
  function flush(): void {
    if (filled > 0) sink(out.subarray(0, filled));
    filled = 0;
  }
  function content(byte: number): void {
    for (; lineEnds > 0; lineEnds--) {
      put(CR);
      put(LF);
    }
    if (hasSpace) put(SPACE);
    hasSpace = false;
    isEmpty = false;
    put(byte);
  }
  function take(byte: number): void {
    if (hasCr && byte !== LF) content(CR); // a CR alone is text like other text
    hasCr = byte === CR;
    if (byte === LF) {
      lineEnds++;
      hasSpace = false;
    } else if (isRelaxed && (byte === SPACE || byte === TAB)) hasSpace = true;
    else if (byte !== CR) content(byte);
  }

  return {
    push(bytes) {
      for (const byte of bytes) take(byte);
    },
    end() {
      if (hasCr) content(CR);
      // An empty body is one line end when simple, nothing when relaxed (§3.4.3, §3.4.4).
      if (!isEmpty || !isRelaxed) {
        put(CR);
        put(LF);
      }
      flush();
    },
  };
}
