// What a sign-in costs on an encrypted line, and what it never does: say a password twice, or
// anything behind it.
import { describe, expect, test } from 'vitest';
import { createCapabilityMemory } from '../../../server/pop3/capability-memory.ts';
import { capaOf, faultOf, type Peer } from './scripted.ts';
import { meet } from './meet.ts';

const anna = { user: 'anna', password: 'Zq7-CANARY' };

const CAPA = capaOf('USER', 'PIPELINING', 'TOP');

describe('USER and PASS, where PIPELINING is announced', () => {
  test('leave in one write, and nothing behind them before the answer', async () => {
    let behind = -1;
    const { visit, writes } = await meet(async (peer) => {
      await peer.line();
      peer.say(CAPA);
      await peer.line();
      await peer.line();
      // What came with PASS would be here by now.
      await new Promise((resolve) => setImmediate(resolve));
      behind = peer.pending;
      peer.say('+OK\r\n+OK\r\n');
      await peer.answer({ CAPA, NOOP: '+OK\r\n' });
    });
    const pop3 = await visit();
    // Asked meanwhile by somebody with no patience: it waits all the same.
    await Promise.all([pop3.signIn(anna), pop3.noop()]);
    expect(behind).toBe(0);
    expect(writes).toContain(`USER anna\r\nPASS ${anna.password}\r\n`);
    pop3.destroy();
  });

  test('leave one after the other where it is not', async () => {
    const { visit, writes } = await meet({
      CAPA: capaOf('USER'),
      USER: '+OK\r\n',
      PASS: '+OK\r\n',
    });
    const pop3 = await visit();
    await pop3.signIn(anna);
    expect(writes).toContain('USER anna\r\n');
    pop3.destroy();
  });

  test.each([
    ['-ERR no such user', '-ERR no name\r\n'],
    ['-ERR [IN-USE] busy', '-ERR what name?\r\n'],
  ])('%s, and the answer to PASS is read and does not count', async (USER, PASS) => {
    const { visit, heard } = await meet({
      ...{ CAPA, USER: `${USER}\r\n`, PASS, NOOP: '+OK\r\n' },
    });
    const pop3 = await visit();
    expect(await faultOf(pop3.signIn(anna))).toMatchObject({
      ...{ kind: 'sign-in', line: USER, method: 'USER', isHashed: false },
    });
    await pop3.noop();
    expect(heard().slice(1)).toEqual(['USER anna', `PASS ${anna.password}`, 'NOOP']);
    pop3.destroy();
  });

  test('a name refused by a server that hangs up at once is told in its words', async () => {
    const { visit } = await meet({ CAPA, USER: '-ERR go away\r\n', PASS: () => null });
    const pop3 = await visit();
    expect(await faultOf(pop3.signIn(anna))).toMatchObject({
      kind: 'sign-in',
      line: '-ERR go away',
    });
    pop3.destroy();
  });

  test('a password taken for a name that was refused is no sign-in', async () => {
    const { visit } = await meet({ CAPA, USER: '-ERR who?\r\n', PASS: '+OK in\r\n' });
    const pop3 = await visit();
    const fault = {
      ...{ kind: 'garbled', command: 'PASS', line: '+OK in', phase: 'authorization' },
    };
    expect(await faultOf(pop3.signIn(anna))).toEqual(fault);
    expect(pop3.ended).toEqual(fault);
  });
});

