// What servers say when they refuse, as what it means. Lines are those of real servers.
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../lib/wire/faults.ts';
import { toFault, type Where } from '../../server/faults.ts';
import type { Pop3Fault } from '../../server/pop3/errors.ts';

const where: Where = {
  host: 'pop.example',
  port: 995,
  security: 'tls',
  allowedServers: ['pop.example.org'],
  loginDelaySeconds: null,
};
const refusal = (
  line: string,
  code: string | null = null,
  isHashed = false,
): Pop3Fault => ({
  kind: 'sign-in',
  line,
  code,
  method: isHashed ? 'APOP' : 'USER',
  isHashed,
});

describe('refused sign-ins', () => {
  test.each<[line: string, code: string | null, expected: Partial<Fault>]>([
    ['-ERR [AUTH] Username and password not accepted.', 'AUTH', { kind: 'sign-in', why: 'refused' }],
    ['-ERR [AUTH] Application-specific password required', 'AUTH', { kind: 'sign-in', why: 'app-password' }],
    ['-ERR [AUTH] Web login required', 'AUTH', { kind: 'sign-in', why: 'oauth-only' }],
    ['-ERR Logon failure: basic authentication is disabled', null, { kind: 'sign-in', why: 'oauth-only' }],
    ['-ERR [SYS/PERM] Your account is not enabled for POP access.', 'SYS/PERM', { kind: 'sign-in', why: 'pop-off' }],
    ['-ERR POP3 access disabled for this user', null, { kind: 'sign-in', why: 'pop-off' }],
    ['-ERR [AUTH] Too many login failures', 'AUTH', { kind: 'sign-in', why: 'blocked' }],
    ['-ERR your account has been locked', null, { kind: 'sign-in', why: 'blocked' }],
    ['-ERR Plaintext authentication disallowed on non-secure connections.', null, { kind: 'sign-in', why: 'plain-forbidden' }],
    ['-ERR [IN-USE] Unable to lock maildrop', 'IN-USE', { kind: 'in-use', retrySeconds: 30 }],
    ['-ERR maildrop already locked', null, { kind: 'in-use' }],
    ['-ERR Mailbox is in use by another POP3 session', null, { kind: 'in-use' }],
    ['-ERR unable to lock the mailbox', null, { kind: 'in-use' }],
    ['-ERR [LOGIN-DELAY] minimum time between mail checks violation', 'LOGIN-DELAY', { kind: 'login-delay', retrySeconds: 60 }],
    ['-ERR please wait 5 minutes before checking again', null, { kind: 'login-delay', retrySeconds: 300 }],
    ['-ERR [LOGIN-DELAY] wait 45 seconds', 'LOGIN-DELAY', { kind: 'login-delay', retrySeconds: 45 }],
    ['-ERR [SYS/TEMP] Temporary system problem. Please try again later.', 'SYS/TEMP', { kind: 'server-temporary' }],
    ['-ERR service temporarily unavailable', null, { kind: 'server-temporary' }],
    ['-ERR [SYS/PERM] mailbox is corrupt', 'SYS/PERM', { kind: 'server-permanent' }],
    ['-ERR authentication failed', null, { kind: 'sign-in', why: 'refused' }],
    ['-ERR', null, { kind: 'sign-in', why: 'refused' }],
  ])('%s', (line, code, expected) => {
    expect(toFault(refusal(line, code), where)).toMatchObject(expected);
  }); // prettier-ignore

  test('in the clear, what did not show the password is told apart', () => {
    for (const code of [null, 'AUTH']) {
      const fault = refusal('-ERR no', code, true);
      const clear = toFault(fault, { ...where, security: 'plain' });
      expect(clear).toMatchObject({ kind: 'sign-in', why: 'challenge-refused' });
      expect(toFault(fault, where)).toMatchObject({ kind: 'sign-in', why: 'refused' });
    }
    const full = refusal('-ERR POP3 access disabled for this user', null, true);
    expect(toFault(full, { ...where, security: 'plain' })).toMatchObject({
      why: 'pop-off',
    });
  });

  test('a delay that CAPA announced is used where the line names none', () => {
    expect(
      toFault(refusal('-ERR [LOGIN-DELAY]', 'LOGIN-DELAY'), {
        ...where,
        loginDelaySeconds: 900,
      }),
    ).toMatchObject({ retrySeconds: 900 });
  });

  test('no sentence makes the reading slow', () => {
    const line = `-ERR ${'pop lock account too many '.repeat(20)}`.slice(0, 512);
    const began = process.cpuUsage().user;
    for (let n = 0; n < 200; n++) toFault(refusal(line + n), where);
    expect(process.cpuUsage().user - began).toBeLessThan(2_000_000);
  });
});

