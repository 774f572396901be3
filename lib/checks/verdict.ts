// The five verdicts. What the person's own server found counts; what this page verified
// itself counts as much, for it saw the bytes. What the message claims counts nothing.
import { propertyOf, type AuthResults } from '../mail/auth-results.ts';
import {
  isUnclear,
  type DmarcPolicy,
  type SenderChecks,
  type SignatureCheck,
} from '../mail/sender-checks.ts';
import { hostOf, isAligned } from './domains.ts';

export type Evidence = {
  /** The author's domain; '' where there is none, or more than one author. */
  author: string;
  /** False where the header reads in more than one way. */
  isSound: boolean;
  trusted: AuthResults | null;
  signatures: readonly SignatureCheck[];
  dmarc: DmarcPolicy | 'unknown' | null;
};
type Judged = Pick<SenderChecks, 'verdict' | 'by' | 'via'>;

/** What was found for or against one domain, by whom. */
type Finding = {
  method: 'dkim' | 'spf';
  isGood: boolean;
  isAligned: boolean;
  domain: string;
  by: NonNullable<SenderChecks['by']>;
};

export function judge(evidence: Evidence): Judged {
  const { author, trusted } = evidence;
  const server = trusted && ({ kind: 'server', name: trusted.authservId } as const);
  const found = [...findingsOfServer(evidence), ...findingsHere(evidence)];
  const dmarc = dmarcSaid(trusted, author);
  const good = found.filter(({ isGood }) => isGood);
  const bad = found.filter(({ isGood }) => !isGood);
  const proven = good.find((one) => one.isAligned);
  const judged = (verdict: Judged['verdict'], one?: Finding, via = ''): Judged => ({
    verdict, by: one?.by ?? server, via,
  }); // prettier-ignore

  if (author === '') return judged('unchecked');
  // A signature of the author's that holds says more than any line about the journey.
  const signed = good.find((one) => one.isAligned && one.method === 'dkim');
  const unsigned = bad.find(({ method }) => method === 'dkim');
  if (dmarc === 'fail' && !(signed?.by.kind === 'here')) return judged('failed');
  if (!signed && unsigned && !good.some(({ method }) => method === 'dkim') && proven)
    return judged('changed', proven);
  if (proven) return judged('confirmed', proven);
  if (dmarc === 'pass' && isPlain(evidence)) return judged('confirmed');
  if (dmarc === 'pass') return judged('changed');
  const headHolds = evidence.signatures.find(
    (one) => one.isAligned && one.state === 'fail' && one.why === 'body-changed',
  );
  // The author's domain did sign these headers; only the text is another.
  if (headHolds && !bad.some((one) => one.isAligned && one.method === 'spf'))
    return { verdict: 'changed', by: { kind: 'here' }, via: '' };
  const against = bad.find((one) => one.isAligned);
  const other = good.find((one) => one.method === 'dkim') ?? good[0];
  if (against && !(other && against.method === 'dkim')) return judged('failed', against);
  if (other) return judged('through', other, other.domain);
  return judged('unchecked');
}

/** A server that names no SPF has its pass from a signature, and that must cover all. */
function isPlain({ isSound, signatures }: Evidence): boolean {
  const own = signatures.filter((one) => one.isAligned);
  return isSound && (own.length === 0 || own.some((one) => !isUnclear(one)));
}

/** A failure weighs more than a pass beside it, and a pass that names nobody proves nothing. */
function dmarcSaid(trusted: AuthResults | null, author: string): 'pass' | 'fail' | null {
  const said = (trusted?.results ?? []).flatMap((one) => {
    const named = domainIn(propertyOf(one, 'header.from'));
    const isAbout = named === '' ? one.result === 'fail' : isAligned(named, author);
    return one.method === 'dmarc' && isAbout ? [one.result] : [];
  });
  return said.includes('fail') ? 'fail' : said.includes('pass') ? 'pass' : null;
}

function findingsOfServer({ trusted, author, dmarc, signatures }: Evidence): Finding[] {
  if (!trusted) return [];
  const by = { kind: 'server', name: trusted.authservId } as const;
  const policy = typeof dmarc === 'object' ? dmarc : null;
  return trusted.results.flatMap((one): Finding[] => {
    const { method, result } = one;
    if (method !== 'dkim' && method !== 'spf') return [];
    const isGood = result === 'pass';
    // softfail: "probably not one of ours" (RFC 7208 §2.6.5).
    if (!isGood && result !== 'fail' && result !== 'softfail' && result !== 'hardfail')
      return [];
    const domain =
      method === 'dkim'
        ? domainIn(propertyOf(one, 'header.d', 'header.i'))
        : domainIn(propertyOf(one, 'smtp.mailfrom', 'smtp.mail', 'smtp.helo'));
    if (domain === '') return []; // nobody is named, as for a bounce's empty sender
    const same = signatures.filter((one) => isAligned(one.domain, domain));
    if (method === 'dkim' && isGood && same.length > 0 && same.every(isUnclear))
      return [];
    const strict = (method === 'dkim' ? policy?.strictDkim : policy?.strictSpf) ?? false;
    return [{ method, isGood, domain, isAligned: isAligned(domain, author, strict), by }];
  });
}

function findingsHere({ signatures, trusted }: Evidence): Finding[] {
  const by = { kind: 'here' } as const;
  return signatures.flatMap((one): Finding[] => {
    if (one.state === 'unknown' || one.isTest) return [];
    const { domain, isAligned: aligned } = one;
    // A copy that no longer fits says nothing against what the server saw arrive.
    const serverSaw = trusted?.results.some(
      (result) =>
        result.method === 'dkim' &&
        result.result === 'pass' &&
        domainIn(propertyOf(result, 'header.d', 'header.i')) === domain,
    );
    if (one.state === 'fail' && serverSaw) return [];
    return [
      { method: 'dkim', isGood: one.state === 'pass', domain, isAligned: aligned, by },
    ];
  });
}

/** `user@host`, `@host` or `host`. */
function domainIn(text: string): string {
  return hostOf(text.slice(text.lastIndexOf('@') + 1).replace(/[<>]/g, ''));
}
