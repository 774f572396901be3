// What the engine says, as what the browser is told: one table. Many servers explain a
// refusal only in words, so their well-known sentences are read too, and only after the
// codes that RFC 2449 and RFC 3206 give.
import type { Fault, FaultOf, Moment } from '../lib/wire/faults.ts';
import type { Security } from '../lib/wire/operations.ts';
import { engineLimits, visitLimits } from './limits.ts';
import type { CertificateReport } from './pop3/api.ts';
import type { Pop3Fault, ResponseCode } from './pop3/errors.ts';

/** Where the fault happened; nothing of it is secret. */
export type Where = {
  host: string;
  port: number;
  security: Security;
  allowedServers: readonly string[];
  /** By CAPA; null where unknown. */
  loginDelaySeconds: number | null;
};

export function toFault(fault: Pop3Fault, where: Where): Fault {
  const { host, port } = where;
  switch (fault.kind) {
    case 'dial':
      return ofDial(fault.code, where);
    case 'not-pop3':
      return { kind: 'not-pop3', host, port, ...seen(fault.line), line: fault.line };
    case 'greeting-refused':
    case 'sign-in':
      return ofRefusal(fault.line, fault.code, where, fault.kind === 'sign-in');
    case 'no-stls':
      return { kind: 'no-stls', host };
    case 'tls':
      return ofTls(fault, where);
    case 'pin-changed':
      return {
        kind: 'certificate',
        why: 'pin-changed',
        host,
        certificate: fault.certificate,
        code: 'PIN',
      };
    case 'no-method':
    case 'unsayable':
      return { kind: 'sign-in', why: fault.kind, line: '' };
    case 'refused':
      return ofCommand(fault);
    case 'garbled':
      return { kind: 'garbled', during: momentOf(fault.command), line: fault.line };
    case 'too-large':
      return {
        kind: 'too-large',
        what: fault.what === 'status line' ? 'status' : fault.what,
        limit: fault.limit,
      };
    case 'timed-out':
      return ofSilence(fault, where);
    case 'closed':
      return { kind: 'closed', during: fault.phase, line: fault.line };
    case 'cancelled':
      return { kind: 'cancelled' };
  }
}

const momentsOfCommands: Readonly<Record<string, Moment>> = {
  CAPA: 'capabilities',
  STLS: 'tls',
  USER: 'authorization',
  PASS: 'authorization',
  APOP: 'authorization',
  AUTH: 'authorization',
  STAT: 'listing',
  LIST: 'listing',
  UIDL: 'listing',
  TOP: 'message',
  RETR: 'message',
  DELE: 'deletion',
  RSET: 'deletion',
  QUIT: 'update',
};

/** Bytes that no command asked for, and rarer commands, belong to the visit at large. */
function momentOf(command: string): Moment {
  return momentsOfCommands[command] ?? 'transaction';
}

function ofDial(code: string, { host, port, allowedServers }: Where): Fault {
  if (code === 'GUARD')
    return { kind: 'not-allowed', host, allowed: [...allowedServers] };
  if (/^(ENOTFOUND|EAI_AGAIN|ENODATA|EAI_.*)$/.test(code))
    return { kind: 'no-such-host', host };
  if (code === 'ECONNREFUSED') return { kind: 'refused-port', host, port };
  if (code === 'ETIMEDOUT')
    return { kind: 'no-answer', host, port, seconds: engineLimits.connectMs / 1000 };
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return { kind: 'closed', during: 'connect', line: '' };
  if (code === 'ABORT_ERR') return { kind: 'cancelled' };
  return { kind: 'unreachable', host }; // EHOSTUNREACH, ENETUNREACH and rarer ones
}

function ofSilence(
  fault: Extract<Pop3Fault, { kind: 'timed-out' }>,
  { host, port, security }: Where,
): Fault {
  const seconds = Math.round(fault.waitedMs / 1000);
  if (fault.phase === 'connect') return { kind: 'no-answer', host, port, seconds };
  // A server that waits for a TLS hello says nothing at all to one who waits for a greeting.
  if (fault.phase === 'greeting' && security !== 'tls' && port === 995)
    return { kind: 'port-wants-tls', port };
  return { kind: 'timed-out', during: fault.phase, seconds };
}

const certificateReasons: Readonly<Record<string, FaultOf<'certificate'>['why']>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'name',
  HOSTNAME_MISMATCH: 'name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'chain',
  UNABLE_TO_GET_ISSUER_CERT: 'chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'chain',
};

