// What a fault means for who has to act on it: where it happened, in the server's own words,
// what of the visit took effect, whether the same may be tried again, and when. Pure: it
// knows the fault alone, not how often it came.
import type { Phase, Pop3Fault, ResponseCode } from './errors.ts';

export type Advice = {
  /**
   * 'now': on a new connection the same may well succeed. 'later': the server or the way to
   * it has trouble that passes. 'after-change': when the person has changed something (host,
   * password, security). 'never': the answer will stay the same.
   */
  again: 'now' | 'later' | 'after-change' | 'never';
  /** How long the server wants to be left alone; null where it says nothing of the kind. */
  afterMs: number | null;
};

const seconds = 1_000;
/** RFC 2449 §8.1.2: another session has the maildrop; locks are given up within this. Ours. */
const inUseMs = 30 * seconds;
/** RFC 2449 §8.1.1, where CAPA's LOGIN-DELAY is not known. Ours. */
const loginDelayMs = 60 * seconds;

/** `loginDelaySeconds` is CAPA's LOGIN-DELAY, where it is known. */
export function adviceOf(
  fault: Pop3Fault,
  loginDelaySeconds: number | null = null,
): Advice {
  const wait = loginDelaySeconds === null ? loginDelayMs : loginDelaySeconds * seconds;
  const ofCode = (code: ResponseCode | null) => ofResponseCode(code, wait);
  switch (fault.kind) {
    case 'closed':
    case 'unheard':
    case 'cancelled':
      return say('now');
    case 'garbled':
    case 'timed-out':
      return say('later');
    case 'dial':
      return say(ofDial(fault.code));
    case 'tls':
      return say(isLostLine(fault.code) ? 'later' : 'after-change');
    case 'not-pop3':
    case 'pin-changed':
    case 'no-method':
    case 'unsayable':
      return say('after-change');
    case 'no-stls':
      return ofCode(fault.code) ?? say('after-change');
    case 'greeting-refused':
      return ofCode(fault.code) ?? say('later');
    case 'sign-in':
      return ofCode(fault.code) ?? say('after-change');
    case 'refused':
      return ofCode(fault.code) ?? say('never');
    case 'too-large':
      return say('never');
  }
}

/** Where in the conversation it happened; null for what ends it from our side. */
export function phaseOf(fault: Pop3Fault): Phase | null {
  switch (fault.kind) {
    case 'timed-out':
    case 'closed':
    case 'garbled':
    case 'too-large':
      return fault.phase;
    case 'dial':
      return 'connect';
    case 'not-pop3':
    case 'greeting-refused':
      return 'greeting';
    case 'no-stls':
    case 'tls':
    case 'pin-changed':
      return 'tls';
    case 'sign-in':
    case 'unheard':
    case 'no-method':
    case 'unsayable':
      return 'authorization';
    case 'refused':
      return fault.command === 'QUIT' ? 'update' : 'transaction';
    case 'cancelled':
      return null;
  }
}

/** The server's own line, its secrets taken out; null where it said none. */
export function lineOf(fault: Pop3Fault): string | null {
  return 'line' in fault && fault.line !== '' ? fault.line : null;
}

export type Effect = {
  /**
   * What was marked for deletion in this session: 'none' was removed; 'unknown' once QUIT had
   * left and was not answered. RFC 1939 §6 removes at QUIT and at no other time.
   */
  deletions: 'none' | 'unknown';
  /**
   * 'not-sent': it never left. 'hashed': only what was made of it. 'shown': the server has
   * heard it. 'maybe': it may have been under way.
   */
  password: 'not-sent' | 'hashed' | 'shown' | 'maybe';
};

/** What was done and what was not, when it failed. */
export function effectOf(fault: Pop3Fault): Effect {
  const isUnknown = 'sent' in fault && fault.sent === 'quit';
  return { deletions: isUnknown ? 'unknown' : 'none', password: passwordAt(fault) };
}

function passwordAt(fault: Pop3Fault): Effect['password'] {
  // It was on the wire, and not judged.
  if (fault.kind === 'unheard') return 'shown';
  if (fault.kind === 'sign-in') return fault.isHashed ? 'hashed' : 'shown';
  if (fault.kind === 'no-method' || fault.kind === 'unsayable') return 'not-sent';
  const isEarly = /^(connect|greeting|tls)$/.test(phaseOf(fault) ?? '');
  const isBefore = 'command' in fault && fault.command === 'STLS';
  return isEarly || isBefore ? 'not-sent' : 'maybe';
}

/** RFC 2449 §8 and RFC 3206; null where a code decides nothing. */
function ofResponseCode(code: ResponseCode | null, waitMs: number): Advice | null {
  switch (code) {
    case 'IN-USE':
      return say('later', inUseMs);
    case 'LOGIN-DELAY':
      return say('later', waitMs);
    case 'SYS/TEMP':
      return say('later');
    case 'SYS/PERM':
      return say('never');
    case 'AUTH':
      return say('after-change');
    default:
      return null;
  }
}

function ofDial(code: string): Advice['again'] {
  if (code === 'GUARD') return 'never';
  // No such host, and nobody who listens there: a name or a port to put right.
  return /^(ENOTFOUND|ENODATA|ECONNREFUSED)$/.test(code) ? 'after-change' : 'later';
}

function isLostLine(code: string): boolean {
  return /^(ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code);
}

function say(again: Advice['again'], afterMs: number | null = null): Advice {
  return { again, afterMs };
}
