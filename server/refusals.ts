// What a server means that refuses at the greeting or at the sign-in. Many explain it only in
// words, so their well-known sentences are read too, and only after the codes that RFC 2449
// and RFC 3206 give.
import type { Fault, FaultOf } from '../lib/wire/faults.ts';
import type { Where } from './faults.ts';
import { waitAfter } from './pop3/advice.ts';
import type { Pop3Fault } from './pop3/errors.ts';
import { responseCode } from './pop3/redact.ts';

/**
 * The sentences of known servers, first match first. "Locked" means the maildrop for most
 * and the account for some, so the account is asked about before. Grounds: fetchmail's
 * pop3.c for lock, wait and unavailable; Gmail, Outlook, Yahoo, GMX, Zoho for the others.
 */
const sentences: readonly { says: RegExp; means: Meaning }[] = [
  {
    says: /application[- ]specific password|app(lication)?[- ]?password/i,
    means: 'app-password',
  },
  {
    says: /oauth|modern auth|basic auth\w* (is )?(blocked|disabled|not)|web ?login required/i,
    means: 'oauth-only',
  },
  {
    says: /(not enabled|disabled|not allowed|turned off|inactive|deactivated|no permission)\W.*\bpop|\bpop3?\b.*(not enabled|disabled|not allowed|turned off|inactive|deactivated|not permitted)/i,
    means: 'pop-off',
  },
  {
    says: /(plain ?text|clear ?text|unencrypted|insecure).*(disallow|not allowed|disabled|forbidden|denied)|(tls|ssl|encryption|secure connection) (is )?required|must (use|issue).*(tls|ssl|stls)/i,
    means: 'plain-forbidden',
  },
  {
    says: /too many (\w+ )*(attempt|login|fail|auth)|account (\w+ )*(locked|blocked|suspended)|blocked|blacklist|black-list|banned/i,
    means: 'blocked',
  },
  {
    says: /\b(in use|is busy|already (open|locked|logged|in use|active))|another (pop|session|client|user|process|connection)|(unable|cannot|can't|could not|failed|couldn't) (to )?(get |acquire |obtain |exclusive(ly)? )*(the )?lock|(mail ?(box|drop|file|spool)|session|spool)\b.*\block|\block(ed)?\b.*(mail ?(box|drop)|session|busy)/i,
    means: 'in-use',
  },
  {
    says: /\bwait\b|too (often|soon|frequent)|login delay|minimum .*(interval|delay)|(seconds|minutes) (between|before)/i,
    means: 'login-delay',
  },
  {
    says: /unavailable|temporar|try (it )?again|later|maintenance|internal (server )?error|overload/i,
    means: 'server-temporary',
  },
];
type Meaning =
  | Exclude<
      FaultOf<'sign-in'>['why'],
      'refused' | 'challenge-refused' | 'unsayable' | 'no-method'
    >
  | 'in-use'
  | 'login-delay'
  | 'server-temporary';

const codes: Readonly<Record<string, Meaning | 'server-permanent' | 'refused'>> = {
  'IN-USE': 'in-use',
  'LOGIN-DELAY': 'login-delay',
  'SYS/TEMP': 'server-temporary',
  'SYS/PERM': 'server-permanent',
  AUTH: 'refused',
};

/** A refusal at the greeting or at the sign-in. */
export function ofRefusal(
  fault: Extract<Pop3Fault, { kind: 'greeting-refused' | 'sign-in' }>,
  where: Where,
): Fault {
  const { line, code } = fault;
  const byCode = code === null ? undefined : codes[code];
  const byWords = sentences.find(({ says }) => says.test(line))?.means;
  // [AUTH] and [SYS/PERM] are broad: the sentence beside them may say more, but never less.
  const isBroad = byCode === 'refused' || byCode === 'server-permanent';
  const narrower = [
    'app-password',
    'oauth-only',
    'pop-off',
    'plain-forbidden',
    'blocked',
  ];
  const means =
    byCode === undefined || (isBroad && byWords && narrower.includes(byWords))
      ? byWords
      : byCode;
  switch (means) {
    case 'in-use':
      return { kind: 'in-use', line, retrySeconds: secondsAfter('IN-USE', line, where) };
    case 'login-delay':
      return {
        ...{ kind: 'login-delay', line },
        retrySeconds: secondsAfter('LOGIN-DELAY', line, where),
      };
    case 'server-temporary':
      return { kind: 'server-temporary', line };
    case 'server-permanent':
      return { kind: 'server-permanent', line };
    case undefined:
      return fault.kind === 'sign-in'
        ? { kind: 'sign-in', why: whyRefused(fault, where), line }
        : { kind: 'server-temporary', line };
    case 'refused':
      return { kind: 'sign-in', why: whyRefused(fault, where), line };
    default:
      return { kind: 'sign-in', why: means, line };
  }
}

/** Who gives a code for hanging up means by it what it would at the door; null without one. */
export function ofGoodbye(line: string, where: Where): Fault | null {
  const code = responseCode(line);
  if (code === null || codes[code] === undefined) return null;
  return ofRefusal({ kind: 'greeting-refused', line, code }, where);
}

/** Where the line can be read, the password itself was not tried after a hash of it. */
function whyRefused(
  fault: Extract<Pop3Fault, { kind: 'greeting-refused' | 'sign-in' }>,
  { security }: Where,
): 'refused' | 'challenge-refused' {
  const isHashed = fault.kind === 'sign-in' && fault.isHashed;
  return isHashed && security === 'plain' ? 'challenge-refused' : 'refused';
}

function secondsAfter(
  reason: 'IN-USE' | 'LOGIN-DELAY',
  line: string,
  { loginDelaySeconds }: Where,
): number {
  return Math.ceil(waitAfter(reason, line, loginDelaySeconds) / 1_000);
}
