// Servers that are silent, rude, endless or no POP3 servers at all. Every one of them ends in
// a clear fault, and never in a wait without end.
import { describe, expect, test } from 'vitest';
import type { EngineLimits } from '../../../server/pop3/api.ts';
import { faultOf, open, serve, signedIn, type Peer } from './scripted.ts';

const play = async (script: (peer: Peer) => unknown) => (await serve(script)).port;

const quick: Partial<EngineLimits> = {
  ...{
    connectMs: 300,
    greetingMs: 300,
    tlsMs: 300,
    replyMs: 300,
    silenceMs: 300,
    quitMs: 300,
  },
  ...{
    statusLineBytes: 600,
    listingLineBytes: 200,
    listingLines: 1_000,
    messageBytes: 100_000,
  },
};
const nothing = () => {};
/** Signed in, against a server that goes on as the script says. */
const session = async (script: (peer: Peer) => unknown) =>
  (await signedIn(script, { limits: quick })).pop3;

describe('before the sign-in', () => {
  test.each([
    ['IMAP', '* OK [CAPABILITY IMAP4rev1] Dovecot ready.\r\n'],
    ['SMTP', '220 mx.example.org ESMTP Postfix\r\n'],
    ['SSH', 'SSH-2.0-OpenSSH_9.2p1\r\n'],
    ['a line that ends in LF', '220 ftp\n'],
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'],
    ['bytes without a line', '\u0015\u0003\u0001 no line'],
    ['a continuation', '+ hello\r\n'],
    ['an endless word', 'x'.repeat(5_000)],
  ])('%s is not POP3', async (_name, greeting) => {
    const port = await play((peer) => peer.say(greeting));
    expect(await faultOf(open(port, { limits: quick }))).toMatchObject({
      kind: 'not-pop3',
    });
  });

  test('the line of what is not POP3 is kept, cut, without control characters', async () => {
    const port = await play((peer) => peer.say(`220 \u001b[2J${'x'.repeat(590)}\r\n`));
    const line = `220 \ufffd[2J${'x'.repeat(504)}`;
    expect(await faultOf(open(port, { limits: quick }))).toEqual({
      kind: 'not-pop3',
      line,
    });
  });

  test('a refusal at the door is told with its code, and nothing is sent', async () => {
    const refusal = '-ERR [IN-USE] Mailbox is locked';
    const server = await serve((peer) => peer.say(`${refusal}\r\n`));
    const fault = { kind: 'greeting-refused', line: refusal, code: 'IN-USE' };
    expect(await faultOf(open(server.port, { limits: quick }))).toEqual(fault);
    expect(server.peers[0]?.heard).toEqual([]);
  });

  test.each([
    ['says nothing', nothing, { kind: 'timed-out', phase: 'greeting' }],
    [
      'says half a word',
      (peer: Peer) => peer.say('+O'),
      { kind: 'timed-out', phase: 'greeting' },
    ],
    [
      'hangs up',
      (peer: Peer) => peer.socket.end(),
      { kind: 'closed', phase: 'greeting', line: '' },
    ],
    [
      'resets',
      async (peer: Peer) => {
        peer.say('+OK\r\n');
        await peer.line();
        peer.socket.resetAndDestroy();
      },
      { kind: 'closed', phase: 'authorization' },
    ],
    [
      'greets twice',
      (peer: Peer) => peer.say('+OK a\r\n+OK b\r\n'),
      { kind: 'garbled', command: '' },
    ],
    [
      'greets and is silent',
      (peer: Peer) => peer.say('+OK\r\n'),
      { kind: 'timed-out', phase: 'authorization' },
    ],
    [
      'greets for ever',
      (peer: Peer) => peer.say(`+OK ${'x'.repeat(9_999)}`),
      { kind: 'too-large', limit: 600 },
    ],
    [
      'floods CAPA',
      (peer: Peer) =>
        peer.say(`+OK\r\n`) ?? peer.answer({ CAPA: `+OK\r\n${'X\r\n'.repeat(200)}` }),
      { kind: 'too-large', limit: 100 },
    ],
  ])('a server that %s', async (_name, script, fault) => {
    const port = await play(script);
    expect(await faultOf(open(port, { limits: quick }))).toMatchObject(fault);
  });

  test('a port where nobody listens, and a dial that never ends', async () => {
    const server = await serve(nothing);
    await server.stop();
    const refused = {
      kind: 'dial',
      code: 'ECONNREFUSED',
      host: '127.0.0.1',
      port: server.port,
    };
    expect(await faultOf(open(server.port))).toEqual(refused);
    const hung = open(1, { limits: quick, dial: () => new Promise(() => {}) });
    expect(await faultOf(hung)).toMatchObject({ kind: 'timed-out', phase: 'connect' });
  });

  test('connecting can be called off at every step', async () => {
    for (const [moment, phase] of [
      ['dial', 'connect'],
      // The server may know of the connection before we do.
      ['greeting', expect.stringMatching(/^(connect|greeting)$/)],
      ['CAPA', 'authorization'],
    ]) {
      const off = new AbortController();
      const port = await play(async (peer) => {
        if (moment === 'greeting') return off.abort();
        peer.say('+OK\r\n');
        await peer.line();
        off.abort();
      });
      const dial = () => (off.abort(), new Promise<never>(() => {}));
      const opened = open(port, {
        signal: off.signal,
        ...(moment === 'dial' ? { dial } : {}),
      });
      expect(await faultOf(opened)).toEqual({ kind: 'cancelled', phase });
    }
  });
});

