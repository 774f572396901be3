// The demo server as a client meets it: raw sockets, every command of RFC 1939.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { letterOf, lettersOf } from '../../../server/demo/letters.ts';
import { startDemo, type Demo, type DemoOptions } from '../../../server/demo/server.ts';
import { talkTo, type Talk } from '../../rigs/talk.ts';

const three = lettersOf([
  letterOf('one', Buffer.from('Subject: one\r\n\r\nfirst\r\n.second\r\nthird\r\n')),
  letterOf('two', Buffer.from('Subject: two\r\n\r\n..\r\n')),
  letterOf('three', Buffer.from('Subject: three\r\n\r\nend\r\n')),
]);

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function demo(options: DemoOptions = { letters: three }): Promise<Demo> {
  const started = await startDemo(options);
  closers.push(() => started.close());
  return started;
}

async function visit(at: Demo, user = 'demo'): Promise<Talk & { hello: string }> {
  const talk = await talkTo(at.port);
  closers.push(() => talk.end());
  const hello = await talk.line();
  if (user) {
    expect(await talk.ask(`USER ${user}`)).toMatch(/^\+OK/);
    expect(await talk.ask('PASS demo')).toMatch(/^\+OK/);
  }
  return { ...talk, hello };
}

describe('a whole conversation', () => {
  test('walks through every command and its refusals', async () => {
    const at = await visit(await demo(), '');
    expect(at.hello).toMatch(/^\+OK .*<[^<>@]+@[^<>]+>$/);
    expect(await at.ask('STAT')).toMatch(/^-ERR/);
    expect(await at.ask('CAPA')).toMatch(/^\+OK/);
    const capa = (await at.block()).split('\r\n');
    expect(capa).toEqual(
      expect.arrayContaining(['TOP', 'UIDL', 'USER', 'SASL PLAIN', 'PIPELINING']),
    );
    expect(await at.ask('PASS demo')).toMatch(/^-ERR/);
    expect(await at.ask('user demo')).toMatch(/^\+OK/);
    expect(await at.ask('pass demo')).toMatch(/^\+OK 3/);
    expect(await at.ask('STAT')).toBe('+OK 3 82');
    expect(await at.ask('LIST')).toBe('+OK 3 messages');
    expect(await at.block()).toBe('1 39\r\n2 20\r\n3 23\r\n');
    expect(await at.ask('LIST 2')).toBe('+OK 2 20');
    expect(await at.ask('UIDL')).toMatch(/^\+OK/);
    expect(await at.block()).toBe('1 one\r\n2 two\r\n3 three\r\n');
    expect(await at.ask('UIDL 3')).toBe('+OK 3 three');
    expect(await at.ask('RETR 1')).toMatch(/^\+OK/);
    expect(await at.block()).toBe('Subject: one\r\n\r\nfirst\r\n..second\r\nthird\r\n');
    expect(await at.ask('TOP 1 0')).toMatch(/^\+OK/);
    expect(await at.block()).toBe('Subject: one\r\n\r\n');
    expect(await at.ask('TOP 1 2')).toMatch(/^\+OK/);
    expect(await at.block()).toBe('Subject: one\r\n\r\nfirst\r\n..second\r\n');
    expect(await at.ask('TOP 1 99')).toMatch(/^\+OK/);
    expect(await at.block()).toBe('Subject: one\r\n\r\nfirst\r\n..second\r\nthird\r\n');
    for (const bad of ['TOP 1', 'TOP 1 -1', 'TOP 9 0', 'RETR 0', 'RETR x', 'LIST 4'])
      expect(await at.ask(bad), bad).toMatch(/^-ERR/);
    expect(await at.ask('DELE 1')).toMatch(/^\+OK/);
    expect(await at.ask('DELE 1')).toMatch(/^-ERR/);
    expect(await at.ask('RETR 1')).toMatch(/^-ERR/);
    expect(await at.ask('STAT')).toBe('+OK 2 43');
    expect(await at.ask('UIDL')).toBe('+OK 2 messages');
    expect(await at.block()).toBe('2 two\r\n3 three\r\n');
    expect(await at.ask('RSET')).toMatch(/^\+OK 3/);
    expect(await at.ask('STAT')).toBe('+OK 3 82');
    expect(await at.ask('NOOP')).toMatch(/^\+OK/);
    expect(await at.ask('XYZZY')).toMatch(/^-ERR/);
    expect(await at.ask('QUIT')).toMatch(/^\+OK/);
    expect(await at.rest()).toBe('');
  });

  test('understands lines that come one byte at a time', async () => {
    const at = await visit(await demo(), '');
    for (const byte of 'USER demo\r\nPASS demo\r\nUIDL 2\r\n') {
      at.socket.write(byte);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await at.line()).toMatch(/^\+OK/);
    expect(await at.line()).toMatch(/^\+OK 3/);
    expect(await at.line()).toBe('+OK 2 two');
  });

  test('answers pipelined commands in order, also to a peer that ended its side', async () => {
    const at = await visit(await demo(), '');
    at.socket.end(
      'USER demo\r\nPASS demo\r\nSTAT\r\nUIDL 1\r\nTOP 2 0\r\nNOOP\r\nQUIT\r\n',
    );
    const said = await at.rest();
    expect(said.split('\r\n').map((line) => line.slice(0, 9))).toEqual(
      [
        '+OK now the password',
        '+OK 3 messages',
        '+OK 3 82',
        '+OK 1 one',
        '+OK top of',
        'Subject: two',
      ]
        .concat(['', '.', '+OK', '+OK good-bye', ''])
        .map((line) => line.slice(0, 9)),
    );
  });

  test('ten thousand pipelined TOPs come back complete and in order', async () => {
    const count = 10_000;
    const at = await visit(await demo({ letters: count }));
    const commands = Array.from({ length: count }, (_, n) => `TOP ${n + 1} 0\r\n`);
    at.send(commands.join(''));
    for (let n = 1; n <= count; n++) {
      expect(await at.line()).toBe('+OK top of message follows');
      const head = await at.block();
      if (!head.includes(` ${n}\r\nDate: `)) expect(head).toContain(` ${n}\r\nDate: `);
    }
  });

  test('a line that is too long ends the conversation', async () => {
    const at = await visit(await demo());
    at.send('x'.repeat(5000));
    expect(await at.rest()).toMatch(/^-ERR .*long/);
  });
});

