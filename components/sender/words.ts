// The verdict on a sender in words. What is made to mislead weighs more than any check: a
// look-alike domain can prove that it is itself.
import type { Text } from '../../lib/i18n/text.ts';
import {
  isUnclear,
  type SenderChecks,
  type SenderDoubt,
} from '../../lib/mail/sender-checks.ts';
import { visible } from '../mailbox/row-view.ts';
import type { Standing } from '../reader/consent.ts';
import type { ChipTone } from '../ui/chip.tsx';

/** What the chip shows: a verdict, or why there is none yet. */
export type Face = SenderChecks['verdict'] | 'doubtful' | 'running' | 'unable';

export function faceOf(checks: SenderChecks): Face {
  const { verdict, look, doubts } = checks;
  if (verdict === 'failed') return 'failed';
  if (doubts.some(isGrave)) return 'doubtful';
  if (verdict !== 'unchecked') return verdict;
  if (look === 'running') return 'running';
  return look === 'failed' ? 'unable' : 'unchecked';
}

export const toneOf: Record<Face, ChipTone> = {
  confirmed: 'ok',
  through: 'accent',
  failed: 'danger',
  unchecked: 'neutral',
  changed: 'mark',
  doubtful: 'mark',
  running: 'neutral',
  unable: 'neutral',
};

export function chipWords(checks: SenderChecks, { t }: Text): string {
  const face = faceOf(checks);
  const domain = domainShown(checks);
  if (domain === '' && face === 'doubtful') return t('auth.chip.doubtfulUnnamed');
  return t(`auth.chip.${face}`, { domain, via: checks.via });
}

export function sentenceOf(checks: SenderChecks, { t }: Text): string {
  const { verdict, by, via, trusted } = checks;
  const domain = domainShown(checks);
  const leavesOut = checks.signatures.some((one) => one.isAligned && isUnclear(one));
  if (leavesOut && (verdict === 'changed' || verdict === 'unchecked'))
    return t('auth.why.unclear', { domain });
  switch (verdict) {
    case 'confirmed': {
      if (by?.kind === 'here') return t('auth.why.confirmedHere', { domain });
      const server = by?.name || t('auth.yourServer');
      return t('auth.why.confirmed', { server, domain });
    }
    case 'through':
      return t('auth.why.through', { via, domain });
    case 'failed':
      return t('auth.why.failed', { domain });
    case 'changed':
      return t('auth.why.changed');
    case 'unchecked':
      if (checks.doubts.some(({ kind }) => kind === 'many-from' || kind === 'no-address'))
        return t('auth.why.nobody');
      return t(trusted === null ? 'auth.why.unchecked' : 'auth.why.unproven');
  }
}

/** What is made to mislead, and not merely unusual. */
export function isGrave({ kind }: SenderDoubt): boolean {
  switch (kind) {
    case 'reply-elsewhere':
    case 'sender-differs':
    case 'foreign-letters':
      return false;
    default:
      return true;
  }
}

/**
 * Whether what is allowed to a sender may be done for this message: not before all is known
 * that can be, and only where their own domain is shown to have sent it.
 */
export function standingOf(checks: SenderChecks | null): Standing {
  if (checks === null || checks.look === 'running') return 'waiting';
  if (checks.verdict === 'failed' || checks.doubts.some(isGrave)) return 'fails';
  return checks.verdict === 'confirmed' ? 'holds' : 'unproven';
}

/** Every value in it came from outside: what could turn the sentence around is taken out. */
export function doubtText(doubt: SenderDoubt, { t }: Text): string {
  const { kind, ...values } = doubt;
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? shortened(visible(value)) : value,
  ]);
  return t(`auth.doubt.${kind}`, Object.fromEntries(shown) as Record<string, string>);
}

/** As people read it, where its letters are one alphabet's and pass for no other's. */
function domainShown({ domain, doubts }: SenderChecks): string {
  const foreign = doubts.find(({ kind }) => kind === 'foreign-letters');
  return foreign?.kind === 'foreign-letters' ? foreign.readable : domain;
}

/** Characters of a name in a sentence; a domain has 253 (RFC 1035 §2.3.4). */
const mostChars = 260;

function shortened(text: string): string {
  return text.length > mostChars ? `${text.slice(0, mostChars)}…` : text;
}