describe('the way there', () => {
  const certificate = {
    subject: 's',
    issuer: 'i',
    names: ['n'],
    validFrom: '',
    validTo: '',
    sha256: 'a',
  };
  const tls = (
    code: string,
    with_ = certificate as typeof certificate | null,
  ): Pop3Fault => ({
    kind: 'tls',
    code,
    detail: 'd',
    certificate: with_,
  });
  const closed = (line: string): Pop3Fault => ({
    ...{ kind: 'closed', phase: 'authorization', line, sent: 'nothing-final' },
  });
  test.each<[Pop3Fault, Partial<Fault>]>([
    [{ kind: 'dial', code: 'ENOTFOUND', host: 'h', port: 1 }, { kind: 'no-such-host' }],
    [{ kind: 'dial', code: 'EAI_AGAIN', host: 'h', port: 1 }, { kind: 'no-such-host' }],
    [{ kind: 'dial', code: 'ECONNREFUSED', host: 'h', port: 1 }, { kind: 'refused-port' }],
    [{ kind: 'dial', code: 'ETIMEDOUT', host: 'h', port: 1 }, { kind: 'no-answer', seconds: 15 }],
    [{ kind: 'dial', code: 'EHOSTUNREACH', host: 'h', port: 1 }, { kind: 'unreachable' }],
    [{ kind: 'dial', code: 'GUARD', host: 'h', port: 1 }, { kind: 'not-allowed', allowed: ['pop.example.org'] }],
    [tls('CERT_HAS_EXPIRED'), { kind: 'certificate', why: 'expired' }],
    [tls('ERR_TLS_CERT_ALTNAME_INVALID'), { kind: 'certificate', why: 'name' }],
    [tls('DEPTH_ZERO_SELF_SIGNED_CERT'), { kind: 'certificate', why: 'self-signed' }],
    [tls('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), { kind: 'certificate', why: 'chain' }],
    [tls('SOMETHING_NEW'), { kind: 'certificate', why: 'other' }],
    [tls('ERR_SSL_WRONG_VERSION_NUMBER', null), { kind: 'port-not-tls', port: 995 }],
    [tls('ERR_SSL_UNSUPPORTED_PROTOCOL', null), { kind: 'old-tls' }],
    [tls('ECONNRESET', null), { kind: 'closed', during: 'tls' }],
    [{ kind: 'pin-changed', certificate }, { kind: 'certificate', why: 'pin-changed' }],
    [{ kind: 'not-pop3', line: '220 ftp.example FTP server' }, { kind: 'not-pop3', looksLike: 'ftp' }],
    [closed('-ERR [IN-USE] taken over'), { kind: 'in-use', retrySeconds: 30 }],
    [closed('-ERR [LOGIN-DELAY] 5 minutes'), { kind: 'login-delay', retrySeconds: 300 }],
    [closed('-ERR [SYS/PERM] closed for good'), { kind: 'server-permanent' }],
    [closed('-ERR [AUTH] no'), { kind: 'sign-in', why: 'refused' }],
    [closed('-ERR [X-OWN] no'), { kind: 'closed', during: 'authorization' }],
    [closed('-ERR locked, wait'), { kind: 'closed', during: 'authorization' }],
    [{ kind: 'timed-out', phase: 'transaction', waitedMs: 100_000, sent: 'nothing-final' }, { kind: 'timed-out', seconds: 100 }],
    [{ kind: 'refused', command: 'RETR', line: '-ERR no such message', code: null, phase: 'transaction' }, { kind: 'gone' }],
    [{ kind: 'refused', command: 'LIST', line: '-ERR no such message', code: null, phase: 'transaction' }, { kind: 'refused' }],
  ])('%j', (fault, expected) => {
    expect(toFault(fault, where)).toMatchObject(expected);
  }); // prettier-ignore

  test('a port that wants TLS says nothing to one who waits for a greeting', () => {
    const silent: Pop3Fault = {
      kind: 'timed-out',
      phase: 'greeting',
      waitedMs: 30_000,
      sent: 'nothing-final',
    };
    expect(toFault(silent, { ...where, security: 'stls' })).toEqual({
      kind: 'port-wants-tls',
      port: 995,
    });
    expect(toFault(silent, where)).toMatchObject({
      kind: 'timed-out',
      during: 'greeting',
    });
  });
});
