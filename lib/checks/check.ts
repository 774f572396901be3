// All that can be said of who sent a message. First from its header alone, at once; then,
// where name servers may be asked, from its signatures verified on the stored bytes.
import type { Address } from '../mail/message.ts';
import { readHop } from '../mail/route.ts';
import type { SenderChecks, SignatureCheck } from '../mail/sender-checks.ts';
import { verifyArc } from './arc.ts';
import { unverified, verifyDkim, type Message, type Verified } from './dkim.ts';
import { dmarcOf } from './dmarc.ts';
import { domainOf, isAligned } from './domains.ts';
import { fitsEncoding } from './encoding.ts';
import { readHead, unfolded, type Head } from './head.ts';
import { once, type LookUp } from './look-up.ts';
import { authResultsOf } from './receiver.ts';
import { doubtsOf, type Known } from './spoof.ts';
import { judge } from './verdict.ts';

export type CheckAsk = {
  raw: Blob;
  /** False for a peek. */
  whole: boolean;
  /** Offset at which the body that is shown begins, as whoever shows it reads the message. */
  bodyAt: number;
  from: Address[];
  sender: Address | null;
  replyTo: Address[];
  /** Host name of the server the mail was fetched from. */
  pop: string;
  known: Known;
  /** Milliseconds since 1970. */
  now: number;
};

/** Calls `tell` as soon as something can be said, and again with every answer. */
export async function checkSender(
  ask: CheckAsk,
  lookUp: LookUp,
  tell: (checks: SenderChecks) => void,
): Promise<void> {
  const read = await readHead(ask.raw);
  // A body that begins elsewhere than the one on the screen says nothing about the screen.
  const head = { ...read, isSound: read.isSound && read.bodyAt === ask.bodyAt };
  const message: Message = {
    head,
    body: () => ask.raw.slice(head.bodyAt).stream(),
    isWhole: ask.whole,
    at: arrivedAt(head, ask.now),
    fitsEncoding: await fitsEncoding(head, ask.raw),
  };
  const author = authorOf(ask.from, head);
  // Nothing is verified yet; the names of the signers are there to be seen.
  const waiting = unverified(message).map((one) => withAlignment(one, author, false));
  const first = fromHeader(ask, head, author, waiting);
  const wants = waiting.some(({ why }) => why === 'not-asked') || hasChain(head);
  tell({ ...first, look: wants ? 'running' : 'done' });
  if (!wants) return;

  let isRefused = false;
  let isSilent = false;
  const asked = once(async (name) => {
    const answer = await lookUp(name);
    isRefused ||= answer.kind === 'not-asked';
    isSilent ||= answer.kind === 'no-answer';
    return answer;
  });
  const dmarc = author === '' ? null : await dmarcOf(author, asked);
  const [signatures, arc] = await Promise.all([
    signaturesOf(message, author, asked, dmarc),
    verifyArc(message, asked),
  ]);
  const { isSound } = head;
  const evidence = { author, isSound, trusted: first.trusted, signatures, dmarc };
  tell({
    ...first,
    ...judge(evidence),
    signatures,
    dmarc,
    arc,
    look: isRefused ? 'waiting' : isSilent ? 'failed' : 'done',
  });
}

function fromHeader(
  ask: CheckAsk,
  head: Head,
  author: string,
  signatures: SignatureCheck[],
): SenderChecks {
  const { trusted, claimed } = authResultsOf(head, ask.pop);
  const { isSound } = head;
  return {
    ...judge({ author, isSound, trusted, signatures, dmarc: 'unknown' }),
    domain: ask.from[0] ? domainOf(ask.from[0]) : '',
    trusted,
    claimed,
    signatures,
    dmarc: 'unknown',
    arc: null,
    doubts: doubtsOf(ask, head, ask.known),
    look: 'running',
  };
}

async function signaturesOf(
  message: Message,
  author: string,
  lookUp: LookUp,
  dmarc: SenderChecks['dmarc'],
): Promise<SignatureCheck[]> {
  const strict = typeof dmarc === 'object' && dmarc !== null && dmarc.strictDkim;
  const verified = await verifyDkim(message, lookUp);
  return verified.map((one) => withAlignment(one, author, strict));
}

function withAlignment(one: Verified, author: string, strict: boolean): SignatureCheck {
  return { ...one, isAligned: author !== '' && isAligned(one.domain, author, strict) };
}

/** One author in one field, or nothing can be proven about "the" author. */
function authorOf(from: readonly Address[], { fields }: Head): string {
  const isOne =
    from.length === 1 && fields.filter(({ name }) => name === 'from').length === 1;
  return isOne && from[0] ? domainOf(from[0]) : '';
}

/** By the newest Received field, which the person's own server wrote; else now. */
function arrivedAt({ fields }: Head, now: number): number {
  const newest = fields.find(({ name }) => name === 'received');
  const at = newest ? readHop(unfolded(newest)).at : null;
  return at === null ? now : Math.min(at, now);
}

function hasChain({ fields }: Head): boolean {
  return fields.some(({ name }) => name === 'arc-seal');
}