function ofTls(fault: Extract<Pop3Fault, { kind: 'tls' }>, where: Where): Fault {
  const { code, detail, certificate } = fault;
  const { host, port } = where;
  const isTooOld =
    /VERSION_TOO_LOW|UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|HANDSHAKE_FAILURE|KEY_TOO_SMALL|MD_TOO_WEAK|NO_CIPHERS|INSUFFICIENT_SECURITY|DH_KEY|LEGACY_SIGALG|UNSAFE_LEGACY/i;
  if (isTooOld.test(code)) return { kind: 'old-tls', host, detail };
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|^EPROTO$/i.test(code))
    return where.security === 'tls'
      ? { kind: 'port-not-tls', port }
      : { kind: 'garbled', during: 'tls', line: detail };
  const why = certificateReasons[code];
  if (why !== undefined || certificate !== null)
    return {
      kind: 'certificate',
      why: why ?? 'other',
      host,
      certificate: certificate ?? unknownCertificate,
      code,
    };
  if (/^(ECONNRESET|EPIPE)$/.test(code))
    return { kind: 'closed', during: 'tls', line: '' };
  return { kind: 'old-tls', host, detail };
}

/** OpenSSL judged a certificate before it was handed over: nothing is known of it. */
const unknownCertificate: CertificateReport = {
  subject: '',
  issuer: '',
  names: [],
  validFrom: '',
  validTo: '',
  sha256: '',
};

/** What a first line that is no POP3 greeting gives away. */
function seen(line: string): { looksLike: FaultOf<'not-pop3'>['looksLike'] } {
  const looksLike = (): FaultOf<'not-pop3'>['looksLike'] => {
    if (/^\* (OK|PREAUTH|BYE)\b/i.test(line)) return 'imap';
    if (/^HTTP\/|^<(!doctype|html)/i.test(line)) return 'http';
    if (line.startsWith('SSH-')) return 'ssh';
    // eslint-disable-next-line no-control-regex -- a TLS alert or handshake record
    if (/^[\u0015\u0016]\u0003/.test(line)) return 'tls';
    if (/^220[ -].*\bftp/i.test(line)) return 'ftp';
    if (/^(220|421|554)[ -]/.test(line)) return 'smtp';
    return 'unknown';
  };
  return { looksLike: looksLike() };
}

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
  | Exclude<FaultOf<'sign-in'>['why'], 'refused' | 'unsayable' | 'no-method'>
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
function ofRefusal(
  line: string,
  code: ResponseCode | null,
  where: Where,
  atSignIn: boolean,
): Fault {
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
      return { kind: 'in-use', line, retrySeconds: visitLimits.inUseSeconds };
    case 'login-delay':
      return { kind: 'login-delay', line, retrySeconds: delayIn(line, where) };
    case 'server-temporary':
      return { kind: 'server-temporary', line };
    case 'server-permanent':
      return { kind: 'server-permanent', line };
    case undefined:
      return atSignIn
        ? { kind: 'sign-in', why: 'refused', line }
        : { kind: 'server-temporary', line };
    default:
      return { kind: 'sign-in', why: means, line };
  }
}

/** Seconds named in the line, else those of CAPA, else ours; an hour at most. */
function delayIn(line: string, where: Where): number {
  const [, figure, unit] = /(\d{1,4})\s*(s|m)(?:ec|in)?/i.exec(line) ?? [];
  const named =
    figure === undefined ? null : Number(figure) * (unit?.toLowerCase() === 'm' ? 60 : 1);
  const seconds = named ?? where.loginDelaySeconds ?? visitLimits.loginDelaySeconds;
  return Math.min(Math.max(1, seconds), 3_600);
}

/** A command refused after the sign-in. */
function ofCommand(fault: Extract<Pop3Fault, { kind: 'refused' }>): Fault {
  const { command, line, code } = fault;
  if (code === 'SYS/TEMP') return { kind: 'server-temporary', line };
  const isAboutOne = /^(TOP|RETR|DELE)\b/i.test(command);
  if (isAboutOne && code === null && saysGone(line)) return { kind: 'gone', line };
  return { kind: 'refused', command, line };
}

/** English words only: who knows the number asks the server; see handlers/vanished.ts. */
export function saysGone(line: string): boolean {
  return /no such|not exist|n't exist|not found|deleted|expunged|invalid (message|msg)|unknown message|out of range|no message|bad message/i.test(
    line,
  );
}