describe('signing in', () => {
  test('APOP takes the digest of the greeting’s stamp and the password', async () => {
    const server = await demo();
    const at = await visit(server, '');
    const stamp = /<.*>/.exec(at.hello)?.[0] ?? '';
    const digest = createHash('md5').update(`${stamp}demo`).digest('hex');
    expect(await at.ask(`APOP demo ${digest.replace(/^./, 'x')}`)).toMatch(
      /^-ERR \[AUTH\]/,
    );
    expect(await at.ask(`APOP demo ${digest}`)).toMatch(/^\+OK 3/);
    expect((await visit(server, '')).hello).not.toContain(stamp);
  });

  test('AUTH PLAIN works at once, after a challenge, and can be given up', async () => {
    const server = await demo();
    const proof = Buffer.from('\0demo-a\0demo').toString('base64');
    const one = await visit(server, '');
    expect(await one.ask(`AUTH PLAIN ${proof}`)).toMatch(/^\+OK 3/);
    await one.ask('QUIT');
    const two = await visit(server, '');
    expect(await two.ask('AUTH PLAIN')).toBe('+ ');
    expect(await two.ask('*')).toMatch(/^-ERR/);
    expect(await two.ask('auth plain')).toBe('+ ');
    expect(await two.ask(proof)).toMatch(/^\+OK 3/);
    const three = await visit(server, '');
    expect(await three.ask('AUTH LOGIN')).toMatch(/^-ERR/);
    expect(await three.ask('AUTH PLAIN bm9uc2Vuc2U=')).toMatch(/^-ERR/);
  });

  test('unknown names and wrong passwords get one answer, and the third ends it', async () => {
    const at = await visit(await demo(), '');
    const answers: string[] = [];
    for (const [user, pass] of [
      ['demo', 'Demo'],
      ['root', 'demo'],
      ['demo-', 'demo'],
    ]) {
      await at.ask(`USER ${user}`);
      answers.push(await at.ask(`PASS ${pass}`));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^-ERR \[AUTH\]/);
    expect(await at.rest()).toBe('');
  });
});

