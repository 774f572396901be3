// Signing in: which words are sent, what is refused before a byte leaves, and that no secret
// comes back in a fault or a trace.
import { adviceOf } from '../../../server/pop3/advice.ts';
import { describe, expect, test } from 'vitest';
import { apopChallenge } from '../../../server/pop3/auth.ts';
import {
  capaOf,
  faultOf,
  friendly,
  greeted,
  hangUp,
  open,
  serve,
  type Answers,
} from './scripted.ts';

const anna = { user: 'anna', password: 'Zq7-CANARY' };
const stamp = '+OK POP3 <1896.697170952@dbc.mtview.ca.us>';

describe('the strongest method both know', () => {
  const digest = 'APOP anna 0bdd9ac0d0e36fb1e6b0d4a4bdb3ba34';
  test.each([
    [
      'AUTH PLAIN in one line',
      capaOf('USER', 'SASL LOGIN PLAIN'),
      '+OK',
      ['AUTH PLAIN AGFubmEAWnE3LUNBTkFSWQ=='],
    ],
    [
      'USER and PASS where it is not announced',
      capaOf('USER', 'SASL LOGIN'),
      '+OK',
      ['USER anna', 'PASS Zq7-CANARY'],
    ],
    [
      'USER and PASS where there is no CAPA',
      '-ERR\r\n',
      '+OK',
      ['USER anna', 'PASS Zq7-CANARY'],
    ],
    [
      'APOP before both on a line all can read',
      capaOf('USER', 'SASL PLAIN'),
      stamp,
      [digest],
    ],
    [
      'no APOP for a stamp of another form',
      capaOf('USER'),
      '+OK <a b@c>',
      ['USER anna', 'PASS Zq7-CANARY'],
    ],
  ])('%s', async (_name, CAPA, greeting, words) => {
    const { pop3, heard } = await greeted({ ...friendly, CAPA }, greeting);
    await pop3.signIn(anna);
    const sent = heard().map((line) => (line.startsWith('APOP') ? digest : line));
    expect(sent).toEqual([...words, 'CAPA']);
    pop3.destroy();
  });

  test('APOP hashes the stamp and the password as RFC 1939 shows', async () => {
    const { pop3, heard } = await greeted({ ...friendly, CAPA: capaOf('USER') }, stamp);
    await pop3.signIn({ user: 'mrose', password: 'tanstaaf' });
    expect(heard()[0]).toBe('APOP mrose c4c9334bac560ecc979e58001b3e22fb');
    pop3.destroy();
  });

  test('a token is sent again to a server that wants it on a line of its own', async () => {
    const answers: Answers = {
      CAPA: capaOf('SASL PLAIN'),
      AUTH: '+ \r\n',
      'AGFubmEAWnE3LUNBTkFSWQ==': '+OK\r\n',
    };
    const { pop3, heard } = await greeted(answers);
    await pop3.signIn(anna);
    expect(heard()).toHaveLength(3);
    pop3.destroy();
  });

  test('a token too long for a command goes on a line of its own', async () => {
    const password = 'p'.repeat(300);
    const token = Buffer.from(`\0anna\0${password}`).toString('base64');
    const answers: Answers = {
      CAPA: capaOf('SASL PLAIN'),
      AUTH: '+ \r\n',
      [token]: '+OK\r\n',
    };
    const { pop3, heard } = await greeted(answers);
    await pop3.signIn({ user: 'anna', password });
    expect(heard()).toEqual(['AUTH PLAIN', token, 'CAPA']);
    pop3.destroy();
  });

  test('nothing follows PASS before its answer, and CAPA is asked anew after it', async () => {
    let behind = -1;
    const server = await serve(async (peer) => {
      peer.say('+OK\r\n');
      for (const answer of [capaOf('USER', 'PIPELINING'), '+OK\r\n']) {
        await peer.line();
        peer.say(answer);
      }
      await peer.line();
      // A round trip of ours on the same line would show what came with PASS.
      await new Promise((resolve) => setImmediate(resolve));
      behind = peer.pending;
      peer.say('+OK\r\n');
      await peer.line();
      peer.say(capaOf('TOP', 'UIDL', 'PIPELINING'));
    });
    const pop3 = await open(server.port);
    expect(pop3.capabilities).toMatchObject({ top: false, user: true });
    await pop3.signIn(anna);
    expect(behind).toBe(0);
    expect(pop3.capabilities).toMatchObject({ top: true, uidl: true, user: false });
    pop3.destroy();
  });

  test('a server that offers nothing we know, in the clear, is told no name', async () => {
    const { pop3, heard } = await greeted({
      ...friendly,
      CAPA: capaOf('SASL GSSAPI', 'STLS'),
    });
    expect(await faultOf(pop3.signIn(anna))).toEqual({ kind: 'no-method' });
    expect(heard()).toEqual([]);
    pop3.destroy();
  });
});

