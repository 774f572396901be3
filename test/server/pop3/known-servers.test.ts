// What is known of servers that do otherwise than they say, and what follows from it.
import { describe, expect, test } from 'vitest';
import { readCapabilities } from '../../../server/pop3/capabilities.ts';
import { createCapabilityMemory } from '../../../server/pop3/capability-memory.ts';
import { Pop3Error } from '../../../server/pop3/errors.ts';
import { withoutGap } from '../../../server/pop3/gap.ts';
import { hasQuirk, type Quirk } from '../../../server/pop3/known-servers.ts';
import { startFaultServer } from '../../faults/server.ts';
import { shortLimits } from '../../faults/engine-visit.ts';
import { everySplit } from './splits.ts';
import { capaOf, faultOf, open, plainDial, serve } from './scripted.ts';

test.each<[Quirk, string, string[], string, boolean]>([
  [
    'cuts-top',
    '+OK Maillennium POP3/PROXY server #4',
    ['TOP'],
    'mail.comcast.test',
    true,
  ],
  ['cuts-top', '+OK Dovecot ready.', ['TOP'], 'mail.comcast.test', false],
  ['doubles-gap', '+OK POP3 Ready <5.1795604645@vm>', ['TOP', 'EXPIRENEVER'], 'h', true],
  [
    'doubles-gap',
    '+OK POP3 Ready <5.1795604645@vm>',
    ['TOP', 'EXPIRE NEVER'],
    'h',
    false,
  ],
  ['hides-read', '+OK Gpop ready for requests from 192.0.2.1 x', [], 'h', true],
  ['hides-read', '+OK ready', [], 'pop.gmail.com.', true],
  ['hides-read', '+OK ready', [], 'pop.gmail.com.evil.test', false],
])('%s of %s', (quirk, greeting, lines, host, isIt) => {
  const capabilities = readCapabilities(lines);
  expect(hasQuirk(quirk, { greeting, capabilities, host })).toBe(isIt);
});

describe('an empty line too many is taken out, wherever the letter is cut', () => {
  test.each([
    ['of a letter', 'A: b\r\nC: d\r\n\r\n\r\none\r\n', 'A: b\r\nC: d\r\n\r\none\r\n'],
    ['of two', 'A: b\r\n\r\n\r\n\r\none\r\n', 'A: b\r\n\r\n\r\none\r\n'],
    ['of nothing but a header', 'A: b\r\n\r\n\r\n', 'A: b\r\n\r\n'],
    [
      'not where there is none',
      'A: b\r\n\r\none\r\n\r\n\r\n',
      'A: b\r\n\r\none\r\n\r\n\r\n',
    ],
    ['not of a CR alone', 'A: b\r\n\r\n\rone\r\n', 'A: b\r\n\r\n\rone\r\n'],
    ['not of two', 'A: b\r\n\r\n\r\r\none\r\n', 'A: b\r\n\r\n\r\r\none\r\n'],
    ['past a CR in the header', 'A: b\r\r\n\r\n\r\none\r\n', 'A: b\r\r\n\r\none\r\n'],
  ])('%s', async (_name, sent, wanted) => {
    for (const pieces of everySplit(Buffer.from(sent))) {
      let text = '';
      const { octets } = await withoutGap(
        (bytes) => void (text += Buffer.from(bytes).toString('latin1')),
        async (sink) => {
          for (const piece of pieces) await sink(piece);
          return { octets: sent.length };
        },
      );
      expect(text).toBe(wanted);
      expect(octets).toBe(wanted.length);
    }
  });
});

