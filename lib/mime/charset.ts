// Bytes to text by the name a message gives its letters, right or wrong. Never fails: where
// the name is missing, unknown or plainly wrong, the bytes decide, and that is said.
import { extras } from './charset-extras.ts';
import { isPlainLabel, labelOf, spellings } from './charset-labels.ts';
import { decodeIso2022, decodeHz, hasIso2022Escapes } from './iso-2022.ts';
import {
  decodeUtf16,
  decodeUtf7,
  hasHigh,
  isHardlyWestern,
  isMarkedUtf16,
  isUtf8,
  utf8Error,
  windows1252,
} from './unicode.ts';

export type Read = {
  text: string;
  /** Lower-case name of what it was read as. */
  used: string;
  /** True where the label is missing, unknown or wrong, and the bytes decided. */
  guessed: boolean;
  /** The label names nothing that is known here. */
  isUnknown: boolean;
  /** Offset of the first byte that is no letter; -1 where all are, or where it has no place. */
  badAt: number;
};

/** The text of these bytes by a label; where the label is of no use, by guess. */
export function decodeCharset(bytes: Uint8Array, label: string): string {
  return readText(bytes, label, null).text;
}

/** UTF-8 where the bytes are UTF-8, else windows-1252; a cut at the end speaks not against it. */
export function guessed(bytes: Uint8Array): string {
  return isUtf8(bytes) ? utf8.decode(bytes) : windows1252(bytes);
}

/** `override` is a person's choice and is followed wherever it is a charset. */
export function readText(
  bytes: Uint8Array,
  written: string,
  override: string | null,
): Read {
  const label = labelOf(override ?? written);
  const own = byLabel(bytes, label);
  if (override !== null && own) return own;
  if (isMarkedUtf16(bytes) && !own?.used.startsWith('utf-16'))
    return { ...utf16Read(bytes, 'utf-16'), guessed: true };
  if (isPlainLabel(label)) return plain(bytes, label);
  if (!own) {
    const guess = byBytes(bytes);
    return { ...guess, isUnknown: extras() !== null };
  }
  if (own.used === 'utf-8') return own.badAt === -1 ? own : notUtf8(bytes, own);
  if (isUtf8Inside(bytes, own)) return { ...utf8Read(bytes), guessed: true };
  return own.used === 'windows-1252' && !own.guessed ? western(bytes) : own;
}

/** What a browser would read by this label; the tables that come late are not asked. */
export function isKnownCharset(label: string): boolean {
  return decoderOf(label) !== null;
}

const utf8 = new TextDecoder('utf-8');
const decoders = new Map<string, TextDecoder | null>();

/** Null where nobody here knows the label. */
function byLabel(bytes: Uint8Array, label: string): Read | null {
  if (/^(?:unicode-1-1-)?utf-?7(?:-imap)?$/.test(label))
    return sure(decodeUtf7(bytes), 'utf-7');
  if (/^utf-?16(?:le|be)?$|^unicode$|^ucs-?2$/.test(label))
    return utf16Read(bytes, label);
  const family = /^(?:iso-?2022-?(jp|kr|cn)|cp5022([0-2])|csiso2022(jp|kr))/.exec(label);
  if (family) return iso2022Read(bytes, (family[1] ?? family[3] ?? 'jp') as Family);
  if (/^hz(?:-gb-?2312)?$/.test(label)) return sure(decodeHz(bytes), 'hz-gb-2312');
  const decoder = decoderOf(label);
  if (decoder) {
    if (decoder.encoding === 'utf-8') return utf8Read(bytes);
    const text =
      decoder.encoding === 'windows-1252' ? windows1252(bytes) : decoder.decode(bytes);
    return { ...sure(text, decoder.encoding), badAt: text.includes('\ufffd') ? 0 : -1 };
  }
  const table = extras()?.table(label) ?? null;
  return table && sure(table(bytes), label);
}

type Family = 'jp' | 'kr' | 'cn';

