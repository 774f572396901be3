// STLS: nothing said in the clear is believed inside, and no name is sent outside.
import { describe, expect, test } from 'vitest';
import { createCapabilityMemory } from '../../../server/pop3/capability-memory.ts';
import { capaOf, faultOf, open, plainDial, serve, type Peer } from './scripted.ts';
import { certificates, encrypted, inside } from './tls-server.ts';

const { sha256 } = certificates();
const quick = { tlsMs: 1_000, greetingMs: 1_000, replyMs: 1_000 };
const common = { host: 'pop.test', dial: plainDial, limits: quick };

async function stlsServer(
  name: string,
  stls = '+OK begin\r\n',
  words = ['STLS', 'SASL PLAIN'],
) {
  const clear: Peer[] = [];
  const secret: Peer[] = [];
  const server = await serve(async (peer) => {
    clear.push(peer);
    peer.say('+OK outside <1.2@clear.test>\r\n');
    for (let line = await peer.line(); line !== null; line = await peer.line()) {
      if (line !== 'STLS')
        peer.say(
          line === 'CAPA'
            ? words.length > 0
              ? capaOf(...words)
              : '-ERR\r\n'
            : '-ERR\r\n',
        );
      else if (!stls.startsWith('+OK')) peer.say(stls);
      else {
        peer.say(stls);
        const { inner } = encrypted(peer, name);
        secret.push(inner);
        return inner.answer(inside);
      }
    }
  });
  return {
    port: server.port,
    clear: () => clear.flatMap((p) => p.heard),
    secret: () => secret.flatMap((p) => p.heard),
  };
}

describe('STLS', () => {
  test('forgets what was said in the clear and asks again inside', async () => {
    const { port, clear, secret } = await stlsServer('self');
    const pop3 = await open(port, { ...common, security: 'stls', pin: sha256('self') });
    expect(pop3.capabilities.lines).toEqual(['USER', 'TOP']);
    await pop3.signIn({ user: 'anna', password: 'secret' });
    expect(clear()).toEqual(['CAPA', 'STLS']);
    // Neither SASL PLAIN nor the time stamp of the clear greeting was believed.
    expect(secret()).toEqual(['CAPA', 'USER anna', 'PASS secret', 'CAPA']);
    await pop3.quit();
  });

  test('asks nothing in the clear of who is known, and forgets what was said there', async () => {
    const memory = createCapabilityMemory(10);
    const { port, clear, secret } = await stlsServer('self');
    const known = { ...common, security: 'stls', pin: sha256('self'), memory } as const;
    for (let visits = 0; visits < 2; visits++) {
      const pop3 = await open(port, known);
      expect(pop3.capabilities.lines).toEqual(['USER', 'TOP']);
      expect(pop3.greeting).toBe('');
      await pop3.signIn({ user: 'anna', password: 'secret' });
      await pop3.quit();
    }
    expect(clear()).toEqual(['CAPA', 'STLS', 'STLS']);
    const session = ['USER anna', 'PASS secret', 'CAPA', 'QUIT'];
    expect(secret()).toEqual(['CAPA', ...session, ...session]);
  });

  test('who is known and refuses now is believed, and gets no name', async () => {
    const memory = createCapabilityMemory(10);
    const options = { ...common, security: 'stls', pin: sha256('self'), memory } as const;
    const good = await stlsServer('self');
    (await open(good.port, options)).destroy();
    const no = await stlsServer('self', '-ERR [SYS/TEMP] no\r\n');
    const atFirst = { host: 'pop.test', port: good.port, security: 'stls' } as const;
    // The same name and port, and another server behind it.
    const dial = () =>
      plainDial({ ...atFirst, port: no.port, signal: new AbortController().signal });
    const fault = { kind: 'no-stls', line: '-ERR [SYS/TEMP] no', code: 'SYS/TEMP' };
    expect(await faultOf(open(good.port, { ...options, dial }))).toEqual(fault);
    expect(no.clear()).toEqual(['STLS']);
  });

  test.each([
    ['answers', '+OK begin\r\n+OK\r\nSASL PLAIN\r\n.\r\n'],
    ['half an answer', '+OK begin\r\n+OK injec'],
    ['one byte', '+OK begin\r\n+'],
  ])('%s sent before the handshake end it', async (_name, stls) => {
    const { port, clear, secret } = await stlsServer('self', stls);
    const opened = open(port, { ...common, security: 'stls', pin: sha256('self') });
    expect(await faultOf(opened)).toMatchObject({ kind: 'garbled' });
    expect([...clear(), ...secret()]).toEqual(['CAPA', 'STLS']);
  });

  test('answers sent a moment later end in a failed handshake', async () => {
    const server = await serve(async (peer) => {
      peer.say('+OK\r\n');
      await peer.line();
      peer.say(capaOf('STLS'));
      await peer.line();
      peer.socket.removeAllListeners('data');
      peer.socket.once('data', () => peer.say('+OK\r\nSASL PLAIN\r\n.\r\n'));
      peer.say('+OK\r\n');
    });
    expect(
      await faultOf(open(server.port, { ...common, security: 'stls' })),
    ).toMatchObject({ kind: 'tls' });
  });

  test.each([
    ['not announced', '+OK\r\n', ['USER'], ''],
    ['announced and refused', '-ERR [SYS/TEMP] no\r\n', ['STLS'], '-ERR [SYS/TEMP] no'],
    ['refused where there is no CAPA', '-ERR\r\n', [], '-ERR'],
  ])('%s, is missing: no name is sent in the clear', async (_name, stls, words, line) => {
    const { port, clear } = await stlsServer('self', stls, words);
    const code = line.includes('[') ? 'SYS/TEMP' : null;
    expect(await faultOf(open(port, { ...common, security: 'stls' }))).toEqual({
      ...{ kind: 'no-stls', line, code },
    });
    expect(clear().filter((line) => line !== 'STLS')).toEqual(['CAPA']);
  });

  test('refuses a certificate nobody vouches for before a name is sent', async () => {
    const { port, secret } = await stlsServer('self');
    expect(await faultOf(open(port, { ...common, security: 'stls' }))).toMatchObject({
      kind: 'tls',
    });
    expect(secret()).toEqual([]);
  });
});