describe('a server that announces PIPELINING and leaves PASS behind USER unanswered', () => {
  const passes = (lines: string[]) => lines.filter((line) => line.startsWith('PASS'));
  const short = { replyMs: 5_000, unheardMs: 300 };

  test('has not heard it: that is found out, remembered, and the next visit succeeds', async () => {
    const memory = createCapabilityMemory(10);
    const told: string[] = [];
    const { visit } = await meet(
      async (peer) => {
        for (let line = await peer.line(); line !== null; line = await peer.line()) {
          told.push(line);
          // What came in the same packet is lost.
          while (peer.pending > 0) await peer.line();
          peer.say(line === 'CAPA' ? CAPA : '+OK\r\n');
        }
      },
      { memory, limits: short },
    );
    const first = await visit();
    const fault = { kind: 'unheard', command: 'PASS', line: 'USER' } as const;
    expect(await faultOf(first.signIn(anna))).toEqual(fault);
    expect(first.ended).toMatchObject({ kind: 'garbled', command: 'CAPA' });
    expect(passes(told)).toEqual([]);
    const second = await visit();
    await second.signIn(anna);
    expect(second.capabilities.pipelining).toBe(false);
    expect(passes(told)).toHaveLength(1);
    second.destroy();
  });

  /** Hears all, and judges PASS only when something else was asked behind it. */
  const slow = (verdict: string) => async (peer: Peer) => {
    for (let line = await peer.line(); line !== null; line = await peer.line()) {
      if (line.startsWith('PASS')) {
        expect(await peer.line()).toBe('CAPA');
        peer.say(`${verdict}\r\n${CAPA}`);
      } else peer.say(line === 'CAPA' ? CAPA : '+OK\r\n');
    }
  };

  test('was slow to judge it: the password was said once, and counts', async () => {
    const { visit, heard } = await meet(slow('+OK in'), { limits: short });
    const pop3 = await visit();
    await pop3.signIn(anna);
    await pop3.noop();
    expect(passes(heard())).toHaveLength(1);
    pop3.destroy();
  });

  test('was slow to refuse it: the refusal is the password’s', async () => {
    const { visit, heard } = await meet(slow('-ERR [AUTH] wrong'), { limits: short });
    const pop3 = await visit();
    expect(await faultOf(pop3.signIn(anna))).toMatchObject({
      ...{ kind: 'sign-in', line: '-ERR [AUTH] wrong' },
    });
    expect(passes(heard())).toHaveLength(1);
    pop3.destroy();
  });

  test('answers one of two: the refusal of nobody knows which is no wrong password', async () => {
    const memory = createCapabilityMemory(10);
    const { visit, heard } = await meet(
      async (peer) => {
        await peer.line();
        peer.say(CAPA);
        await peer.line();
        peer.say('+OK\r\n');
        await peer.line(); // PASS, lost as it were
        await peer.line();
        peer.say('-ERR PASS or QUIT\r\n');
        await peer.answer({ CAPA, USER: '+OK\r\n', PASS: '+OK\r\n' });
      },
      { memory, limits: short },
    );
    const pop3 = await visit();
    expect(await faultOf(pop3.signIn(anna))).toMatchObject({ kind: 'timed-out' });
    expect(passes(heard())).toHaveLength(1);
  });
});

describe('a password that was shown', () => {
  const said = (lines: string[]) =>
    lines.filter((line) => /^(PASS|AUTH PLAIN|APOP)/.test(line));

  test('is not said again by another method, nor hashed', async () => {
    const { visit, heard } = await meet(
      {
        CAPA: capaOf('USER', 'SASL PLAIN LOGIN CRAM-MD5'),
        ...{ AUTH: '-ERR [AUTH] no\r\n', USER: '+OK\r\n', PASS: '+OK\r\n' },
      },
      { greeting: '+OK <1.2@pop.test>' },
    );
    const pop3 = await visit();
    expect(await faultOf(pop3.signIn(anna))).toMatchObject({ method: 'AUTH PLAIN' });
    expect(said(heard())).toHaveLength(1);
    pop3.destroy();
  });

  test('is said once more where the server has given up the method it remembered', async () => {
    const memory = createCapabilityMemory(10);
    let capa = capaOf('SASL PLAIN', 'USER');
    let auth = '+OK\r\n';
    const { visit, heard } = await meet(
      { CAPA: () => capa, AUTH: () => auth, USER: '+OK\r\n', PASS: '+OK\r\n' },
      { memory },
    );
    const first = await visit();
    await first.signIn(anna);
    first.destroy();
    capa = capaOf('USER');
    auth = '-ERR unknown command\r\n';
    const second = await visit();
    await second.signIn(anna);
    second.destroy();
    expect(said(heard()).map((line) => line.split(' ')[0])).toEqual([
      'AUTH',
      'AUTH',
      'PASS',
    ]);
    // And what it can do now is remembered in its place.
    expect([...heard()].filter((line) => line === 'CAPA')).toHaveLength(4);
    const third = await visit();
    await third.signIn(anna);
    third.destroy();
    expect(said(heard()).at(-1)).toBe(`PASS ${anna.password}`);
    expect(said(heard())).toHaveLength(4);
  });

  test('is not said again where the server lists something new and the same method', async () => {
    const memory = createCapabilityMemory(10);
    let capa = capaOf('SASL PLAIN');
    const { visit, heard } = await meet(
      { CAPA: () => capa, AUTH: '-ERR no\r\n' },
      { memory },
    );
    for (const lines of [['SASL PLAIN'], ['SASL PLAIN', 'X-NEW']]) {
      capa = capaOf(...lines);
      const pop3 = await visit();
      expect(await faultOf(pop3.signIn(anna))).toMatchObject({ kind: 'sign-in' });
      pop3.destroy();
    }
    expect(said(heard())).toHaveLength(2);
  });
});