function iso2022Read(bytes: Uint8Array, family: Family): Read {
  if (hasHigh(bytes) && !hasIso2022Escapes(bytes)) return byBytes(bytes);
  return sure(decodeIso2022(bytes, family), `iso-2022-${family}`);
}

/** Many gateways recode a text and leave the label: what is no UTF-16 is not read as such. */
function utf16Read(bytes: Uint8Array, label: string): Read {
  if (bytes.length > 1 && !bytes.includes(0) && utf8Error(bytes) === -1)
    return { ...utf8Read(bytes), guessed: true };
  const { text, used } = decodeUtf16(bytes, label);
  return sure(text, used);
}

function utf8Read(bytes: Uint8Array): Read {
  const text = utf8.decode(bytes);
  // Only what is broken, or was written so, is shown as a replacement.
  const badAt = text.includes('\ufffd') ? utf8Error(bytes) : -1;
  return { ...sure(text, 'utf-8'), badAt };
}

/** No label, or one that says less than the bytes do. */
function plain(bytes: Uint8Array, label: string): Read {
  if (!hasHigh(bytes)) {
    const family = hasIso2022Escapes(bytes);
    if (family)
      return {
        ...sure(decodeIso2022(bytes, family), `iso-2022-${family}`),
        guessed: true,
      };
    return sure(utf8.decode(bytes), 'utf-8');
  }
  if (isUtf8(bytes)) return { ...utf8Read(bytes), guessed: true };
  return /8859|latin/.test(label) ? western(bytes) : byBytes(bytes);
}

/** Labelled as western, which many programs write on everything. */
function western(bytes: Uint8Array): Read {
  const own = sure(windows1252(bytes), 'windows-1252');
  if (!isHardlyWestern(bytes)) return own;
  const other = extras()
    ?.rank(bytes)
    .find((name) => !/^(?:windows-125[0247]|iso-8859-(?:[1-4]|9|1\d))$/.test(name));
  const read = other === undefined ? null : byLabel(bytes, labelOf(other));
  return { ...(read ?? own), guessed: true };
}

function byBytes(bytes: Uint8Array): Read {
  if (isUtf8(bytes)) return { ...utf8Read(bytes), guessed: hasHigh(bytes) };
  const [best] = extras()?.rank(bytes) ?? [];
  const read = best === undefined ? null : byLabel(bytes, labelOf(best));
  return { ...(read ?? sure(windows1252(bytes), 'windows-1252')), guessed: true };
}

/** Labelled UTF-8 and broken: a few broken letters are shown so, a wrong label is replaced. */
function notUtf8(bytes: Uint8Array, own: Read): Read {
  const broken = own.text.split('\ufffd').length - 1;
  const sound = own.text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  if (sound > broken || isUtf8(bytes)) return own;
  return byBytes(bytes);
}

/** Labelled otherwise, and yet every letter beyond ASCII is well-formed UTF-8. */
function isUtf8Inside(bytes: Uint8Array, { used }: Read): boolean {
  if (/^(?:utf|iso-2022|hz)/.test(used)) return false;
  return hasHigh(bytes) && utf8Error(bytes) === -1;
}

function decoderOf(label: string): TextDecoder | null {
  const kept = decoders.get(label);
  if (kept !== undefined) return kept;
  const made = make(label);
  // A message may name what it likes; the map stays small.
  if (decoders.size < 200) decoders.set(label, made);
  return made;
}

function make(label: string): TextDecoder | null {
  for (const spelling of spellings(label)) {
    try {
      const decoder = new TextDecoder(spelling);
      // The Encoding Standard answers some old names with a decoder that reads nothing.
      if (decoder.encoding !== 'replacement' && decoder.encoding !== 'x-user-defined')
        return decoder;
    } catch {
      continue; // the next spelling
    }
  }
  return null;
}

function sure(text: string, used: string): Read {
  return { text, used, guessed: false, isUnknown: false, badAt: -1 };
}
