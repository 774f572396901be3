// Signing in: which methods may be tried, strongest first, and the exact lines of each.
// Nothing is sent for a name or password that a method cannot carry: it is not said by that
// method, or refused where none is left.
import { createHash } from 'node:crypto';
import type { Capabilities } from './api.ts';
import { takesUtf8Names } from './capabilities.ts';
import type { Pop3Fault } from './errors.ts';
import { halfMasked, hidden } from './redact.ts';

export type Credentials = { user: string; password: string };

/** One command of a sign-in; `more` answers a "+ ". */
export type Step = { line: string; shown: string; word: string; more?: string };
export type Method = { name: 'AUTH PLAIN' | 'APOP' | 'USER'; steps: Step[] };

/** CRLF included (RFC 2449 §4, and RFC 5034 §4 for AUTH with an initial response). */
const commandBytes = 255;
/** RFC 5034 §4: the longest line of a SASL exchange, CRLF included. */
const saslLineBytes = 12_288;

/**
 * The methods to try in turn. On a line nobody can read, AUTH PLAIN and then USER/PASS; on
 * one that anybody can, APOP before both, which never shows the password.
 *
 * Non-ASCII: AUTH PLAIN is UTF-8 by its standard (RFC 4616 §2). USER, PASS and APOP are
 * ASCII (RFC 1939 §3) unless `UTF8 USER` was announced (RFC 6856 §2.2). Without it the
 * octets would be a guess, and a wrong guess counts as a wrong password: it is refused.
 */
export function methodsFor(
  who: Credentials,
  server: {
    capabilities: Capabilities;
    isEncrypted: boolean;
    /** The greeting's time stamp; null where it has none, or it may have been tampered with. */
    challenge: string | null;
  },
): Method[] | Extract<Pop3Fault, { kind: 'unsayable' | 'no-method' }> {
  const { capabilities, isEncrypted, challenge } = server;
  if (!isSayable(who.user) || !isSayable(who.password) || who.user === '')
    return { kind: 'unsayable' };
  const offered = [
    challenge === null ? undefined : () => apop(who, challenge, capabilities),
    capabilities.sasl.includes('PLAIN') ? () => plain(who) : undefined,
    // No CAPA: RFC 1939 alone. Encrypted, asking costs nothing though USER is not announced.
    capabilities.user || !capabilities.known || isEncrypted
      ? () => userPass(who, capabilities)
      : undefined,
  ].filter((method) => method !== undefined);
  // With encryption APOP is the last: servers offer it for accounts they cannot check by it.
  if (isEncrypted && challenge !== null) offered.push(...offered.splice(0, 1));
  if (offered.length === 0) return { kind: 'no-method' };
  const usable = offered.map((method) => method()).filter((method) => method !== null);
  return usable.length === 0 ? { kind: 'unsayable' } : usable;
}

/**
 * The time stamp of a greeting (RFC 1939 §7), only where it has the exact form of an RFC 822
 * msg-id: other bytes let a man in the middle choose what is hashed and learn the password
 * (CVE-2007-1558).
 */
export function apopChallenge(greeting: string): string | null {
  const found = /<[^<>]*>/.exec(greeting)?.[0] ?? '';
  const atoms = String.raw`[\w!#$%&'*+/=?^\x60{|}~-]+(\.[\w!#$%&'*+/=?^\x60{|}~-]+)*`;
  const literal = String.raw`\[[0-9A-Za-z.:]+\]`;
  const isMsgId = new RegExp(`^<${atoms}@(${atoms}|${literal})>$`).test(found);
  return isMsgId ? found : null;
}

/** What a server might say back of these, to be taken out of its lines. */
export function secretsOf({ user, password }: Credentials): string[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const forms = [password, base64(password), base64(plainToken({ user, password }))];
  return [
    ...forms,
    encodeURIComponent(password),
    Buffer.from(password).toString('latin1'),
  ];
}

function plain(who: Credentials): Method | null {
  // RFC 4616 §2 has no empty password.
  if (who.password === '') return null;
  const token = Buffer.from(plainToken(who)).toString('base64');
  if (token.length + 2 > saslLineBytes) return null;
  const word = 'AUTH';
  const shown = `AUTH PLAIN ${hidden}`;
  // In one line where it fits; a server of RFC 1734 asks for the token again with "+ ".
  const whole = `AUTH PLAIN ${token}`;
  const line = whole.length + 2 <= commandBytes ? whole : 'AUTH PLAIN';
  return { name: 'AUTH PLAIN', steps: [{ line, shown, word, more: token }] };
}

function plainToken({ user, password }: Credentials): string {
  return `\0${user}\0${password}`;
}

function apop(
  { user, password }: Credentials,
  challenge: string,
  capabilities: Capabilities,
): Method | null {
  // The digest is what follows the last space, or the first: servers differ.
  if (user.includes(' ') || password === '') return null;
  if (!isCarried(user + password, capabilities)) return null;
  const digest = createHash('md5').update(challenge).update(password).digest('hex');
  const line = `APOP ${user} ${digest}`;
  if (!isShort(line)) return null;
  const shown = `APOP ${halfMasked(user)} ${hidden}`;
  return { name: 'APOP', steps: [{ line, shown, word: 'APOP' }] };
}

function userPass(
  { user, password }: Credentials,
  capabilities: Capabilities,
): Method | null {
  if (!isCarried(user + password, capabilities)) return null;
  const steps = [
    { line: `USER ${user}`, shown: `USER ${halfMasked(user)}`, word: 'USER' },
    { line: `PASS ${password}`, shown: `PASS ${hidden}`, word: 'PASS' },
  ];
  return steps.every(({ line }) => isShort(line)) ? { name: 'USER', steps } : null;
}

/** CR and LF would begin a command of their own; NUL ends a string in servers and in SASL. */
function isSayable(text: string): boolean {
  return !/[\r\n\0]/.test(text) && text.isWellFormed();
}

function isCarried(text: string, capabilities: Capabilities): boolean {
  return /^\p{ASCII}*$/u.test(text) || takesUtf8Names(capabilities);
}

function isShort(line: string): boolean {
  return Buffer.byteLength(line) + 2 <= commandBytes;
}
