// Domains in letters that pass for others. A name in one alphabet, like münchen or почта, is
// somebody's name; letters of several in one word, or a word all of whose letters look Latin
// and are not, are a disguise (Unicode UTS 39, and what browsers do).
import punycode from 'punycode/punycode.js';

/** `xn--mnchen-3ya.example` → `münchen.example`; the host itself where it cannot be decoded. */
export function readable(host: string): string {
  try {
    return punycode.toUnicode(host);
  } catch {
    return host;
  }
}

export function isDisguised(host: string): boolean {
  if (!/(?:^|\.)xn--/i.test(host)) return false;
  const shown = readable(host);
  if (shown === host) return true; // not decodable: nobody can tell what it says
  return shown.split('.').some((label) => /[^\0-\x7f]/.test(label) && deceives(label));
}

/** Alphabets whose letters are written together in one word (UTS 39 §5.2, highly restrictive). */
const together = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];
const alphabets = [
  'Latin', 'Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic', 'Cherokee', 'Georgian', 'Han',
  'Hiragana', 'Katakana', 'Hangul', 'Bopomofo', 'Thai', 'Devanagari', 'Coptic', 'Lisu',
].map((name) => ({ name, has: new RegExp(`\\p{Script=${name}}`, 'u') })); // prettier-ignore

function deceives(label: string): boolean {
  const used = alphabets.filter(({ has }) => has.test(label)).map(({ name }) => name);
  const mixes =
    used.length > 1 && !together.some((some) => used.every((one) => some.includes(one)));
  // Characters that are not seen, or no characters at all.
  if (mixes || /[\p{Cf}\p{Cc}\p{Cn}]/u.test(label)) return true;
  // Marks that hide in a word, and letters that are drawn like a slash or a dot.
  if (/[\u0337\u0338\u2044\u2215\u29f8\u3002\u0589\u05c3\u2024\ua789]/.test(label))
    return true;
  const letters = Array.from(label).filter((letter) => /\p{L}/u.test(letter));
  return letters.every((letter) => /[a-z]/.test(letter) || likeLatin.has(letter));
}

/** Letters of other scripts, and odd ones of our own, that are drawn like a plain Latin one. */
const likeLatin: ReadonlySet<string> = new Set(
  'асԁеһіјӏорԗԛѕԝхуъьҽпгѵѡ' + // Cyrillic, as browsers count them
    'ανοικτρυωγχ' + // Greek
    'օսոհցզյ' + // Armenian
    'ɑɡıȷɩʋᴄᴏᴜᴠᴡᴢʏꞓƅɯĸɢɪɴʀʙʜʟᴀᴅᴇᴊᴋᴍᴘᴛꜱꜰ', // Latin, but not the alphabet's
);
