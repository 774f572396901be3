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

export function decodeCharset(bytes: Uint8Array, name: string): string {
  const label = name
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (/^(?:x-)?(?:unicode-1-1-)?utf-?7$/.test(label)) return fromUtf7(bytes);
  const isPlain = /^(?:|us-ascii|ascii|ansi_x3\.4-1968|iso-8859-1|unknown|.*8bit)$/.test(
    label,
  );
  const decoder = isPlain ? null : decoderOf(label);
  return decoder ? decoder.decode(bytes) : guessed(bytes);
}

/** UTF-8 where the bytes are UTF-8; a cut at the end does not speak against it. */
export function guessed(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
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
