// Every kind of fault has its place and its advice.
import { expect, test } from 'vitest';
import {
  adviceOf,
  effectOf,
  lineOf,
  phaseOf,
  type Advice,
  type Effect,
} from '../../../server/pop3/advice.ts';
import type { Phase, Pop3Fault, Sent } from '../../../server/pop3/errors.ts';

const certificate = {
  ...{ subject: '', issuer: '', names: [], validFrom: '', validTo: '', sha256: '' },
};
const dial = (code: string): Pop3Fault => ({ kind: 'dial', code, host: 'h', port: 1 });
const signIn = (code: string | null): Pop3Fault => ({
  kind: 'sign-in',
  line: '-ERR',
  code,
  method: 'APOP',
  isHashed: true,
});
const refused = (
  code: string | null,
  command = 'TOP',
  phase: Phase = 'transaction',
): Pop3Fault => ({
  ...{ kind: 'refused', command, line: '-ERR', code, phase },
});
const tls = (code: string): Pop3Fault => ({ kind: 'tls', code, detail: '', certificate });
const garbled = (command: string, phase: Phase): Pop3Fault => ({
  ...{ kind: 'garbled', command, line: 'what?', phase },
});
const tooLarge = (phase: Phase): Pop3Fault => ({
  ...{ kind: 'too-large', what: 'message', limit: 1, phase },
});
const noStls = (code: string | null) =>
  ({ kind: 'no-stls', line: '-ERR no', code }) satisfies Pop3Fault;
const closed = (phase: Phase, line = '', sent: Sent = 'nothing-final'): Pop3Fault => ({
  ...{ kind: 'closed', phase, line, sent },
});

test.each<[Pop3Fault, Advice['again'], number | null, Phase]>([
  [dial('ECONNREFUSED'), 'after-change', null, 'connect'],
  [dial('ENOTFOUND'), 'after-change', null, 'connect'],
  [dial('EAI_AGAIN'), 'later', null, 'connect'],
  [dial('EHOSTUNREACH'), 'later', null, 'connect'],
  [dial('GUARD'), 'never', null, 'connect'],
  [{ kind: 'not-pop3', line: '* OK' }, 'after-change', null, 'greeting'],
  [{ kind: 'greeting-refused', line: '', code: 'SYS/PERM' }, 'never', null, 'greeting'],
  [{ kind: 'greeting-refused', line: '', code: null }, 'later', null, 'greeting'],
  [noStls(null), 'after-change', null, 'tls'],
  [noStls('SYS/TEMP'), 'later', null, 'tls'],
  [tls('CERT_HAS_EXPIRED'), 'after-change', null, 'tls'],
  [tls('ECONNRESET'), 'later', null, 'tls'],
  [{ kind: 'pin-changed', certificate }, 'after-change', null, 'tls'],
  [signIn('AUTH'), 'after-change', null, 'authorization'],
  [signIn(null), 'after-change', null, 'authorization'],
  [signIn('IN-USE'), 'later', 30_000, 'authorization'],
  [signIn('LOGIN-DELAY'), 'later', 60_000, 'authorization'],
  [signIn('SYS/TEMP'), 'later', null, 'authorization'],
  [signIn('X-OWN'), 'after-change', null, 'authorization'],
  [{ kind: 'no-method' }, 'after-change', null, 'authorization'],
  [{ kind: 'unsayable' }, 'after-change', null, 'authorization'],
  [refused(null), 'never', null, 'transaction'],
  [refused('SYS/TEMP'), 'later', null, 'transaction'],
  [refused(null, 'QUIT', 'update'), 'never', null, 'update'],
  [refused(null, 'NOOP', 'authorization'), 'never', null, 'authorization'],
  [garbled('STAT', 'transaction'), 'later', null, 'transaction'],
  [garbled('AUTH', 'authorization'), 'later', null, 'authorization'],
  [tooLarge('transaction'), 'never', null, 'transaction'],
  [tooLarge('greeting'), 'never', null, 'greeting'],
  [
    { kind: 'timed-out', phase: 'update', waitedMs: 1, sent: 'quit' },
    ...(['later', null, 'update'] as const),
  ],
  [closed('transaction'), 'now', null, 'transaction'],
  // QUIT was answered: what came too late for this line goes to the next.
  [closed('update'), 'now', null, 'update'],
  [closed('update', '', 'quit'), 'later', null, 'update'],
  [closed('greeting'), 'later', null, 'greeting'],
  [closed('authorization'), 'later', null, 'authorization'],
  [closed('authorization', '', 'password'), 'after-change', null, 'authorization'],
  [closed('transaction', '-ERR [IN-USE] x'), 'later', 30_000, 'transaction'],
  [closed('greeting', '-ERR [LOGIN-DELAY] x'), 'later', 60_000, 'greeting'],
  [closed('greeting', '-ERR [LOGIN-DELAY] 2 min'), 'later', 120_000, 'greeting'],
  [closed('transaction', '-ERR [SYS/TEMP] x'), 'later', null, 'transaction'],
  [closed('transaction', '-ERR [SYS/PERM] x'), 'never', null, 'transaction'],
  [closed('authorization', '-ERR [AUTH] x'), 'after-change', null, 'authorization'],
  [closed('transaction', '-ERR idle'), 'now', null, 'transaction'],
  [{ kind: 'cancelled', phase: 'tls' }, 'now', null, 'tls'],
])('%j', (fault, again, afterMs, phase) => {
  expect(adviceOf(fault)).toEqual({ again, afterMs });
  expect(phaseOf(fault)).toBe(phase);
});

