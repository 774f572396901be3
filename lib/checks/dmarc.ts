// What the author's domain asks of receivers (DMARC, RFC 7489 §6.3 and §6.6.3).
import type { DmarcPolicy } from '../mail/sender-checks.ts';
import { ownerOf } from '../domains/owner.ts';
import type { LookUp, TxtAnswer } from './look-up.ts';
import { readTags } from './tags.ts';

/** Null where the domain asks nothing; `unknown` where nobody could say. */
export async function dmarcOf(
  domain: string,
  lookUp: LookUp,
): Promise<DmarcPolicy | 'unknown' | null> {
  const own = await at(domain, domain, lookUp);
  const owner = ownerOf(domain);
  return own !== null || owner === domain ? own : at(owner, domain, lookUp);
}

async function at(
  place: string,
  domain: string,
  lookUp: LookUp,
): Promise<DmarcPolicy | 'unknown' | null> {
  const answer = await lookUp(`_dmarc.${place}`);
  if (answer.kind === 'no-answer' || answer.kind === 'not-asked') return 'unknown';
  return policyIn(answer, place, place !== domain);
}

function policyIn(
  answer: TxtAnswer,
  domain: string,
  isBelow: boolean,
): DmarcPolicy | null {
  if (answer.kind !== 'records') return null;
  const found = answer.records.filter((record) =>
    /^v\s*=\s*DMARC1\s*(?:;|$)/.test(record),
  );
  // Several records mean none (§6.6.3).
  const tags = found.length === 1 ? readTags(found[0] ?? '') : null;
  if (!tags) return null;
  const said = (isBelow && tags.get('sp')) || tags.get('p') || 'none';
  const policy = said.toLowerCase();
  return {
    domain,
    policy: policy === 'reject' || policy === 'quarantine' ? policy : 'none',
    strictDkim: tags.get('adkim')?.toLowerCase() === 's',
    strictSpf: tags.get('aspf')?.toLowerCase() === 's',
  };
}
