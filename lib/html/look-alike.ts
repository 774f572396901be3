// Whether a host is written in letters that pass for others. A name in one script, like
// münchen or почта, is somebody's name; letters of two scripts in one word, or a word all of
// whose letters look Latin and are not, are a disguise (Unicode UTS 39, and what browsers do).
import punycode from 'punycode/punycode.js';

/** As people read it; the host itself where it cannot be decoded. */
export function shownHost(host: string): string {
  try {
    return punycode.toUnicode(host);
  } catch {
    return host;
  }
}

export function isLookAlike(host: string): boolean {
  if (!/(?:^|\.)xn--/i.test(host)) return false;
  const shown = shownHost(host);
  if (shown === host) return true; // not decodable: nobody can tell what it says
  return shown.split('.').some((label) => /[^\0-\x7f]/.test(label) && deceives(label));
}

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Devanagari}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
];
/** East Asian words do mix with Latin ones. */
const eastAsian = scripts.length - 1;

function deceives(label: string): boolean {
  const used = scripts.flatMap((script, at) => (script.test(label) ? [at] : []));
  const others = used.filter((at) => at !== eastAsian);
  if (others.length > 1 || (used.length > 1 && others.some((at) => at !== 0)))
    return true;
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
    'ɑɡıȷɩʋᴄᴏᴜᴠᴡᴢʏꞓƅɯ', // Latin, but not the alphabet's
);
