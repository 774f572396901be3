// What the engine says, as what the browser is told: one table. What a refusal at the door
// means is read in refusals.ts.
import type { Fault, FaultOf, Moment } from '../lib/wire/faults.ts';
import type { Security } from '../lib/wire/operations.ts';
import { engineLimits } from './limits.ts';
import { phaseOf } from './pop3/advice.ts';
import type { CertificateReport } from './pop3/api.ts';
import type { Pop3Fault } from './pop3/errors.ts';
import { ofGoodbye, ofRefusal } from './refusals.ts';

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
      return ofRefusal(fault, where);
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
    case 'unheard':
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
    case 'closed': {
      const { line } = fault;
      return ofGoodbye(line, where) ?? { kind: 'closed', during: phaseOf(fault), line };
    }
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
  return { kind: 'timed-out', during: phaseOf(fault), seconds };
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
