// Opening a mailbox: its steps, what it reports, and every way it fails.
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../lib/wire/faults.ts';
import { faultOf } from '../../rigs/wire.ts';
import type { FaultName } from '../../faults/server.ts';
import { engineLimits } from '../../../server/limits.ts';
import { into, startFault, startRelay, visitTo } from '../relay.ts';

test('the five steps begin and end in order, as far as there are any', async () => {
  const server = await startFault({ name: 'none' });
  const relay = await startRelay({ env: { DEMO: '0' } });
  const wire = await relay.wire();
  const steps: string[] = [];
  await wire.call('open', into(server), {
    onPart: ({ step, state }) => steps.push(`${step} ${state}`),
  });
  expect(steps).toEqual([
    'connect running', 'connect done', 'auth running', 'auth done', 'count running', 'count done',
  ]); // prettier-ignore
});

test('STLS shows all five steps, and the pinned certificate', async () => {
  const server = await startFault({ name: 'none', tls: 'stls' });
  const relay = await startRelay({ env: { DEMO: '0' } });
  const wire = await relay.wire();
  const ask = { ...into(server), security: 'stls' as const };
  const fault = await faultOf(wire.call('open', ask));
  expect(fault).toMatchObject({ kind: 'certificate', host: '127.0.0.1' });
  const steps: string[] = [];
  const pin = fault.kind === 'certificate' ? fault.certificate.sha256 : '';
  const { server: report } = await wire.call(
    'open',
    { ...ask, pin },
    { onPart: ({ step, state }) => state === 'done' && steps.push(step) },
  );
  expect(steps).toEqual(['connect', 'tls', 'cert', 'auth', 'count']);
  expect(report.tls).toMatchObject({ pinned: true, certificate: { sha256: pin } });
  // No credential in plain text, and none before the certificate was accepted.
  const plain = server.sessions().flatMap((session) => session.plain);
  expect(plain.every((line) => /^(CAPA|STLS)$/.test(line))).toBe(true);
});

test('rows come before the result, and the report says what the server can do', async () => {
  const { wire, opened } = await visitTo({ name: 'none' });
  expect(wire.rows.map(({ id }) => id)).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => `uid-00${n}`),
  );
  expect(opened.snapshot).toMatchObject({ serial: 1, count: 6, doubles: [] });
  expect(opened.snapshot.octets).toBe(wire.rows.reduce((sum, { size }) => sum + size, 0));
  expect(opened.server).toMatchObject({
    hasTop: true,
    hasUidl: true,
    pipelining: true,
    tls: null,
    security: 'plain',
  });
});

test('a second mailbox on the same socket is refused, after close it is not', async () => {
  const { server, wire } = await visitTo({ name: 'none' });
  expect(await faultOf(wire.call('open', into(server)))).toEqual({ kind: 'busy' });
  await wire.call('close', {});
  expect(await faultOf(wire.call('check', {}))).toEqual({ kind: 'not-signed-in' });
  expect((await wire.call('open', into(server))).snapshot.count).toBe(6);
});

test('opening can be called off, and the server is left', async () => {
  const server = await startFault({ name: 'auth-stall' });
  const relay = await startRelay({ env: { DEMO: '0' } });
  const wire = await relay.wire();
  const stop = new AbortController();
  const opening = wire.call('open', into(server), {
    signal: stop.signal,
    onPart: ({ step }) => step === 'auth' && stop.abort(),
  });
  expect(await faultOf(opening)).toEqual({ kind: 'cancelled' });
  expect(await faultOf(wire.call('check', {}))).toEqual({ kind: 'not-signed-in' });
});

