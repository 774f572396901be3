// Domains made to be taken for others: letters of several alphabets in one word, letters of
// one alphabet that look like another's, and spellings close to a domain that is known.
import { remove } from 'confusables';
import punycode from 'punycode/punycode.js';
import { ownerOf } from './domains.ts';

/** Often imitated; typed by hand. What the person knows themselves is added to it. */
const imitated = [
  'amazon.com', 'amazon.fr', 'ameli.fr', 'apple.com', 'bnpparibas.com', 'booking.com', 'boursorama.com',
  'caf.fr', 'chronopost.fr', 'credit-agricole.fr', 'dhl.com', 'docusign.com', 'ebay.com', 'facebook.com',
  'free.fr', 'github.com', 'gmail.com', 'gouv.fr', 'google.com', 'icloud.com', 'instagram.com',
  'labanquepostale.fr', 'laposte.fr', 'laposte.net', 'linkedin.com', 'microsoft.com', 'netflix.com',
  'office.com', 'orange.fr', 'outlook.com', 'ovh.com', 'ovhcloud.com', 'paypal.com', 'sfr.fr',
  'societegenerale.fr', 'ups.com', 'wise.com', 'yahoo.com',
]; // prettier-ignore

export type LookAlike = { readable: string; like: string };

/** With the letters it stands for: `xn--mnchen-3ya.example` → `münchen.example`. */
export function readable(host: string): string {
  try {
    return punycode.toUnicode(host);
  } catch {
    return host;
  }
}

/**
 * What `host` can be taken for; null where nothing is suspicious. `known`: domains the
 * person deals with.
 */
export function lookAlikeOf(host: string, known: readonly string[]): LookAlike | null {
  const shown = readable(host);
  const owner = readable(ownerOf(host));
  const skeleton = skeletonOf(owner);
  if (!imitated.includes(ownerOf(host)) && skeleton.length > 4)
    for (const one of new Set([...imitated, ...known].map(ownerOf)))
      if (one !== ownerOf(host) && skeletonOf(readable(one)) === skeleton)
        return { readable: shown, like: one };
  const label = shown.split('.').find(isDeceptive);
  return label === undefined
    ? null
    : { readable: shown, like: remove(shown).toLowerCase() };
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

function isDeceptive(label: string): boolean {
  if (/^[\w-]*$/.test(label)) return false;
  const used = alphabets.filter(({ has }) => has.test(label)).map(({ name }) => name);
  const mixes =
    used.length > 1 && !together.some((some) => used.every((one) => some.includes(one)));
  if (mixes || /[\p{Cf}\p{Cc}\p{Cn}]/u.test(label)) return true;
  // One foreign alphabet, and every letter has a twin among a–z.
  const plain = remove(label);
  return used.length === 1 && used[0] !== 'Latin' && /^[a-z0-9-]+$/.test(plain);
}

/** Equal for names that are hard to tell apart. */
function skeletonOf(host: string): string {
  return remove(host.toLowerCase())
    .toLowerCase()
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('0', 'o')
    .replace(/[1i|]/g, 'l')
    .replace(/[-_]/g, '');
}
