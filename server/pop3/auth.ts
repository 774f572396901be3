// Signing in: which methods may be tried, strongest first, and the exact lines of each.
// Nothing is sent for a name or password that a method cannot carry: it is not said by that
// method, or refused where none is left.
import { createHash } from 'node:crypto';
import type { Capabilities, Credentials } from './api.ts';
import type { Pop3Fault } from './errors.ts';
import { halfMasked, hidden } from './redact.ts';
import { stepOf, type Mechanism } from './sasl/mechanism.ts';
import { scram, type Binding } from './sasl/scram.ts';
import {
  cramMd5,
  login,
  oauthBearer,
  plain,
  xoauth2,
  type Password,
  type Token,
} from './sasl/simple.ts';

/** One command of a sign-in. */
export type Step = {
  line: string;
  shown: string;
  word: string;
  /** What is answered to "+ …"; throws or rejects with a Mistrust. */
  more?: (line: string) => string | Promise<string>;
  /** Whether "+OK" may be believed; always, where the method lets the server prove nothing. */
  isProven?: () => boolean;
};
export type Method = {
  name: string;
  steps: Step[];
  /**
   * Its refusal may be the method's and not the password's: servers offer it for accounts
   * that they keep no fitting secret of. Then the next is tried.
   */
  mayBeUnfit: boolean;
};

export type AuthServer = {
  host: string;
  port: number;
  capabilities: Capabilities;
  isEncrypted: boolean;
  binding: Binding | null;
  /** The greeting's time stamp; null where it has none, or it may have been tampered with. */
  challenge: string | null;
  prepare: (text: string) => string;
};

/** CRLF included (RFC 2449 §4). */
const commandBytes = 255;

/**
 * The methods to try in turn.
 *
 * On a line nobody can read: SCRAM, then AUTH PLAIN, USER and PASS, AUTH LOGIN, and last
 * those that only servers with a clear password can check.
 *
 * On a line anybody can read: one of SCRAM, CRAM-MD5 and APOP, which do not show the
 * password, before those that do.
 *
 * Servers offer these three, and put a time stamp into their greeting, for accounts they only
 * keep another hash of, and call it a wrong password (Courier; GNU Mailutils with [AUTH]).
 * So what they refuse is tried once by the next, in the clear too: who chose a line that
 * anybody can read, and whom a server in between could tell to offer nothing better, is not
 * kept out for it. Refused for another reason, nothing more is tried.
 *
 * Non-ASCII: SASL is UTF-8. USER, PASS and APOP are ASCII (RFC 1939 §3) unless `UTF8 USER`
 * was announced, and need no UTF8 command then (RFC 6856 §2.2). Without it the octets would
 * be a guess, and a wrong guess counts as a wrong password: it is refused.
 */
export function methodsFor(
  who: Credentials,
  server: AuthServer,
): Method[] | Extract<Pop3Fault, { kind: 'unsayable' | 'no-method' }> {
  const secret = 'token' in who ? who.token : who.password;
  if (!isSayable(who.user) || !isSayable(secret) || who.user === '')
    return { kind: 'unsayable' };
  const offered =
    'token' in who ? tokenMethods(who, server) : passwordMethods(who, server);
  if (offered.length === 0) return { kind: 'no-method' };
  const usable = offered.map((method) => method()).filter((method) => method !== null);
  return usable.length === 0 ? { kind: 'unsayable' } : usable;
}

type Offered = (() => Method | null)[];

/** RFC 7628 first; both are a bearer's token, which only an encrypted line may carry. */
function tokenMethods(who: Token, server: AuthServer): Offered {
  const { isEncrypted, capabilities } = server;
  if (!isEncrypted) return [];
  const offered: Offered = [];
  if (capabilities.sasl.includes('OAUTHBEARER'))
    offered.push(() => spoken(oauthBearer(who, server)));
  else if (capabilities.sasl.includes('XOAUTH2'))
    offered.push(() => spoken(xoauth2(who)));
  return offered;
}

