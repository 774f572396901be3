// Charsets that switch by escape sequences: ISO-2022-JP with its relatives (RFC 1468, 1554,
// 2237, CP50220 to 50222, JIS X 0213), ISO-2022-KR (RFC 1557), ISO-2022-CN (RFC 1922), and
// HZ (RFC 1843). The two-byte sets are read by the decoders of EUC-JP, EUC-KR and GBK, which
// are the same tables with the high bit set.

export type Iso2022 = 'jp' | 'kr' | 'cn';

type Designation = 'ascii' | 'roman' | 'kana' | 'jis' | 'jis0212' | 'gb' | 'ksc';

const ESC = 0x1b;
const SO = 0x0e;
const SI = 0x0f;
const eucJp = new TextDecoder('euc-jp');
const eucKr = new TextDecoder('euc-kr');
const gbk = new TextDecoder('gbk');

/** By what follows ESC. JIS X 0213's first plane has JIS X 0208 at the same places. */
const escapes: Record<string, Designation> = {
  '(B': 'ascii',
  '(J': 'roman',
  '(H': 'roman',
  '(I': 'kana',
  '$@': 'jis',
  $B: 'jis',
  '$(@': 'jis',
  '$(B': 'jis',
  '$(O': 'jis',
  '$(Q': 'jis',
  '$(D': 'jis0212',
  $A: 'gb',
  '$(A': 'gb',
  '$(C': 'ksc',
};
/** For what SO switches to. */
const shifted: Record<string, Designation> = { '$)C': 'ksc', '$)A': 'gb', ')I': 'kana' };
/** For one letter after ESC N (RFC 1554). */
const singles: Record<string, TextDecoder> = {
  '.A': new TextDecoder('latin1'),
  '.F': new TextDecoder('iso-8859-7'),
};

/** Which family's escapes are in these bytes; null where none are. */
export function hasIso2022Escapes(bytes: Uint8Array): Iso2022 | null {
  for (let at = bytes.indexOf(ESC); at !== -1; at = bytes.indexOf(ESC, at + 1)) {
    const mark = String.fromCharCode(...bytes.subarray(at + 1, at + 4));
    if (mark.startsWith('$)C')) return 'kr';
    if (mark.startsWith('$)A')) return 'cn';
    if (/^(?:\([BJI]|\$[@B(])/.test(mark)) return 'jp';
  }
  return null;
}

export function decodeIso2022(bytes: Uint8Array, family: Iso2022): string {
  const out: string[] = [];
  let set: Designation = 'ascii';
  let shift: Designation = family === 'kr' ? 'ksc' : family === 'cn' ? 'gb' : 'kana';
  let single: TextDecoder | null = null;
  let isShifted = false;
  let from = 0;
  let at = 0;
  const flush = (next: number) => {
    if (at > from) out.push(runOf(bytes.subarray(from, at), isShifted ? shift : set));
    from = at = next;
  };
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === SO || byte === SI) {
      flush(at + 1);
      isShifted = byte === SO;
    } else if (byte === ESC) {
      if (bytes[at + 1] === 0x4e && single) {
        flush(at + 3);
        out.push(single.decode(Uint8Array.of((bytes[at - 1] ?? 0) | 0x80)));
        continue;
      }
      const mark = markAt(bytes, at + 1);
      flush(at + 1 + mark.length);
      if (own(escapes, mark)) {
        set = escapes[mark] ?? set;
        isShifted = false;
      } else if (own(shifted, mark)) shift = shifted[mark] ?? shift;
      else if (own(singles, mark)) single = singles[mark] ?? single;
      else if (mark === '') out.push('\x1b');
    } else if ((byte === 0x0a || byte === 0x0d) && isShifted) {
      flush(at); // a line begins unshifted (RFC 1557)
      isShifted = false;
    } else at++;
  }
  flush(at);
  return out.join('');
}

/** The known sequence at `at`, the longest first; '' where it is none. */
function markAt(bytes: Uint8Array, at: number): string {
  const text = String.fromCharCode(...bytes.subarray(at, at + 3));
  for (const length of [3, 2]) {
    const mark = text.slice(0, length);
    if (own(escapes, mark) || own(shifted, mark) || own(singles, mark)) return mark;
  }
  return text.startsWith('&@') ? '&@' : ''; // announces JIS X 0208-1990
}

function runOf(bytes: Uint8Array, set: Designation): string {
  switch (set) {
    case 'ascii':
      return eightBitKana(bytes, 0xa1);
    case 'roman':
      return eightBitKana(bytes, 0xa1).replace(/\\/g, '¥').replace(/~/g, '‾');
    case 'kana':
      return eightBitKana(bytes, 0x21);
    case 'jis':
      return pairs(bytes, (high, low) => [high, low], eucJp);
    case 'jis0212':
      return pairs(bytes, (high, low) => [0x8f, high, low], eucJp);
    case 'gb':
      return pairs(bytes, (high, low) => [high, low], gbk);
    case 'ksc':
      return pairs(bytes, (high, low) => [high, low], eucKr);
  }
}

/** Halfwidth katakana from `first` on: 0xA1 where the sender left the high bit (CP50220). */
function eightBitKana(bytes: Uint8Array, first: number): string {
  let out = '';
  for (const byte of bytes) {
    const isKana = byte >= first && byte < first + 0x3f;
    out += String.fromCharCode(isKana ? 0xff61 + byte - first : byte);
  }
  return out;
}

/** Two bytes a letter; controls and blanks between stay, an odd one is shown as broken. */
function pairs(
  bytes: Uint8Array,
  wide: (high: number, low: number) => number[],
  decoder: TextDecoder,
): string {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const high = bytes[at] ?? 0;
    const low = bytes[at + 1] ?? 0;
    if ((high & 0x7f) <= 0x20) out.push(high & 0x7f);
    else if ((low & 0x7f) <= 0x20) out.push(0xff);
    else {
      out.push(...wide(high | 0x80, low | 0x80));
      at++;
    }
  }
  return decoder.decode(Uint8Array.from(out));
}

export function decodeHz(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.replace(
    /~(?:~|\r?\n|\{([^~]*)(?:~\}|$|(?=~)))/g,
    (all, inner: string | undefined) => {
      if (inner === undefined) return all === '~~' ? '~' : '';
      const codes = Uint8Array.from(inner, (c) => c.charCodeAt(0));
      return pairs(codes, (high, low) => [high, low], gbk);
    },
  );
}

function own(table: object, key: string): boolean {
  return Object.hasOwn(table, key);
}
