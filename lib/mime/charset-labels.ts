// Names of character sets as they are really written, brought to those that decoders know.

/** Names beside those of the Encoding Standard (https://encoding.spec.whatwg.org/#names). */
const aliases: Record<string, string> = {
  uhc: 'euc-kr',
  'cp-850': 'cp850',
  utf8mb4: 'utf-8',
  cp65001: 'utf-8',
  'utf-8-variant': 'utf-8',
  'tis-620': 'windows-874',
  cp874: 'windows-874',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  'x-mac-roman': 'macintosh',
  'x-mac-ce': 'x-mac-centraleurope',
  'x-mac-centraleurroman': 'x-mac-centraleurope',
  'euc-cn': 'gbk',
  'x-euc-cn': 'gbk',
  'gb2312-80': 'gbk',
  'gb-2312': 'gbk',
  'gb2312-1980': 'gbk',
  'x-euc-jp': 'euc-jp',
  eucjp: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  euckr: 'euc-kr',
  'x-sjis-jp': 'shift_jis',
  shift_jisx0213: 'shift_jis',
  'shift-jis-2004': 'shift_jis',
  'shift_jis-2004': 'shift_jis',
  'euc-jis-2004': 'euc-jp',
  'euc-jisx0213': 'euc-jp',
  koi8: 'koi8-r',
  'koi8-ru': 'koi8-u',
};

const eastern: Record<string, string> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1361: 'johab',
};

/** Lower-case, without quotes, comments and what a careless program left beside it. */
export function labelOf(written: string): string {
  return written
    .slice(0, 100)
    .toLowerCase()
    .replace(/^[\s"'<=?]+|[\s"'>;,?]+$/g, '')
    .replace(/^charset=["']?/, '')
    .replace(/\*[a-z-]+$/, ''); // a language, RFC 2231 §5
}

/** Says nothing that the bytes do not say better. */
export function isPlainLabel(label: string): boolean {
  return (
    label === '' ||
    /^(?:us-?ascii|ascii|ansi|ansi_x3\.4-1968|646|(?:iso[-_]?)?8859-?1|iso_8859-1(?::1987)?|latin-?1|unknown.*|x-unknown|default|none|null|undefined|binary|.*8-?bit|\$.*|_.*)$/.test(
      label,
    )
  );
}

/** What a decoder may know it by, likeliest first. */
export function spellings(label: string): string[] {
  const bare = label.replace(/^x-(?!mac-cyr|user)/, '');
  const number =
    /^(?:x-)?(?:cp|ms|win|windows|ibm|microsoft-cp|x-ms-cp)?[-_ ]?(\d{3,4})$/.exec(
      label,
    )?.[1];
  const wanted = [
    own(aliases, label),
    label,
    own(aliases, bare),
    bare,
    number === undefined ? undefined : own(eastern, number),
    number?.startsWith('125') ? `windows-${number}` : undefined,
    bare.replace(/^(iso|utf|koi8|euc|gb|big)[-_ ]+/, '$1'),
    bare.replace(/[_ ]/g, '-'),
    bare.replace(/^iso[-_ ]?8859[-_ ]?(\d+).*$/, 'iso-8859-$1'),
  ];
  return [...new Set(wanted.filter((one) => one !== undefined))];
}

/** By the number that Windows has for it; '' where that names none. */
export function codePageLabel(number: number): string {
  if (number === 65001) return 'utf-8';
  if (number === 1200) return 'utf-16le';
  if (number === 20127) return 'us-ascii';
  if (number >= 28591 && number <= 28606) return `iso-8859-${number - 28590}`;
  if (number === 20866) return 'koi8-r';
  if (number === 21866) return 'koi8-u';
  if (number >= 50220 && number <= 50222) return 'iso-2022-jp';
  if (number === 51932) return 'euc-jp';
  if (number === 51949) return 'euc-kr';
  if (number === 54936) return 'gb18030';
  return number > 0 && number < 10_000 ? `cp${number}` : '';
}

function own(table: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
