// The engine against a real Dovecot: every command, byte for byte, in the clear, by STLS and
// over TLS.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDial } from '../../../server/net/dial.ts';
import type { Security } from '../../../server/pop3/api.ts';
import { dovecotAvailable, startDovecot, type Dovecot } from '../../rigs/dovecot.ts';
import { faultOf, gather, open, traces } from './scripted.ts';

const missing = dovecotAvailable();
if (missing !== null) console.warn(missing);

/** Letters full of what a reader of dots may get wrong. */
const letters = Array.from({ length: 300 }, (_, i) =>
  [
    `Subject: letter ${i}`,
    `Message-ID: <${i}@example.org>`,
    ...['', '.', '..', '.a', 'a.', '.'.repeat(i), `b\r.\rc`, '', '.'],
    ...(i % 50 === 0 ? ['x'.repeat(200_000), '.'] : []),
    '',
  ].join('\r\n'),
);
const anna = { user: 'anna', password: 'Zq7 CANARY' };
const barbel = { user: 'b\u00e4rbel', password: 'schl\u00fcssel' };
const carl = { user: 'carl', password: 'secret' };
const holding = ({ user: name, password }: typeof anna, texts: string[]) => {
  return { name, password, messages: texts.map((text) => Buffer.from(text)) };
};
const users = [
  holding(anna, letters),
  holding(barbel, []),
  holding(carl, letters.slice(0, 5)),
];
const nothing = () => {};

describe.skipIf(missing !== null)('Dovecot', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot({ users, extraConfig: 'auth_username_chars =' });
  });
  afterAll(() => dovecot.stop());

  const visit = (security: Security, options: Parameters<typeof open>[1] = {}) =>
    open(security === 'tls' ? dovecot.pop3sPort : dovecot.pop3Port, {
      dial: createDial({ guard: { allowPrivate: true, allowed: [], ports: [] } }),
      security,
      ...(security === 'plain' ? {} : { pin: dovecot.certificate.sha256 }),
      ...options,
    });

  test.each(['plain', 'stls', 'tls'] as const)(
    'every message is read byte for byte: %s',
    async (security) => {
      const { trace, all } = traces();
      const pop3 = await visit(security, { trace });
      await pop3.signIn(anna);
      expect(pop3.capabilities).toMatchObject({
        known: true,
        top: true,
        uidl: true,
        pipelining: true,
      });
      const [stat, list, uidl] = await Promise.all([
        pop3.stat(),
        pop3.list(),
        pop3.uidl(),
      ]);
      expect(stat).toEqual({
        count: 300,
        octets: [...list.values()].reduce((a, b) => a + b),
      });
      expect(new Set(uidl?.values()).size).toBe(300);
      const read = await Promise.all(
        letters.map(async (_, i) => {
          const [whole, head] = [gather(), gather()];
          const reads = [
            pop3.retr(i + 1, whole.sink, { urgency: 'bulk' }),
            pop3.top(i + 1, 0, head.sink, { urgency: 'bulk' }),
          ];
          const [retr] = await Promise.all(reads);
          return { octets: retr?.octets, whole: whole.text(), head: head.text() };
        }),
      );
      expect(read.filter(({ whole }, i) => whole !== letters[i])).toEqual([]);
      expect(read.map(({ octets }) => octets)).toEqual([...list.values()]);
      expect(
        read.filter(
          ({ head, whole }) => head !== whole.slice(0, whole.indexOf('\r\n\r\n') + 4),
        ),
      ).toEqual([]);
      expect(await pop3.quit()).toMatchObject({ ok: true });
      expect(JSON.stringify(all)).not.toMatch(/CANARY|letter 1/);
    },
  );

  test('names and passwords beyond ASCII are said by AUTH PLAIN, and nothing there is an empty list', async () => {
    const pop3 = await visit('tls');
    await pop3.signIn(barbel);
    expect(await Promise.all([pop3.stat(), pop3.list(), pop3.uidl()])).toEqual([
      { count: 0, octets: 0 },
      new Map(),
      new Map(),
    ]);
    await pop3.quit();
  });

  test('SCRAM is used in the clear, and proves the server', async () => {
    const { trace, all } = traces();
    const pop3 = await visit('plain', { trace });
    await pop3.signIn(anna);
    expect(all.map(({ command }) => command)).toContain('AUTH SCRAM-SHA-256 •••••');
    await pop3.quit();
  });

  test('a wrong password is refused with Dovecot’s code, and may be tried again', async () => {
    const pop3 = await visit('tls');
    const fault = await faultOf(pop3.signIn({ ...anna, password: 'wrong' }));
    expect(fault).toMatchObject({ kind: 'sign-in', code: 'AUTH' });
    await pop3.signIn(anna);
    await pop3.quit();
  });

  test('DELE is undone by RSET and by a line that is cut, and done by QUIT', async () => {
    const count = async () => (await dovecot.files('carl')).length;
    const undone = await visit('stls');
    await undone.signIn(carl);
    await undone.dele(1);
    await undone.rset();
    await undone.quit();
    expect(await count()).toBe(5);
    const cut = await visit('stls');
    await cut.signIn(carl);
    await cut.dele(1);
    cut.destroy();
    const done = await visit('stls');
    await done.signIn(carl);
    expect((await done.stat()).count).toBe(5);
    await Promise.all([done.dele(2), done.dele(4)]);
    expect(await faultOf(done.retr(2, nothing))).toMatchObject({
      kind: 'refused',
      command: 'RETR',
    });
    expect(await done.quit()).toMatchObject({ ok: true });
    expect(await count()).toBe(3);
  });

  test('a sink that takes its time gets every byte', async () => {
    const pop3 = await visit('tls');
    await pop3.signIn(anna);
    const { sink, text } = gather();
    await pop3.retr(1, async (bytes) => {
      sink(bytes);
      await new Promise((resolve) => setImmediate(resolve));
    });
    expect(text()).toBe(letters[0]);
    await pop3.quit();
  });

  test('a message that is not there is refused, and a body called off leaves the line usable', async () => {
    const pop3 = await visit('tls');
    await pop3.signIn(anna);
    expect(await faultOf(pop3.retr(9_999, nothing))).toMatchObject({
      kind: 'refused',
      command: 'RETR',
    });
    const off = new AbortController();
    const read = pop3.retr(51, () => off.abort(), { signal: off.signal });
    expect(await faultOf(read)).toMatchObject({ kind: 'cancelled' });
    const { sink, text } = gather();
    await pop3.top(2, 0, sink);
    expect(text()).toContain('Subject: letter 1\r\n');
    await pop3.quit();
  });
});