function passwordMethods(who: Password, server: AuthServer): Offered {
  const { capabilities, isEncrypted, challenge } = server;
  const { sasl } = capabilities;
  const hashed: Offered = [];
  const strong = scramOf(who, server);
  if (strong) hashed.push(strong);
  const old: Offered = [];
  if (sasl.includes('CRAM-MD5')) old.push(() => spoken(cramMd5(who), true));
  if (challenge !== null) old.push(() => apop(who, challenge, server));
  const shown: Offered = [];
  if (sasl.includes('PLAIN'))
    shown.push(() => (who.password === '' ? null : spoken(plain(who))));
  // No CAPA: RFC 1939 alone. Encrypted, asking costs nothing though USER is not announced.
  if (capabilities.user || !capabilities.known || isEncrypted)
    shown.push(() => userPass(who, capabilities));
  if (sasl.includes('LOGIN')) shown.push(() => spoken(login(who)));
  if (isEncrypted) return [...hashed, ...shown, ...old];
  // One that does not show it is enough: a wrong password is not refused three times.
  return [...[...hashed, ...old].slice(0, 1), ...shown];
}

/** The strongest SCRAM both know; with channel binding wherever both can. */
function scramOf(who: Password, server: AuthServer): Offered[number] | null {
  const { sasl } = server.capabilities;
  const { binding, prepare } = server;
  const forms = [
    { hash: 'sha256', name: 'SCRAM-SHA-256' },
    { hash: 'sha1', name: 'SCRAM-SHA-1' },
  ] as const;
  const plus = binding && forms.find(({ name }) => sasl.includes(`${name}-PLUS`));
  const form = plus ?? forms.find(({ name }) => sasl.includes(name));
  if (!form) return null;
  const bound = plus ? binding : binding && 'not-offered';
  return () => {
    if (who.password === '') return null;
    try {
      const mechanism = scram(form.hash, who, { bound, prepare });
      return spoken(mechanism, true);
    } catch {
      // SASLprep forbids a character of it.
      return null;
    }
  };
}

function spoken(mechanism: Mechanism, mayBeUnfit = false): Method | null {
  const step = stepOf(mechanism);
  return step && { name: `AUTH ${mechanism.name}`, steps: [step], mayBeUnfit };
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
export function secretsOf(who: Credentials): string[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const { user } = who;
  const secret = ('token' in who ? who.token : who.password).toWellFormed();
  const whole = `\0${user}\0${secret}`;
  const forms = [secret, base64(secret), base64(whole), encodeURIComponent(secret)];
  return [...forms, Buffer.from(secret).toString('latin1')];
}

function apop(
  { user, password }: Password,
  challenge: string,
  { capabilities, prepare }: AuthServer,
): Method | null {
  // The digest is what follows the last space, or the first: servers differ.
  if (user.includes(' ') || password === '') return null;
  if (!isCarried(user + password, capabilities)) return null;
  // RFC 6856 §2.2: beyond ASCII, SASLprep comes before the digest.
  const hashed = isAscii(password) ? password : prepare(password);
  const digest = createHash('md5').update(challenge).update(hashed).digest('hex');
  const line = `APOP ${user} ${digest}`;
  if (!isShort(line)) return null;
  const shown = `APOP ${halfMasked(user)} ${hidden}`;
  return { name: 'APOP', steps: [{ line, shown, word: 'APOP' }], mayBeUnfit: true };
}

function userPass(
  { user, password }: Password,
  capabilities: Capabilities,
): Method | null {
  if (!isCarried(user + password, capabilities)) return null;
  const steps = [
    { line: `USER ${user}`, shown: `USER ${halfMasked(user)}`, word: 'USER' },
    { line: `PASS ${password}`, shown: `PASS ${hidden}`, word: 'PASS' },
  ];
  if (!steps.every(({ line }) => isShort(line))) return null;
  return { name: 'USER', steps, mayBeUnfit: false };
}

/** CR and LF would begin a command of their own; NUL ends a string in servers and in SASL. */
function isSayable(text: string): boolean {
  return !/[\r\n\0]/.test(text) && text.isWellFormed();
}

function isCarried(text: string, capabilities: Capabilities): boolean {
  return isAscii(text) || capabilities.utf8Names;
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

function isShort(line: string): boolean {
  return Buffer.byteLength(line) + 2 <= commandBytes;
}