describe('PIPELINING', () => {
  test('announced and not meant is found out, and the next visit does without', async () => {
    const server = await startFaultServer({ name: 'pipeline-drop' });
    const memory = createCapabilityMemory(10);
    // Longer than any test: it is not waited for.
    const limits = { ...shortLimits, replyMs: 600_000, unheardMs: 300 };
    const visit = () => open(server.port, { dial: plainDial, memory, limits });
    const all = async () => {
      const pop3 = await visit();
      await pop3.signIn({ user: 'anna', password: 'secret' });
      const both = await Promise.all([pop3.stat(), pop3.list(), pop3.uidl()]);
      await pop3.quit();
      return both;
    };
    await expect(all()).rejects.toBeInstanceOf(Pop3Error);
    const [stat, sizes, names] = await all();
    expect([stat.count, sizes.size, names?.size]).toEqual([6, 6, 6]);
    await server.stop();
  });

  test.each([
    ['garbled', 'list-garbage'],
    ['endless', 'list-stall'],
  ] as const)(
    'one %s answer to what was asked alone says nothing of it',
    async (_, name) => {
      const server = await startFaultServer({ name });
      const memory = createCapabilityMemory(10);
      const limits = { ...shortLimits, silenceMs: 300 };
      const visit = () => open(server.port, { dial: plainDial, memory, limits });
      const pop3 = await visit();
      await pop3.signIn({ user: 'anna', password: 'secret' });
      expect(await faultOf(pop3.list())).toBeTypeOf('object');
      expect([pop3.hasLostAnswers, pop3.ended !== null]).toEqual([false, true]);
      const again = await visit();
      expect(again.capabilities.pipelining).toBe(true);
      again.destroy();
      await server.stop();
    },
  );

  test('who is slow with its first answers is asked a little more, and believed', async () => {
    const memory = createCapabilityMemory(10);
    const heard: string[] = [];
    const CAPA = capaOf('USER', 'UIDL', 'PIPELINING');
    const { port } = await serve(async (peer) => {
      peer.say('+OK ready\r\n');
      for (const answer of [CAPA, '+OK\r\n', '+OK\r\n', CAPA]) {
        await peer.line();
        peer.say(answer);
      }
      for (let n = 0; n < 4; n++) heard.push((await peer.line()) ?? '');
      peer.say('+OK 1 9\r\n+OK\r\n1 9\r\n.\r\n+OK\r\n1 a\r\n.\r\n+OK\r\n');
      await peer.answer({ STAT: '+OK 1 9\r\n' });
    });
    const limits = { ...shortLimits, replyMs: 600_000, unheardMs: 300 };
    const pop3 = await open(port, { memory, limits });
    await pop3.signIn({ user: 'anna', password: 'secret' });
    const asked = Promise.all([pop3.stat(), pop3.list(), pop3.uidl()]);
    expect((await asked)[0]).toEqual({ count: 1, octets: 9 });
    expect(heard).toEqual(['STAT', 'LIST', 'UIDL', 'NOOP']);
    await pop3.stat();
    expect(pop3.hasLostAnswers).toBe(false);
    pop3.destroy();
  });

  test('a single answer that stays away says nothing of it', async () => {
    const server = await startFaultServer({ name: 'retr-stall' });
    const memory = createCapabilityMemory(10);
    const limits = { ...shortLimits, silenceMs: 300 };
    const visit = () => open(server.port, { dial: plainDial, memory, limits });
    const pop3 = await visit();
    await pop3.signIn({ user: 'anna', password: 'secret' });
    expect(await faultOf(pop3.retr(1, () => {}))).toMatchObject({ kind: 'timed-out' });
    const again = await visit();
    expect(again.capabilities.pipelining).toBe(true);
    again.destroy();
    await server.stop();
  });

  test('is believed again after an hour', () => {
    let now = 0;
    const memory = createCapabilityMemory(1, () => now);
    memory.suspect('a');
    expect(memory.isSuspect('a')).toBe(true);
    now += 60 * 60 * 1_000;
    expect(memory.isSuspect('a')).toBe(false);
    memory.suspect('a');
    memory.suspect('b');
    expect([memory.isSuspect('a'), memory.isSuspect('b')]).toEqual([false, true]);
  });
});