describe('silence has an end', () => {
  test.each([
    ['no answer', nothing],
    ['half a status line', (peer: Peer) => peer.say('+OK 1')],
    ['a body that stops', (peer: Peer) => peer.say('+OK\r\nSubject: x\r\n')],
    ['a body that drips', (peer: Peer) => peer.say('+OK\r\n') ?? drip(peer)],
    ['a status line that drips', (peer: Peer) => drip(peer)],
  ])('%s', async (_name, script) => {
    const pop3 = await session(async (peer) => {
      await peer.line();
      script(peer);
    });
    const work = pop3.retr(1, nothing);
    expect(await faultOf(work)).toMatchObject({
      kind: 'timed-out',
      phase: 'transaction',
      sent: 'nothing-final',
    });
    expect(await pop3.closed).toMatchObject({ kind: 'timed-out' });
  });

  test('an answer that came in time counts, though nobody had the time to read it', async () => {
    const pop3 = await session(async (peer) => {
      await peer.line();
      peer.say('+OK 6 1234\r\n');
      // Other work of this process, longer than any deadline of these tests.
      const until = performance.now() + 600;
      while (performance.now() < until);
    });
    expect(await pop3.stat()).toEqual({ count: 6, octets: 1234 });
    pop3.destroy();
  });

  function drip(peer: Peer): void {
    const timer = setInterval(() => peer.say('+'), 10);
    peer.socket.on('close', () => clearInterval(timer));
  }
});

describe('what fits nothing that was asked ends the connection', () => {
  test.each([
    [
      'a goodbye for idleness',
      '-ERR Disconnected for inactivity.\r\n',
      { kind: 'closed', line: '-ERR Disconnected for inactivity.' },
    ],
    [
      'an answer to nothing',
      '+OK surprise\r\n',
      { kind: 'garbled', line: '+OK surprise' },
    ],
    ['bytes', 'blah\r\n', { kind: 'garbled', line: 'blah' }],
    ['half a line', 'blah', { kind: 'garbled' }],
  ])('%s, unasked', async (_name, text, fault) => {
    const pop3 = await session((peer) => peer.say(text));
    expect(await pop3.closed).toMatchObject(fault);
  });

  test.each([
    ['a status that is none', 'maybe\r\n'],
    ['a word like a status', '+OKAY\r\n'],
    ['a continuation nobody asked for', '+ \r\n'],
    ['a status line that ends in LF', '+OK\n'],
  ])('%s', async (_name, answer) => {
    const pop3 = await session((peer) => peer.answer({ NOOP: answer }));
    expect(await faultOf(pop3.noop())).toMatchObject({
      kind: 'garbled',
      command: 'NOOP',
    });
    expect(pop3.ended).toMatchObject({ kind: 'garbled' });
  });

  test('an answer too many behind a body is not taken for the next answer', async () => {
    const pop3 = await session((peer) =>
      peer.answer({ TOP: '+OK\r\na\r\n.\r\n+OK more\r\n' }),
    );
    await pop3.top(1, 0, nothing);
    expect(await pop3.closed).toMatchObject({ kind: 'garbled', line: '+OK more' });
  });
});

describe('too much is too much', () => {
  const line = 'x'.repeat(199);
  test.each([
    [
      'LIST without end',
      'LIST',
      `+OK\r\n${Array.from({ length: 1_001 }, (_, i) => `${i + 1} 1\r\n`).join('')}`,
      1_000,
    ],
    ['a line of LIST without end', 'LIST', `+OK\r\n1 ${'9'.repeat(400)}`, 200],
    ['a long line of UIDL', 'UIDL', `+OK\r\n1 ${line}\r\n.\r\n`, 200],
    ['a status line without end', 'LIST', `+OK ${'x'.repeat(700)}`, 600],
    ['a message without end', 'RETR', `+OK\r\n${'x'.repeat(100_001)}`, 100_000],
  ])('%s', async (_name, word, answer, limit) => {
    const pop3 = await session((peer) => peer.answer({ [word]: answer }));
    const work =
      word === 'LIST'
        ? pop3.list()
        : word === 'UIDL'
          ? pop3.uidl()
          : pop3.retr(1, nothing);
    expect(await faultOf(work)).toMatchObject({ kind: 'too-large', limit });
    expect(pop3.ended).toMatchObject({ kind: 'too-large' });
  });
});