/** One of every kind: the compiler asks for the missing one. */
const kinds: {
  [K in Pop3Fault['kind']]: readonly [
    Extract<Pop3Fault, { kind: K }>,
    line: string | null,
    Effect['deletions'],
    Effect['password'],
  ];
} = {
  dial: [
    { kind: 'dial', code: 'ECONNREFUSED', host: 'h', port: 1 },
    null,
    'none',
    'not-sent',
  ],
  'not-pop3': [{ kind: 'not-pop3', line: '* OK' }, '* OK', 'none', 'not-sent'],
  'greeting-refused': [
    { kind: 'greeting-refused', line: '-ERR [SYS/TEMP] no', code: 'SYS/TEMP' },
    ...(['-ERR [SYS/TEMP] no', 'none', 'not-sent'] as const),
  ],
  'no-stls': [noStls('SYS/TEMP'), '-ERR no', 'none', 'not-sent'],
  tls: [{ kind: 'tls', code: 'x', detail: '', certificate }, null, 'none', 'not-sent'],
  'pin-changed': [{ kind: 'pin-changed', certificate }, null, 'none', 'not-sent'],
  'sign-in': [
    { kind: 'sign-in', line: '-ERR no', code: null, method: 'APOP', isHashed: true },
    ...(['-ERR no', 'none', 'hashed'] as const),
  ],
  'no-method': [{ kind: 'no-method' }, null, 'none', 'not-sent'],
  unsayable: [{ kind: 'unsayable' }, null, 'none', 'not-sent'],
  unheard: [{ kind: 'unheard', command: 'PASS', line: 'TOP' }, 'TOP', 'none', 'shown'],
  refused: [
    {
      ...{ kind: 'refused', command: 'DELE', line: '-ERR no', code: null },
      phase: 'transaction',
    },
    ...(['-ERR no', 'none', 'maybe'] as const),
  ],
  garbled: [
    { kind: 'garbled', command: 'LIST', line: 'what?', phase: 'transaction' },
    ...(['what?', 'none', 'maybe'] as const),
  ],
  'too-large': [
    { kind: 'too-large', what: 'lines', limit: 1, phase: 'greeting' },
    ...([null, 'none', 'not-sent'] as const),
  ],
  'timed-out': [
    { kind: 'timed-out', phase: 'update', waitedMs: 1, sent: 'quit' },
    ...([null, 'unknown', 'maybe'] as const),
  ],
  closed: [
    { kind: 'closed', phase: 'authorization', line: '', sent: 'password' },
    ...([null, 'none', 'maybe'] as const),
  ],
  cancelled: [{ kind: 'cancelled', phase: 'connect' }, null, 'none', 'not-sent'],
};

test.each(Object.values(kinds))(
  '%j says what took effect',
  (...[fault, line, deletions, password]) => {
    expect(lineOf(fault)).toBe(line);
    expect(effectOf(fault)).toEqual({ deletions, password });
    const { again, afterMs } = adviceOf(fault);
    expect(['now', 'later', 'after-change', 'never']).toContain(again);
    if (afterMs !== null) expect(afterMs).toBeGreaterThan(0);
  },
);

test('a password that was shown is told, and CAPA knows how long to wait', () => {
  const shown: Pop3Fault = {
    ...{ kind: 'sign-in', line: '-ERR', code: 'LOGIN-DELAY' },
    ...{ method: 'USER', isHashed: false },
  };
  expect(effectOf(shown).password).toBe('shown');
  expect(adviceOf(shown, 900)).toEqual({ again: 'later', afterMs: 900_000 });
  expect(effectOf(closed('authorization')).password).toBe('not-sent');
  expect(effectOf(closed('transaction')).password).toBe('maybe');
  expect(effectOf(garbled('STLS', 'authorization')).password).toBe('not-sent');
});