describe('what stands in the way', () => {
  const table: [FaultName, Partial<Fault>][] = [
    ['g-imap', { kind: 'not-pop3', looksLike: 'imap' }],
    ['g-smtp', { kind: 'not-pop3', looksLike: 'smtp' }],
    ['g-http', { kind: 'not-pop3', looksLike: 'http' }],
    ['g-ssh', { kind: 'not-pop3', looksLike: 'ssh' }],
    ['g-close', { kind: 'closed', during: 'greeting' }],
    ['g-endless', { kind: 'too-large' }],
    ['g-err-temp', { kind: 'server-temporary' }],
    ['g-err-perm', { kind: 'server-permanent' }],
    ['g-in-use', { kind: 'in-use', retrySeconds: 30 }],
    ['g-login-delay', { kind: 'login-delay' }],
    ['auth-refused', { kind: 'sign-in', why: 'challenge-refused' }],
    ['auth-plain-words', { kind: 'sign-in', why: 'challenge-refused' }],
    ['auth-app-password', { kind: 'sign-in', why: 'app-password' }],
    ['auth-in-use', { kind: 'in-use' }],
    ['auth-temp', { kind: 'server-temporary' }],
    ['auth-login-delay', { kind: 'login-delay' }],
    ['list-long-line', { kind: 'too-large' }],
    ['capa-flood', { kind: 'too-large' }],
  ];
  test.each(table)('%s', async (name, expected) => {
    const server = await startFault({ name });
    const relay = await startRelay({ env: { DEMO: '0' } });
    const wire = await relay.wire();
    expect(await faultOf(wire.call('open', into(server)))).toMatchObject(expected);
    // The socket is as good as new.
    expect(await faultOf(wire.call('check', {}))).toEqual({ kind: 'not-signed-in' });
  });

  test('a challenge refused in the clear shows the password by choice only', async () => {
    const server = await startFault({ name: 'auth-unfit' });
    const relay = await startRelay({ env: { DEMO: '0' } });
    const wire = await relay.wire();
    expect(await faultOf(wire.call('open', into(server)))).toEqual({
      ...{ kind: 'sign-in', why: 'challenge-refused' },
      line: '-ERR [AUTH] authentication failed',
    });
    const said = () => server.sessions().flatMap(({ commands }) => commands);
    expect(said().filter((line) => /^(AUTH|USER|PASS)/.test(line))).toEqual([]);
    const never = { ...into(server), signIn: 'challenge' as const };
    expect(await faultOf(wire.call('open', never))).toMatchObject({ kind: 'sign-in' });
    expect(said().filter((line) => /^(AUTH|USER|PASS)/.test(line))).toEqual([]);
    const chosen = { ...into(server), signIn: 'password' as const };
    expect((await wire.call('open', chosen)).snapshot.count).toBe(6);
    expect(said().filter((line) => line.startsWith('AUTH PLAIN'))).toHaveLength(1);
  });

  test('nobody listens, the name is unknown, the place is out of bounds', async () => {
    const server = await startFault({ name: 'none' });
    const relay = await startRelay({ env: { DEMO: '0' } });
    const wire = await relay.wire();
    const at = (change: object) =>
      faultOf(wire.call('open', { ...into(server), ...change }));
    await server.stop();
    expect(await at({})).toMatchObject({ kind: 'refused-port', port: server.port });
    expect(await at({ host: 'no-such-name.invalid' })).toMatchObject({
      kind: 'no-such-host',
    });
    expect(await at({ user: 'a\r\nDELE 1' })).not.toMatchObject({ kind: 'internal' });

    const strict = await startRelay({ env: { DEMO: '0', ALLOW_PRIVATE_NETWORKS: '0' } });
    const there = await strict.wire();
    for (const host of ['127.0.0.1', 'localhost', '10.0.0.1', '[::1]', '169.254.169.254'])
      expect(
        await faultOf(there.call('open', { ...into(server), host, port: 110 })),
      ).toMatchObject({ kind: 'not-allowed', host });
  });

  test('a user name that would break the protocol is never sent', async () => {
    const server = await startFault({ name: 'none' });
    const relay = await startRelay({ env: { DEMO: '0' } });
    const wire = await relay.wire();
    const ask = { ...into(server), password: 'x\r\nDELE 1' };
    expect(await faultOf(wire.call('open', ask))).toEqual({
      kind: 'sign-in',
      why: 'unsayable',
      line: '',
    });
    expect(server.sessions()[0]?.commands.join()).not.toContain('DELE');
  });

  test('what this deployment does not allow', async () => {
    const server = await startFault({ name: 'none' });
    const relay = await startRelay({
      env: { DEMO: '0', ALLOW_PLAINTEXT: '0', ALLOW_PINS: '0' },
    });
    const wire = await relay.wire();
    expect(await faultOf(wire.call('open', into(server)))).toEqual({
      kind: 'bad-request',
      what: 'plaintext',
    });
    const pinned = { ...into(server), security: 'tls' as const, pin: 'a'.repeat(64) };
    expect(await faultOf(wire.call('open', pinned))).toEqual({
      kind: 'bad-request',
      what: 'pin',
    });
    expect(server.sessions()).toEqual([]);
  });
});

test('who announces PIPELINING and does not mean it is found out and let in all the same', async () => {
  const server = await startFault({ name: 'pipeline-drop' });
  const relay = await startRelay({
    env: { DEMO: '0' },
    // Longer than any test: nobody waits for what was not heard.
    engine: { ...engineLimits, replyMs: 600_000, unheardMs: 300 },
  });
  const wire = await relay.wire();
  const { snapshot } = await wire.call('open', into(server));
  expect(snapshot.count).toBe(6);
  expect(server.sessions()).toHaveLength(2);
});

test.each([
  ['refusals', 'auth-refused', 'sign-in'],
  ['times that the server hung up on the password', 'auth-close', 'closed'],
] as const)(
  'after five %s a mailbox is left alone, others are not',
  async (_, name, kind) => {
    const server = await startFault({ name });
    const relay = await startRelay({ env: { DEMO: '0' } });
    const wire = await relay.wire();
    for (let n = 0; n < 5; n++)
      expect(await faultOf(wire.call('open', into(server)))).toMatchObject({ kind });
    const blocked = await faultOf(wire.call('open', into(server)));
    expect(blocked).toMatchObject({ kind: 'too-many' });
    expect(blocked.kind === 'too-many' && blocked.retrySeconds).toBeGreaterThan(800);
    expect(server.sessions()).toHaveLength(5);
    const other = { ...into(server), user: 'somebody-else' };
    expect(await faultOf(wire.call('open', other))).toMatchObject({ kind });
  },
);
