// What may be done about a fault: whether the same may be tried again, and when. Pure: it
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

export function adviceOf(fault: Pop3Fault): Advice {
  switch (fault.kind) {
    case 'closed':
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
    case 'no-stls':
    case 'pin-changed':
    case 'no-method':
    case 'unsayable':
      return say('after-change');
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
    case 'no-method':
    case 'unsayable':
      return 'authorization';
    case 'refused':
      return fault.command === 'CAPA' ? 'authorization' : 'transaction';
    case 'garbled':
      return /^(CAPA|STLS|AUTH|APOP|USER|PASS)?$/.test(fault.command)
        ? 'authorization'
        : 'transaction';
    case 'too-large':
      return 'transaction';
    case 'cancelled':
      return null;
  }
}

/** RFC 2449 §8 and RFC 3206; null where a code decides nothing. */
function ofCode(code: ResponseCode | null): Advice | null {
  switch (code) {
    case 'IN-USE':
      return say('later', inUseMs);
    case 'LOGIN-DELAY':
      return say('later', loginDelayMs);
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
