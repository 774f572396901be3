// Signing in: which methods may be tried and in which order, and the exact lines of each.
// Nothing is sent for a name or password that a method cannot carry: it is not said by that
// method, or refused where none is left.
import { createHash } from 'node:crypto';
import type { Capabilities, Credentials, Prepare } from './api.ts';
import type { Pop3Fault } from './errors.ts';
import { halfMasked, hidden } from './redact.ts';
import { stepOf, type Mechanism } from './sasl/mechanism.ts';
import { scram, type Binding } from './sasl/scram.ts';
import {
  cramMd5,
  external,
  login,
  oauthBearer,
  plain,
  xoauth2,
  type Certified,
  type Password,
  type Token,
} from './sasl/simple.ts';

/** One command of a sign-in. */
export type Step = {
  line: string;
  shown: string;
  word: string;
  /** It leaves in one write with the command of this word: see Question. */
  behind?: string;
  /** What is answered to "+ …"; throws or rejects with a Mistrust. */
  more?: (line: string) => string | Promise<string>;
  /** Whether "+OK" may be believed; always, where the method lets the server prove nothing. */
  isProven?: () => boolean;
};
export type Method = {
  name: string;
  steps: Step[];
  /**
   * It does not show the password. Its refusal may be the method's and not the password's:
   * servers offer it for accounts that they keep no fitting secret of.
   */
  isHashed: boolean;
};

export type AuthServer = {
  host: string;
  port: number;
  capabilities: Capabilities;
  isEncrypted: boolean;
  binding: Binding | null;
  /** The greeting's time stamp; null where it has none, or it may have been tampered with. */
  challenge: string | null;
  prepare: Prepare;
};

/** CRLF included (RFC 2449 §4). */
const commandBytes = 255;

/**
 * The methods to try in turn: one, or two where the first is hashed and the line encrypted.
 *
 * On a line nobody can read and whose other end is proven, the cheapest: SCRAM where it is
 * bound to the line, for that proves more; AUTH PLAIN, in one round trip; USER and PASS, in
 * one where PIPELINING is announced; and only without these SCRAM, LOGIN and the old digests,
 * in three.
 *
 * On a line anybody can read: one of SCRAM, CRAM-MD5 and APOP, and nothing else where one of
 * them can be used; only where none can, what shows the password. Servers
 * offer these, and put a time stamp into their greeting, for accounts they only keep another
 * hash of, and call it a wrong password (Courier; GNU Mailutils with [AUTH]). But so does
 * whoever sits in between and wants to hear the password: whether it is shown is the
 * person's choice, made by `by`.
 *
 * Non-ASCII: SASL is UTF-8. USER, PASS and APOP are ASCII (RFC 1939 §3) unless `UTF8 USER`
 * was announced, and need no UTF8 command then (RFC 6856 §2.2). Without it the octets would
 * be a guess, and a wrong guess counts as a wrong password: it is refused.
 */
export function methodsFor(
  who: Credentials,
  server: AuthServer,
): Method[] | Extract<Pop3Fault, { kind: 'unsayable' | 'no-method' }> {
  if (![who.user, ...secretIn(who)].every(isSayable)) return { kind: 'unsayable' };
  if (who.user === '' && !('certificate' in who)) return { kind: 'unsayable' };
  const offered = offeredTo(who, server);
  if (offered.length === 0) return { kind: 'no-method' };
  const usable = offered.map((method) => method()).filter((method) => method !== null);
  if (usable.length === 0) return { kind: 'unsayable' };
  // Shown once, a password is not shown again; hashed twice, it counts as wrong twice.
  const [first] = usable;
  const second = usable.find(({ isHashed }) => !isHashed);
  return first?.isHashed && second && server.isEncrypted
    ? [first, second]
    : usable.slice(0, 1);
}

function offeredTo(who: Credentials, server: AuthServer): Offered {
  if ('certificate' in who) return certificateMethods(who, server);
  return 'token' in who ? tokenMethods(who, server) : passwordMethods(who, server);
}