describe('each visitor’s mailbox', () => {
  test('what one visitor deleted is gone for that visitor only, and for good', async () => {
    const server = await demo();
    const one = await visit(server, 'demo-anna');
    await one.ask('DELE 2');
    expect(await one.ask('QUIT')).toMatch(/^\+OK/);
    const again = await visit(server, 'demo-anna');
    expect(await again.ask('UIDL')).toBe('+OK 2 messages');
    expect(await again.block()).toBe('1 one\r\n2 three\r\n');
    await again.ask('DELE 2');
    await again.ask('QUIT');
    const third = await visit(server, 'demo-anna');
    expect(await third.ask('STAT')).toBe('+OK 1 39');
    expect(await (await visit(server, 'demo-ben')).ask('STAT')).toBe('+OK 3 82');
    expect(await (await visit(server, 'demo')).ask('STAT')).toBe('+OK 3 82');
  });

  test('a lost line deletes nothing and lets the visitor back in', async () => {
    const server = await demo();
    const one = await visit(server);
    expect(await one.ask('DELE 1')).toMatch(/^\+OK/);
    one.socket.end();
    await once(one.socket, 'close');
    expect(await (await visit(server)).ask('STAT')).toBe('+OK 3 82');
  });

  test('a mailbox is open once at a time, another visitor’s is free', async () => {
    const server = await demo();
    const one = await visit(server, 'demo-anna');
    const two = await visit(server, '');
    await two.ask('USER demo-anna');
    expect(await two.ask('PASS demo')).toMatch(/^-ERR \[IN-USE\]/);
    await two.ask('USER demo-ben');
    expect(await two.ask('PASS demo')).toMatch(/^\+OK/);
    await one.ask('QUIT');
    await visit(server, 'demo-anna');
  });

  test('with one mailbox for all, names share it and its lock', async () => {
    const server = await demo({ letters: three, perVisitor: false });
    const one = await visit(server, 'demo-anna');
    const two = await visit(server, '');
    await two.ask('USER demo-ben');
    expect(await two.ask('PASS demo')).toMatch(/^-ERR \[IN-USE\]/);
    await one.ask('DELE 1');
    await one.ask('QUIT');
    expect(await (await visit(server, 'demo-ben')).ask('STAT')).toBe('+OK 2 43');
  });
});

test('a reader that stops reading stops the server, and gets all of it later', async () => {
  const megabyte = Buffer.from(`${'x'.repeat(62)}\r\n`.repeat(16_384));
  let made = 0;
  const letter = {
    uid: 'large',
    size: 64 * megabyte.length,
    *pieces() {
      for (made = 0; made < 64; made++) yield megabyte;
    },
  };
  const at = await visit(await demo({ letters: lettersOf([letter]) }));
  expect(await at.ask('RETR 1')).toMatch(/^\+OK/);
  at.socket.pause();
  // What the two kernels hold is some megabytes; wait until the server makes no more.
  let before = -1;
  while (before !== made) {
    before = made;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(made).toBeLessThan(40);
  let octets = 0;
  let end = '';
  at.socket.removeAllListeners('data').on('data', (chunk: string) => {
    octets += chunk.length;
    end = (end + chunk).slice(-5);
    if (end === '\r\n.\r\n') at.socket.end('QUIT\r\n');
  });
  at.socket.resume();
  await once(at.socket, 'end');
  expect(made).toBe(64);
  expect(octets).toBeGreaterThanOrEqual(letter.size + 3 - 65_536);
});
