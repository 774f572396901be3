// Bytes to text by the name a message gives its letters, right or wrong. Never fails: what
// nobody knows is read as UTF-8 if it is UTF-8, else as windows-1252.

/** Names beside those of the Encoding Standard that TextDecoder knows. */
const aliases: Record<string, string> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  uhc: 'euc-kr',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  utf8mb4: 'utf-8',
  cp65001: 'utf-8',
  'tis-620': 'windows-874',
  macroman: 'macintosh',
  macintosh: 'macintosh',
};

/** The text of these bytes by a label; where the label is of no use, by guess. */
export function decodeCharset(bytes: Uint8Array, label: string): string {
  return readText(bytes, label, null).text;
}

export type Read = {
  text: string;
  /** Lower-case name of what it was read as. */
  used: string;
  /** True where the label is missing, unknown or wrong, and the bytes decided. */
  guessed: boolean;
};

/** `override` is a person's choice and is followed wherever it is a charset. */
export function readText(
  bytes: Uint8Array,
  written: string,
  override: string | null,
): Read {
  const label = (override ?? written)
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (/^(?:x-)?(?:unicode-1-1-)?utf-?7$/.test(label))
    return { text: fromUtf7(bytes), used: 'utf-7', guessed: false };
  const isPlain =
    override === null &&
    /^(?:|us-ascii|ascii|ansi_x3\.4-1968|iso-8859-1|unknown|.*8bit)$/.test(label);
  const decoder = isPlain ? null : decoderOf(label);
  if (decoder)
    return {
      text: decoder.decode(bytes),
      used: decoder.encoding,
      guessed: false,
    };
  const { text, used } = byBytes(bytes);
  return { text, used, guessed: used !== 'utf-8' || !isAscii(bytes) };
}

/** UTF-8 where the bytes are UTF-8; a cut at the end does not speak against it. */
export function guessed(bytes: Uint8Array): string {
  return byBytes(bytes).text;
}

function byBytes(bytes: Uint8Array): { text: string; used: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, {
      stream: true,
    });
    return { text, used: 'utf-8' };
  } catch {
    return { text: windows1252(bytes), used: 'windows-1252' };
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** 0x80 to 0x9F: some engines (Node 20) give the C1 controls of ISO 8859-1 there. */
const c1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (c) => c1[c.charCodeAt(0) - 0x80] ?? c);
}

function decoderOf(label: string): TextDecoder | null {
  const bare = label.replace(/^x-(?!mac|sjis|gbk|euc|x-big5|cp125)/, '');
  for (const name of [
    aliases[label],
    label,
    aliases[bare],
    bare,
    bare.replace(/^cp(?=125\d$)/, 'windows-'),
  ]) {
    if (name === undefined) continue;
    try {
      return new TextDecoder(name);
    } catch {
      continue; // the next spelling
    }
  }
  return null;
}

/** RFC 2152; to text only, so nothing it hides is ever looked at as markup by us. */
function fromUtf7(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, base64: string) => {
    if (base64 === '') return '+';
    let out = '';
    let bits = 0;
    let held = 0;
    for (const c of base64) {
      held = (held << 6) | alphabet.indexOf(c);
      bits += 6;
      if (bits >= 16) {
        bits -= 16;
        out += String.fromCharCode((held >> bits) & 0xffff);
        held &= (1 << bits) - 1;
      }
    }
    return out;
  });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
