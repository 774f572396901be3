// Text into bytes of old charsets, and bytes into what a header or a 7-bit body may hold.

/**
 * `utf-8`, `us-ascii`, `iso-8859-1` and whatever one- or two-byte charset TextDecoder reads
 * (`koi8-r`, `windows-1252`, `gb2312`, `iso-2022-jp`, …). Throws RangeError at a character
 * that the charset has not.
 */
export function encodeText(content: string, charset: string): Buffer {
  const name = charset.toLowerCase();
  if (name === 'utf-8') return Buffer.from(content, 'utf8');
  if (name === 'iso-8859-1' || name === 'us-ascii') return Buffer.from(content, 'latin1');
  if (name === 'iso-2022-jp') return iso2022jp(content);
  const table = tableOf(name);
  return Buffer.concat(Array.from(content, (sign) => lookUp(table, sign, name)));
}

/** RFC 2047 encoded words of at most 75 characters, folded. `used`: characters before it. */
export function encodeWords(value: string, charset: string, used: number): string {
  if (/^[\x20-\x7e]*$/.test(value)) return fold(value, used);
  const open = `=?${charset}?B?`;
  const most = 75 - open.length - 2;
  const out: string[] = [];
  let run = '';
  for (const sign of value) {
    const longer = encodeText(run + sign, charset).toString('base64').length;
    const room = out.length === 0 ? most - used : most;
    if (longer > room && run) {
      out.push(run);
      run = sign;
    } else run += sign;
  }
  out.push(run);
  return out
    .map((part) => `${open}${encodeText(part, charset).toString('base64')}?=`)
    .join('\r\n ');
}

/** RFC 2045 §6.7. CRLF stays a line end; lines of at most 76 characters. */
export function quotedPrintable(bytes: Uint8Array): Buffer {
  const lines = Buffer.from(bytes).toString('latin1').split('\r\n');
  return Buffer.from(lines.map(quotedLine).join('\r\n'), 'latin1');
}

function quotedLine(line: string): string {
  const escaped = line.replace(/[^\x20-\x3c\x3e-\x7e\t]/g, hex).replace(/[ \t]$/, hex);
  const parts: string[] = [];
  let rest = escaped;
  while (rest.length > 76) {
    let end = 75;
    // Never cut within `=C3`.
    if (rest[end - 1] === '=') end -= 1;
    else if (rest[end - 2] === '=') end -= 2;
    parts.push(`${rest.slice(0, end)}=`);
    rest = rest.slice(end);
  }
  parts.push(rest);
  return parts.join('\r\n');
}

const hex = (sign: string): string =>
  `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

function fold(value: string, used: number): string {
  let column = used;
  return value
    .split(' ')
    .map((word, at) => {
      const folds = at > 0 && column + 1 + word.length > 76;
      column = folds ? 1 + word.length : column + 1 + word.length;
      return at === 0 ? word : `${folds ? '\r\n ' : ' '}${word}`;
    })
    .join('');
}

// Node 20's decoder takes this one for Latin-1, so 0x80 to 0x9F are written out.
const windows1252 = Array.from(
  Buffer.from(Array.from({ length: 256 }, (_, at) => at)).toString('latin1'),
);
windows1252.splice(
  0x80,
  32,
  ...Array.from('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'),
);

// Node decodes old charsets but does not encode them: a decoder asked about every byte and
// every pair is the table backwards.
const tables = new Map<string, Map<string, Buffer>>();

function tableOf(charset: string): Map<string, Buffer> {
  const known = tables.get(charset);
  if (known) return known;
  const table = new Map<string, Buffer>();
  if (charset === 'windows-1252') {
    windows1252.forEach((sign, at) => table.set(sign, Buffer.of(at)));
    tables.set(charset, table);
    return table;
  }
  const decoder = new TextDecoder(charset);
  const note = (bytes: Buffer): void => {
    const sign = decoder.decode(bytes);
    if (Array.from(sign).length === 1 && sign !== '\ufffd' && !table.has(sign)) {
      table.set(sign, bytes);
    }
  };
  for (let byte = 0; byte < 256; byte++) note(Buffer.of(byte));
  if (/^(euc-|gb|big5|shift)/.test(charset)) {
    for (let lead = 0x81; lead < 0xff; lead++) {
      for (let trail = 0x40; trail < 0xff; trail++) note(Buffer.of(lead, trail));
    }
  }
  tables.set(charset, table);
  return table;
}

function lookUp(table: Map<string, Buffer>, sign: string, charset: string): Buffer {
  const bytes = table.get(sign);
  if (!bytes) throw new RangeError(`${charset} has no ${sign}`);
  return bytes;
}

// RFC 1468: EUC-JP pairs without their high bits, between ESC $ B and ESC ( B.
function iso2022jp(content: string): Buffer {
  const table = tableOf('euc-jp');
  const out: Buffer[] = [];
  let wide = false;
  for (const sign of content) {
    const bytes = sign <= '\x7f' ? Buffer.from(sign) : lookUp(table, sign, 'iso-2022-jp');
    if (bytes.length === 2 && !wide) out.push(Buffer.from('\x1b$B', 'latin1'));
    if (bytes.length === 1 && wide) out.push(Buffer.from('\x1b(B', 'latin1'));
    wide = bytes.length === 2;
    out.push(wide ? Buffer.from(bytes.map((byte) => byte & 0x7f)) : bytes);
  }
  if (wide) out.push(Buffer.from('\x1b(B', 'latin1'));
  return Buffer.concat(out);
}
