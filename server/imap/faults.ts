// What the library and our own dialling say of an IMAP server, as what the browser is told.
// No error of theirs goes further than this: they quote lines, and a server may say anything.
import { FaultError, type Fault, type Moment } from '../../lib/wire/faults.ts';
import type { Refusal, TargetSecurity } from '../../lib/wire/target.ts';
import { toFault, type Where } from '../faults.ts';
import { imapLimits } from '../limits.ts';
import { DialError } from '../net/dial.ts';
import { Pop3Error } from '../pop3/errors.ts';
import { shownLine } from '../pop3/redact.ts';
import { wordsOf } from '../pop3/tls.ts';

export type ImapPlace = {
  host: string;
  port: number;
  security: TargetSecurity;
  allowedServers: readonly string[];
};

/** What of the library's errors is read; it names them by these. */
type Named = {
  code: string;
  responseStatus: string;
  responseText: string;
  serverResponseCode: string;
  isTls: boolean;
  isSignIn: boolean;
};

export function imapFault(error: unknown, place: ImapPlace, during: Moment): Fault {
  const where: Where = {
    ...place,
    security: place.security === 'tls' ? 'tls' : 'stls',
    loginDelaySeconds: null,
  };
  if (error instanceof FaultError) return error.fault;
  if (error instanceof Pop3Error) return toFault(error.fault, where);
  if (error instanceof DialError)
    return toFault({ kind: 'dial', code: error.code, ...hostOf(place) }, where);
  const named = read(error);
  const { code } = named;
  const line = lineOf(error);
  if (named.isSignIn) return ofSignIn(named, where);
  if (named.isTls)
    return code === ''
      ? { kind: 'no-stls', host: place.host }
      : toFault({ kind: 'tls', ...wordsOf(error), certificate: null }, where);
  if (/^(LineTooLarge|LiteralTooLarge|ResponseTooLarge|TooMany)/.test(code))
    return { kind: 'too-large', what: 'line', limit: imapLimits.responseBytes };
  if (/TIMEOUT|ETIMEDOUT/.test(code))
    return {
      kind: 'timed-out',
      during: code === 'GREETING_TIMEOUT' ? 'greeting' : during,
      seconds: imapLimits.silenceMs / 1000,
    };
  if (named.responseStatus === 'NO' || named.responseStatus === 'BAD')
    return { kind: 'refused', command: '', line };
  if (isEnd(code)) return { kind: 'closed', during, line };
  return { kind: 'garbled', during, line: line === '' ? code.slice(0, 64) : line };
}

/** What a server's NO or BAD to an APPEND means; null where the error is none. */
export function refusalOf(error: unknown): { why: Refusal; line: string } | null {
  const { responseStatus, serverResponseCode: code } = read(error);
  // By the library itself, before a byte was sent: RFC 7889.
  if (code === 'APPENDLIMIT') return { why: 'too-large', line: lineOf(error) };
  if (responseStatus !== 'NO' && responseStatus !== 'BAD') return null;
  const line = lineOf(error);
  if (code === 'OVERQUOTA' || /quota|mailbox (is )?full/i.test(line))
    return { why: 'quota', line };
  // TOOBIG is RFC 4469's, LIMIT is RFC 9738's.
  if (/^(TOOBIG|LIMIT)$/.test(code) || /too (big|large)|maximum.{0,20}size/i.test(line))
    return { why: 'too-large', line };
  return { why: 'other', line };
}

function ofSignIn(named: Named, where: Where): Fault {
  const { serverResponseCode: code } = named;
  const line = shownLine(named.responseText);
  if (/^(UNAVAILABLE|INUSE)$/.test(code)) return { kind: 'server-temporary', line };
  const fault = { kind: 'sign-in', line, code: null, method: 'PLAIN' } as const;
  return toFault({ ...fault, isHashed: false }, where);
}

/** The server's own line, with its code; '' where it said nothing. */
function lineOf(error: unknown): string {
  const { responseText: text, serverResponseCode: code } = read(error);
  return shownLine(code === '' || text === '' ? text : `[${code}] ${text}`);
}

function isEnd(code: string): boolean {
  return /^(NoConnection|EConnectionClosed|StateLogout|ClosedAfter|ECONN|EPIPE|ETHROTTLE)/.test(
    code,
  );
}

function hostOf({ host, port }: ImapPlace) {
  return { host, port };
}

function read(error: unknown): Named {
  const fields: Record<string, unknown> =
    typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    code: text('code'),
    responseStatus: text('responseStatus').toUpperCase(),
    responseText: text('responseText'),
    serverResponseCode: text('serverResponseCode').toUpperCase(),
    isTls: fields['tlsFailed'] === true,
    isSignIn: fields['authenticationFailed'] === true,
  };
}
