// Whom the person gets mail from, as far as the list knows: what a forged name or a
// look-alike domain would be taken for.
import type { Summary, MessageId } from '../mail/message.ts';

export type KnownPeople = {
  people: { name: string; domain: string }[];
  domains: string[];
};

/** Rows that are looked at. Ours: enough for habits to show. */
const mostRows = 20_000;
/** Letters from a domain before it counts as known, and domains that are kept. Ours. */
const oftenEnough = 5;
const mostDomains = 200;

/** Without the message `except`, whose author is in question. */
export function knownPeople(
  summaries: ReadonlyMap<MessageId, Summary>,
  author: { name: string; domain: string },
  except: MessageId,
): KnownPeople {
  const people = new Map<string, { name: string; domain: string }>();
  const letters = new Map<string, number>();
  const wanted = author.name.trim().toLowerCase();
  let rows = 0;
  for (const [id, { from }] of summaries) {
    if (rows++ >= mostRows) break;
    const one = from[0];
    if (!one || id === except) continue;
    const domain = one.address.slice(one.address.lastIndexOf('@') + 1).toLowerCase();
    if (domain === '') continue;
    letters.set(domain, (letters.get(domain) ?? 0) + 1);
    if (wanted !== '' && one.name.trim().toLowerCase() === wanted)
      people.set(domain, { name: one.name, domain });
  }
  // A domain that writes less than the one in question is not what that one imitates.
  const least = Math.max(oftenEnough, (letters.get(author.domain) ?? 0) + 1);
  const domains = [...letters]
    .filter(([, n]) => n >= least)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostDomains)
    .map(([domain]) => domain);
  return { people: [...people.values()].slice(0, 100), domains };
}