describe('APOP', () => {
  test.each([
    ['+OK <1896.697170952@dbc.mtview.ca.us>', '<1896.697170952@dbc.mtview.ca.us>'],
    ['+OK hello <a.b+c@[192.0.2.1]> there', '<a.b+c@[192.0.2.1]>'],
    ['+OK <nothing>', null],
    ['+OK <@host>', null],
    ['+OK <a@>', null],
    ['+OK <a@b@c>', null],
    ['+OK <a..b@c>', null],
    ['+OK <a b@c>', null],
    ['+OK <a\u0001@c>', null],
    ['+OK <\u00e9@c>', null],
    ['+OK ready', null],
  ])('the stamp of %j is %j', (greeting, challenge) => {
    expect(apopChallenge(greeting)).toBe(challenge);
  });

  test.each(['-ERR authentication failed', '-ERR [AUTH] Bad login'])(
    'refused as a wrong password, the password is not shown, but by choice: %s',
    async (refusal) => {
      const answers = {
        ...friendly,
        CAPA: capaOf('USER', 'SASL PLAIN'),
        APOP: `${refusal}\r\n`,
      };
      const { pop3, heard } = await greeted(answers, stamp);
      expect(await faultOf(pop3.signIn(anna))).toEqual({
        ...{ kind: 'sign-in', line: refusal, method: 'APOP', isHashed: true },
        code: refusal.includes('AUTH') ? 'AUTH' : null,
      });
      expect(heard()).toHaveLength(1);
      await pop3.signIn({ ...anna, by: 'password' });
      expect(heard().slice(1)).toEqual(['AUTH PLAIN AGFubmEAWnE3LUNBTkFSWQ==', 'CAPA']);
      pop3.destroy();
    },
  );

  test('refused for another reason, nothing more is tried', async () => {
    const APOP = '-ERR [IN-USE] busy\r\n';
    const { pop3, heard } = await greeted(
      { ...friendly, CAPA: capaOf('USER'), APOP },
      stamp,
    );
    expect(await faultOf(pop3.signIn(anna))).toMatchObject({
      kind: 'sign-in',
      code: 'IN-USE',
    });
    expect(heard()).toHaveLength(1);
    pop3.destroy();
  });
});

