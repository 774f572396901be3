// The raw bytes of a message as lines that can be drawn: cut once, shown a few at a time.

/** Characters of one drawn line; RFC 5322 §2.1.1 allows 998. */
export const longestLine = 1_000;

export type SourceLine = { number: number; text: string };

/**
 * Lines with the numbers they have in the message; a line over the bound goes on under the
 * same number. Bytes that are not UTF-8 show as windows-1252, control characters as their
 * picture (Unicode 2400).
 */
export function sourceLines(bytes: Uint8Array): SourceLine[] {
  const lines: SourceLine[] = [];
  let number = 0;
  for (const line of decode(bytes).split(/\r\n|\n/)) {
    number++;
    if (line.length <= longestLine) lines.push({ number, text: line });
    else {
      for (let at = 0; at < line.length; at += longestLine) {
        lines.push({ number, text: line.slice(at, at + longestLine) });
      }
    }
  }
  return lines;
}

/** What cannot be seen, seen. Done for drawn lines only. */
export function pictured(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- they are what is made visible
    /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g,
    (one) => {
      const code = one.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? '\u2421' : '\ufffd';
    },
  );
}

/** Indexes of the lines that hold `query`, letters of either case. */
export function linesWith(lines: readonly SourceLine[], query: string): number[] {
  const wanted = query.toLowerCase();
  if (!wanted) return [];
  const found: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.text.toLowerCase().includes(wanted)) found.push(at);
  }
  return found;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
