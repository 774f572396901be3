// ARC (RFC 8617): who passed a message on, what each said it had found, and whether the
// last seal holds. Whom to believe is the reader's own matter.
import { readAuthResults } from '../mail/auth-results.ts';
import type { ArcCheck, SignatureWhy } from '../mail/sender-checks.ts';
import { canonicalField } from './canonical.ts';
import { verifyAll, withoutValue, type Message, type Verified } from './dkim.ts';
import { octets, unfolded, type Head, type RawField } from './head.ts';
import { isSigned, readKey } from './key.ts';
import { checkLimits } from './limits.ts';
import type { LookUp } from './look-up.ts';
import { isHost, readSignature } from './signature.ts';
import { base64, compact, readTags } from './tags.ts';

type ArcSet = { results: RawField; message: RawField; seal: RawField };

/** Null where there is no chain. */
export async function verifyArc(
  message: Message,
  lookUp: LookUp,
): Promise<ArcCheck | null> {
  const chain = setsOf(message.head);
  if (chain === null) return null;
  const sets = chain.map(({ results, seal }, index) => ({
    instance: index + 1,
    domain: domainOf(seal),
    results: readAuthResults(unfolded(results).replace(/^i\s*=\s*\d+\s*;/, '')),
  }));
  const ended = (state: ArcCheck['state'], why: ArcCheck['why']): ArcCheck => ({
    state, why, sets, oldestPass: null,
  }); // prettier-ignore
  if (chain.length === 0 || !isShaped(chain)) return ended('fail', 'shape');

  const newest = chain.slice(-checkLimits.arcVerified).toReversed();
  const signatures = newest.map((set) => readSignature(set.message, 'arc', message));
  const verified = await verifyAll(message, signatures, lookUp);
  const first: Verified | undefined = verified[0];
  if (first?.state !== 'pass')
    return ended(first?.state ?? 'fail', first?.why ?? 'shape');
  const seal = await verifySeal(chain, lookUp);
  if (seal !== null) return ended(seal === 'header-changed' ? 'fail' : 'unknown', seal);
  const broken = verified.findIndex(({ state }) => state !== 'pass');
  const fit = broken < 0 ? verified.length : broken;
  return { state: 'pass', why: null, sets, oldestPass: chain.length - fit + 1 };
}

const kinds = {
  'arc-authentication-results': 'results',
  'arc-message-signature': 'message',
  'arc-seal': 'seal',
} as const;

/** Empty where the sets are not whole, in one row and each once (§5.2 step 3). */
function setsOf({ fields }: Head): ArcSet[] | null {
  const found = new Map<string, RawField>();
  let most = 0;
  let isSound = true;
  for (const field of fields) {
    const kind = Object.entries(kinds).find(([name]) => name === field.name)?.[1];
    if (!kind) continue;
    const instance = instanceOf(field);
    const key = `${instance} ${kind}`;
    isSound &&= instance > 0 && instance <= checkLimits.arcSets && !found.has(key);
    found.set(key, field);
    most = Math.max(most, instance);
  }
  if (found.size === 0) return null;
  const sets: ArcSet[] = [];
  for (let instance = 1; isSound && instance <= most; instance++) {
    const [results, message, seal] = ['results', 'message', 'seal'].map((kind) =>
      found.get(`${instance} ${kind}`),
    );
    if (!results || !message || !seal) return [];
    sets.push({ results, message, seal });
  }
  return sets;
}

function instanceOf(field: RawField): number {
  const text = unfolded(field).slice(0, checkLimits.tagListChars);
  const found = /(?:^|;)\s*i\s*=\s*(\d{1,3})\s*(?:;|$)/.exec(text)?.[1];
  return found === undefined ? 0 : Number(found);
}

/** The first says `cv=none`, every later one `cv=pass` (§4.1.3). */
function isShaped(chain: readonly ArcSet[]): boolean {
  return chain.every(({ seal }, index) => {
    const tags = readTags(unfolded(seal));
    // §4.1.3: a seal has no h=, for what it covers is fixed.
    if (!tags || tags.has('h')) return false;
    return compact(tags, 'cv').toLowerCase() === (index === 0 ? 'none' : 'pass');
  });
}

/** Null where the newest seal holds: it covers every set before it (§5.1.1). */
async function verifySeal(
  chain: readonly ArcSet[],
  lookUp: LookUp,
): Promise<SignatureWhy | null> {
  const newest = chain.at(-1);
  const tags = newest && readTags(unfolded(newest.seal));
  if (!newest || !tags) return 'malformed';
  const [domain, selector] = [
    compact(tags, 'd').toLowerCase(),
    compact(tags, 's').toLowerCase(),
  ];
  const value = base64(compact(tags, 'b'));
  const algorithm = compact(tags, 'a').toLowerCase();
  if (!isHost(domain) || !isHost(selector) || !value) return 'malformed';
  if (algorithm !== 'rsa-sha256' && algorithm !== 'ed25519-sha256')
    return algorithm === 'rsa-sha1' ? 'sha1' : 'algorithm';
  const answer = await lookUp(`${selector}._domainkey.${domain}`);
  if (answer.kind === 'none') return 'no-key';
  if (answer.kind !== 'records') return answer.kind;
  const key = await readKey(answer.records, { algorithm, domain, identity: domain });
  if (typeof key === 'string') return key;
  const isGenuine = await isSigned(key, value, octets(sealed(chain)));
  return isGenuine ? null : 'header-changed';
}

function sealed(chain: readonly ArcSet[]): string {
  const lines = chain.flatMap(({ results, message, seal }, index) => {
    const isLast = index === chain.length - 1;
    return [results.raw, message.raw, isLast ? withoutValue(seal.raw) : seal.raw];
  });
  return lines.map((raw) => canonicalField(raw, 'relaxed')).join('\r\n');
}

function domainOf(seal: RawField): string {
  const tags = readTags(unfolded(seal));
  const domain = tags ? compact(tags, 'd').toLowerCase() : '';
  return isHost(domain) ? domain : '';
}
