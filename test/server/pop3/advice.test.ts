// Every kind of fault has its place and its advice.
import { expect, test } from 'vitest';
import { adviceOf, phaseOf, type Advice } from '../../../server/pop3/advice.ts';
import type { Phase, Pop3Fault } from '../../../server/pop3/errors.ts';

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
const refused = (code: string | null, command = 'TOP'): Pop3Fault => ({
  ...{ kind: 'refused', command, line: '-ERR', code },
});
const tls = (code: string): Pop3Fault => ({ kind: 'tls', code, detail: '', certificate });
const lost = { line: '', sent: 'nothing-final' } as const;

test.each<[Pop3Fault, Advice['again'], number | null, Phase | null]>([
  [dial('ECONNREFUSED'), 'after-change', null, 'connect'],
  [dial('ENOTFOUND'), 'after-change', null, 'connect'],
  [dial('EAI_AGAIN'), 'later', null, 'connect'],
  [dial('EHOSTUNREACH'), 'later', null, 'connect'],
  [dial('GUARD'), 'never', null, 'connect'],
  [{ kind: 'not-pop3', line: '* OK' }, 'after-change', null, 'greeting'],
  [{ kind: 'greeting-refused', line: '', code: 'SYS/PERM' }, 'never', null, 'greeting'],
  [{ kind: 'greeting-refused', line: '', code: null }, 'later', null, 'greeting'],
  [{ kind: 'no-stls' }, 'after-change', null, 'tls'],
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
  [refused(null, 'CAPA'), 'never', null, 'authorization'],
  [{ kind: 'garbled', command: 'STAT', line: '' }, 'later', null, 'transaction'],
  [{ kind: 'garbled', command: 'AUTH', line: '' }, 'later', null, 'authorization'],
  [{ kind: 'too-large', what: 'message', limit: 1 }, 'never', null, 'transaction'],
  [
    { kind: 'timed-out', phase: 'update', waitedMs: 1, sent: 'quit' },
    ...(['later', null, 'update'] as const),
  ],
  [{ kind: 'closed', phase: 'transaction', ...lost }, 'now', null, 'transaction'],
  [{ kind: 'cancelled' }, 'now', null, null],
])('%j', (fault, again, afterMs, phase) => {
  expect(adviceOf(fault)).toEqual({ again, afterMs });
  expect(phaseOf(fault)).toBe(phase);
});