/** What of these nobody may learn. */
function secretIn(who: Credentials): string[] {
  if ('certificate' in who) return [];
  return ['token' in who ? who.token : who.password];
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

/** Who we are was shown in the handshake, to a server that the handshake proved. */
function certificateMethods(who: Certified, server: AuthServer): Offered {
  const isOffered = server.isEncrypted && server.capabilities.sasl.includes('EXTERNAL');
  return isOffered ? [() => spoken(external(who))] : [];
}

function passwordMethods(who: Password, server: AuthServer): Offered {
  const { capabilities, isEncrypted, challenge } = server;
  const { sasl, user, known, pipelining } = capabilities;
  const { by = 'automatic' } = who;
  const bound: Offered = [];
  const hashed: Offered = [];
  const strong = scramOf(who, server);
  if (strong) (strong.isBound ? bound : hashed).push(strong.method);
  if (sasl.includes('CRAM-MD5')) hashed.push(() => spoken(cramMd5(who), true));
  if (challenge !== null) hashed.push(() => apop(who, challenge, server));
  if (by === 'challenge') return [...bound, ...hashed];

  const isJoined = isEncrypted && pipelining;
  const named = () => userPass(who, capabilities, isJoined);
  const cheap: Offered = [];
  if (sasl.includes('PLAIN'))
    cheap.push(() => (who.password === '' ? null : spoken(plain(who))));
  // No CAPA: RFC 1939 alone.
  if (user || !known) cheap.push(named);
  const dear: Offered = sasl.includes('LOGIN') ? [() => spoken(login(who))] : [];
  if (by === 'password' || isEncrypted) {
    // Encrypted, asking costs nothing though USER is not announced.
    const unannounced = isEncrypted && !user && known ? [named] : [];
    const digests = by === 'password' ? [] : hashed;
    const first = by === 'password' ? [] : bound;
    return [...first, ...cheap, ...digests, ...dear, ...unannounced];
  }
  return [...hashed, ...cheap, ...dear];
}

/** The strongest SCRAM both know; with channel binding wherever both can. */
function scramOf(
  who: Password,
  server: AuthServer,
): { isBound: boolean; method: Offered[number] } | null {
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
  const method = () => {
    if (who.password === '') return null;
    try {
      const mechanism = scram(form.hash, who, { bound, prepare });
      return spoken(mechanism, true);
    } catch {
      // SASLprep forbids a character of it.
      return null;
    }
  };
  return { isBound: plus !== undefined && plus !== null, method };
}

function spoken(mechanism: Mechanism, isHashed = false): Method | null {
  const step = stepOf(mechanism);
  return step && { name: `AUTH ${mechanism.name}`, steps: [step], isHashed };
}

/**
 * The time stamp of a greeting (RFC 1939 §7), only where it has the exact form of an RFC 822
 * msg-id: other bytes let a man in the middle choose what is hashed and learn the password
 * (CVE-2007-1558).
 */
export function apopChallenge(greeting: string): string | null {
  const atoms = String.raw`[\w!#$%&'*+/=?^\x60{|}~-]+(\.[\w!#$%&'*+/=?^\x60{|}~-]+)*`;
  const literal = String.raw`\[[0-9A-Za-z.:]+\]`;
  const msgId = new RegExp(`^<${atoms}@(${atoms}|${literal})>$`);
  const bracketed = greeting.match(/<[^<>]*>/g) ?? [];
  return bracketed.find((text) => msgId.test(text)) ?? null;
}

/** What a server might say back of these, to be taken out of its lines. */
export function secretsOf(who: Credentials): string[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return secretIn(who).flatMap((given) => {
    const secret = given.toWellFormed();
    const whole = `\0${who.user}\0${secret}`;
    const forms = [secret, base64(secret), base64(whole), encodeURIComponent(secret)];
    return [...forms, Buffer.from(secret).toString('latin1')];
  });
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
  const hashed = isAscii(password) ? password : prepared(password, prepare);
  if (hashed === null) return null;
  const digest = createHash('md5').update(challenge).update(hashed).digest('hex');
  const line = `APOP ${user} ${digest}`;
  if (!isShort(line)) return null;
  const shown = `APOP ${halfMasked(user)} ${hidden}`;
  return { name: 'APOP', steps: [{ line, shown, word: 'APOP' }], isHashed: true };
}

function prepared(password: string, prepare: Prepare): string | null {
  try {
    return prepare(password, 'password');
  } catch {
    return null;
  }
}

function userPass(
  { user, password }: Password,
  capabilities: Capabilities,
  isJoined: boolean,
): Method | null {
  if (!isCarried(user + password, capabilities)) return null;
  const name = { line: `USER ${user}`, shown: `USER ${halfMasked(user)}`, word: 'USER' };
  const pass = { line: `PASS ${password}`, shown: `PASS ${hidden}`, word: 'PASS' };
  if (![name, pass].every(({ line }) => isShort(line))) return null;
  const steps = [name, isJoined ? { ...pass, behind: 'USER' } : pass];
  return { name: 'USER', steps, isHashed: false };
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
