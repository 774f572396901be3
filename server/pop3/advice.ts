// What a fault means for who has to act on it: where it happened, in the server's own words,
// what of the visit took effect, whether the same may be tried again, and when. Pure: it
// knows the fault alone, not how often it came.
import type { Phase, Pop3Fault, ResponseCode } from './errors.ts';
import { responseCode } from './redact.ts';

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
/** RFC 2449 §8.1.2: another session has the maildrop; Dovecot's and Courier's locks go sooner. Ours. */
const inUseMs = 30 * seconds;
/** RFC 2449 §8.1.1, where neither the line nor CAPA names a figure. Ours. */
const loginDelayMs = 60 * seconds;
/** Whatever figure a server names, it is asked again after so long. Ours. */
const longestMs = 3_600 * seconds;

/** `loginDelaySeconds` is CAPA's LOGIN-DELAY, where it is known. */
export function adviceOf(
  fault: Pop3Fault,
  loginDelaySeconds: number | null = null,
): Advice {
  const line = lineOf(fault) ?? '';
  const ofCode = (code: ResponseCode | null) =>
    ofResponseCode(code, line, loginDelaySeconds);
  switch (fault.kind) {
    case 'closed':
      return ofCode(responseCode(line)) ?? say(ofClosed(fault));
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

/**
 * How long a server wants to be left alone that refuses for this reason, in ms: as `line`
 * names it, else as CAPA announced it, else ours; an hour at most.
 */
export function waitAfter(
  reason: 'IN-USE' | 'LOGIN-DELAY',
  line: string,
  loginDelaySeconds: number | null,
): number {
  if (reason === 'IN-USE') return inUseMs;
  const [, figure, unit] = /(\d{1,4})\s*(s|m)(?:ec|in)?/i.exec(line) ?? [];
  const inSeconds = unit?.toLowerCase() === 'm' ? 60 : 1;
  const named = figure === undefined ? loginDelaySeconds : Number(figure) * inSeconds;
  if (named === null) return loginDelayMs;
  return Math.min(Math.max(named, 1) * seconds, longestMs);
}

/** Where in the conversation it happened. */
export function phaseOf(fault: Pop3Fault): Phase {
  switch (fault.kind) {
    case 'timed-out':
    case 'closed':
    case 'garbled':
    case 'too-large':
    case 'refused':
    case 'cancelled':
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
  const phase = phaseOf(fault);
  const isEarly = phase === 'connect' || phase === 'greeting' || phase === 'tls';
  const isBefore = 'command' in fault && fault.command === 'STLS';
  const isUnsaid =
    phase === 'authorization' && 'sent' in fault && fault.sent !== 'password';
  return isEarly || isBefore || isUnsaid ? 'not-sent' : 'maybe';
}

/** RFC 2449 §8 and RFC 3206; null where a code decides nothing. */
function ofResponseCode(
  code: ResponseCode | null,
  line: string,
  loginDelaySeconds: number | null,
): Advice | null {
  switch (code) {
    case 'IN-USE':
    case 'LOGIN-DELAY':
      return say('later', waitAfter(code, line, loginDelaySeconds));
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

/** Without a word. Some servers hang up on a wrong password, and nothing else is their answer. */
function ofClosed({
  phase,
  sent,
}: Extract<Pop3Fault, { kind: 'closed' }>): Advice['again'] {
  if (sent === 'password') return 'after-change';
  // What the same would do to a mailbox that QUIT has changed, or not, must be looked at first.
  if (sent === 'quit') return 'later';
  return phase === 'transaction' || phase === 'update' ? 'now' : 'later';
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