describe('what cannot be said is refused before a byte is sent', () => {
  test.each([
    ['a line end in the password', { user: 'anna', password: 'x\r\nDELE 1' }],
    ['a bare LF in the password', { user: 'anna', password: 'x\nDELE 1' }],
    ['a bare CR in the name', { user: 'anna\rDELE 1', password: 'x' }],
    ['NUL in the password', { user: 'anna', password: 'x\0' }],
    ['NUL in the name', { user: 'an\0na', password: 'x' }],
    ['half a surrogate pair', { user: 'anna', password: '\ud800' }],
    ['no name', { user: '', password: 'x' }],
  ])('%s', async (_name, who) => {
    for (const CAPA of [capaOf('USER', 'SASL PLAIN'), '-ERR\r\n']) {
      const { pop3, heard } = await greeted({ ...friendly, CAPA }, stamp);
      expect(await faultOf(pop3.signIn(who))).toEqual({ kind: 'unsayable' });
      expect(heard()).toEqual([]);
      pop3.destroy();
    }
  });

  test.each([
    ['a password beyond ASCII', { user: 'anna', password: 'schl\u00fcssel' }],
    ['a name beyond ASCII', { user: 'm\u00fcller', password: 'secret' }],
    ['a password of 10 kB', { user: 'anna', password: 'p'.repeat(10_000) }],
  ])('%s, where only USER and PASS are known', async (_name, who) => {
    const { pop3, heard } = await greeted({ ...friendly, CAPA: capaOf('USER') });
    expect(await faultOf(pop3.signIn(who))).toEqual({ kind: 'unsayable' });
    expect(heard()).toEqual([]);
    pop3.destroy();
  });

  test('beyond ASCII, AUTH PLAIN says it in UTF-8, and so does USER where that is announced', async () => {
    const who = { user: 'm\u00fcller', password: 'schl\u00fcssel\u2028' };
    const plain = await greeted(
      { ...friendly, CAPA: capaOf('USER', 'SASL PLAIN') },
      stamp,
    );
    await plain.pop3.signIn(who);
    const token = plain.heard()[0]?.replace('AUTH PLAIN ', '') ?? '';
    expect(Buffer.from(token, 'base64').toString('utf8')).toBe(
      `\0${who.user}\0${who.password}`,
    );
    const utf8 = await greeted({ ...friendly, CAPA: capaOf('USER', 'UTF8 USER') });
    await utf8.pop3.signIn(who);
    expect(utf8.heard().slice(0, 3)).toEqual([
      'UTF8',
      `USER ${who.user}`,
      `PASS ${who.password}`,
    ]);
    plain.pop3.destroy();
    utf8.pop3.destroy();
  });
});

describe('a refusal', () => {
  test.each([
    [
      'with a code',
      '-ERR [in-use] locked',
      { kind: 'sign-in', code: 'IN-USE', line: '-ERR [in-use] locked' },
    ],
    ['with a longer code', '-ERR [SYS/TEMP] x', { kind: 'sign-in', code: 'SYS/TEMP' }],
    ['with words alone', '-ERR no such user', { kind: 'sign-in', code: null }],
  ])('%s', async (_name, line, fault) => {
    const { pop3 } = await greeted({
      ...friendly,
      CAPA: capaOf('USER'),
      PASS: `${line}\r\n`,
    });
    expect(await faultOf(pop3.signIn(anna))).toMatchObject(fault);
    expect(pop3.ended).toBeNull();
    pop3.destroy();
  });

  test('a name that is refused is asked for no password', async () => {
    const { pop3, heard } = await greeted({
      ...friendly,
      CAPA: capaOf('USER'),
      USER: '-ERR who?\r\n',
    });
    expect(await faultOf(pop3.signIn(anna))).toMatchObject({
      kind: 'sign-in',
      line: '-ERR who?',
    });
    expect(heard()).toEqual(['USER anna']);
    pop3.destroy();
  });

  test('a server that hangs up on a wrong password', async () => {
    const { pop3 } = await greeted({ ...friendly, CAPA: capaOf('USER'), PASS: hangUp });
    const signIn = faultOf(pop3.signIn(anna));
    expect(await signIn).toMatchObject({
      ...{ kind: 'closed', phase: 'authorization', line: '' },
      sent: 'password',
    });
    expect(adviceOf(await pop3.closed).again).toBe('after-change');
  });

  test('a sign-in that is called off cuts the line', async () => {
    const { pop3 } = await greeted({ CAPA: capaOf('USER'), USER: '+OK\r\n', PASS: '' });
    const off = new AbortController();
    const signIn = faultOf(pop3.signIn(anna, { signal: off.signal }));
    off.abort();
    expect(await signIn).toMatchObject({ kind: 'cancelled' });
    pop3.destroy();
  });
});
