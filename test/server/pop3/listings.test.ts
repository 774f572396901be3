// LIST, UIDL and STAT as servers really answer them.
import { expect, test } from 'vitest';
import { faultOf, open, serve, signedIn, type Peer } from './scripted.ts';

const session = async (script: (peer: Peer) => unknown) => (await signedIn(script)).pop3;

test.each([
  ['no numbers', '+OK\r\nx y\r\n.\r\n'],
  ['number nought', '+OK\r\n0 5\r\n.\r\n'],
  ['the same number twice', '+OK\r\n1 5\r\n1 6\r\n.\r\n'],
  ['no size', '+OK\r\n1\r\n.\r\n'],
  ['a negative size', '+OK\r\n1 -5\r\n.\r\n'],
  ['a number with a sign', '+OK\r\n+1 5\r\n.\r\n'],
  ['a number of eleven digits', '+OK\r\n12345678901 5\r\n.\r\n'],
  ['a size of sixteen digits', '+OK\r\n1 1234567890123456\r\n.\r\n'],
  ['a space before the number', '+OK\r\n 1 5\r\n.\r\n'],
  ['a tab for a space', '+OK\r\n1\t5\r\n.\r\n'],
  ['an empty line', '+OK\r\n\r\n.\r\n'],
])('%s are no listing, and no answer after it is believed', async (_name, answer) => {
  const pop3 = await session((peer) => peer.answer({ LIST: answer, NOOP: '+OK\r\n' }));
  const [list, noop] = [faultOf(pop3.list()), faultOf(pop3.noop())];
  expect(await list).toMatchObject({ kind: 'garbled', command: 'LIST' });
  expect(await noop).toMatchObject({ kind: 'closed' });
  expect(pop3.ended).toMatchObject({ kind: 'garbled' });
});

test('what stands behind a size is left, and all of a name is its name', async () => {
  const pop3 = await session((peer) =>
    peer.answer({
      LIST: '+OK\r\n1   5 octets\r\n2 6, or so\r\n0003 0\r\n.\r\n',
      UIDL: '+OK\r\n1   a name of words \t\r\n2 2\r\n3 \xe9\r\n.\r\n',
    }),
  );
  expect(await pop3.list()).toEqual(
    new Map([
      [1, 5],
      [2, 6],
      [3, 0],
    ]),
  );
  const names = await pop3.uidl();
  expect([names?.get(1), names?.get(2)]).toEqual(['a name of words', '2']);
  expect(names?.size).toBe(3);
  pop3.destroy();
});

test.each([
  ['without a name', '1\r\n'],
  ['of spaces only', '1   \r\n'],
  ['with a bare CR in it', '1 a\rb\r\n'],
  ['with a bare LF in it', '1 a\nb\r\n'],
])('a line of UIDL %s is none', async (_name, line) => {
  const pop3 = await session((peer) => peer.answer({ UIDL: `+OK\r\n${line}.\r\n` }));
  expect(await faultOf(pop3.uidl())).toMatchObject({ kind: 'garbled', command: 'UIDL' });
});

test('figures that are none end the connection too', async () => {
  const pop3 = await session((peer) => peer.answer({ STAT: '+OK Logged in\r\n' }));
  expect(await faultOf(pop3.stat())).toMatchObject({ kind: 'garbled', command: 'STAT' });
  expect(pop3.ended).toMatchObject({ kind: 'garbled' });
});

test('a refusal to list nothing is an empty maildrop', async () => {
  const answers = {
    LIST: '-ERR no messages\r\n',
    UIDL: '-ERR no messages\r\n',
    STAT: '+OK 0 0\r\n',
  };
  const pop3 = await session((peer) => peer.answer(answers));
  expect(await pop3.list()).toEqual(new Map());
  expect(await pop3.uidl()).toEqual(new Map());
  pop3.destroy();
});

test('a refusal to list something is a refusal', async () => {
  const refusal = '-ERR [SYS/TEMP] try later';
  const pop3 = await session((peer) =>
    peer.answer({
      LIST: `${refusal}\r\n`,
      UIDL: `${refusal}\r\n`,
      STAT: '+OK 3 9\r\n',
    }),
  );
  const phase = 'transaction';
  const fault = { kind: 'refused', line: refusal, code: 'SYS/TEMP', phase };
  expect(await faultOf(pop3.list())).toEqual({ ...fault, command: 'LIST' });
  expect(await faultOf(pop3.uidl())).toEqual({ ...fault, command: 'UIDL' });
  pop3.destroy();
});

test('a server that knows neither CAPA nor UIDL has no names', async () => {
  const { port } = await serve((peer) => {
    peer.say('+OK\r\n');
    return peer.answer({ USER: '+OK\r\n', PASS: '+OK\r\n', STAT: '+OK 3 9\r\n' });
  });
  const pop3 = await open(port);
  await pop3.signIn({ user: 'anna', password: 'secret' });
  expect(await pop3.uidl()).toBeNull();
  expect(pop3.capabilities.known).toBe(false);
  pop3.destroy();
});

test('names keep every byte, and blanks inside them', async () => {
  const wire = Buffer.from(
    '+OK\r\n1 a/b,c\r\n2 two words\r\n3 \u00e9\u00ff\r\n4 __proto__ \r\n.\r\n',
    'latin1',
  );
  const pop3 = await session(async (peer) => {
    await peer.line();
    peer.say(wire);
  });
  expect([...((await pop3.uidl()) ?? [])]).toEqual([
    [1, 'a/b,c'],
    [2, 'two words'],
    [3, '\u00e9\u00ff'],
    [4, '__proto__'],
  ]);
  pop3.destroy();
});
