// Domains made to be taken for others: letters that pass for others, and spellings that are
// hard to tell from a domain that is known.
import { remove } from 'confusables';
import { isDisguised, readable } from './letters.ts';
import { ownerOf } from './owner.ts';

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
  const worn = wornBy(host, known);
  if (worn !== null) return { readable: shown, like: worn };
  if (shown === host || !isDisguised(host)) return null;
  return { readable: shown, like: remove(shown).toLowerCase() };
}

/** Whether somebody would gain from being taken for its owner. */
export function isImitated(host: string): boolean {
  return imitated.includes(ownerOf(host));
}

/**
 * What stands in front of the owner's name and is read first: `www.bank.example` of
 * `www.bank.example.evil.example`, of `bank.example-login.example`.
 */
function wornBy(host: string, known: readonly string[]): string | null {
  const owner = ownerOf(host);
  const front = `.${host.slice(0, host.length - owner.length)}`;
  for (const one of new Set([...imitated, ...known].map(ownerOf))) {
    if (one === owner) continue;
    if (front.includes(`.${one}.`) || `.${host}`.includes(`.${one}-`)) return one;
  }
  return (
    /^\.(?:www|login|signin|secure|account)\.((?:[^.]+\.)+(?:com|net|org|gov))\.$/.exec(
      front,
    )?.[1] ?? null
  );
}

/** Equal for names that are hard to tell apart. */
function skeletonOf(host: string): string {
  return remove(host.toLowerCase())
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('0', 'o')
    .replace(/[1i|]/g, 'l')
    .replace(/[-_]/g, '');
}
