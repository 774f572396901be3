// A connection that is read into one buffer: nothing of it is lost or mixed up, however slowly
// it is taken, and it makes no garbage.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { engineLimits } from '../../../server/limits.ts';
import { createDial } from '../../../server/net/dial.ts';
import { connect } from '../../../server/pop3/connect.ts';
import { capaOf, serve } from '../pop3/scripted.ts';

const dial = createDial({ guard: { allowPrivate: true, allowed: [], ports: [] } });
const host = '127.0.0.1';
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Every line another: bytes in the wrong place are seen. */
const body = Buffer.from(
  Array.from({ length: 200_000 }, (_, n) => `line ${n} of a long letter\r\n`).join(''),
);

test('is handed over paused, and is heard in one piece of memory', async () => {
  const { port } = await serve((peer) => (peer.say(body), peer.socket.end()));
  const { signal } = new AbortController();
  const socket = await dial({ host, port, signal, oneBuffer: true });
  expect(socket.isPaused()).toBe(true);
  const memories = new Set<unknown>();
  const hash = createHash('sha256');
  await new Promise((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      memories.add(chunk.buffer);
      hash.update(chunk);
    });
    socket.on('end', resolve).resume();
  });
  expect(memories.size).toBe(1);
  expect(hash.digest('hex')).toBe(sha(body));
  socket.destroy();
});

test.each(['at once', 'slowly'])(
  'a letter taken %s is whole, byte for byte',
  async (how) => {
    const { port } = await serve((peer) => {
      peer.say('+OK ready\r\n');
      return peer.answer({
        CAPA: capaOf('USER', 'PIPELINING'),
        USER: '+OK\r\n',
        PASS: '+OK\r\n',
        RETR: `+OK\r\n${body.toString('latin1')}.\r\n`,
        QUIT: '+OK\r\n',
      });
    });
    const pop3 = await connect({
      host,
      port,
      security: 'plain',
      dial,
      limits: engineLimits,
    });
    await pop3.signIn({ user: 'anna', password: 'a long one' });
    const hash = createHash('sha256');
    const later = async (bytes: Uint8Array) => {
      await new Promise((resolve) => setImmediate(resolve));
      hash.update(bytes);
    };
    const takes =
      how === 'slowly' ? later : (bytes: Uint8Array) => void hash.update(bytes);
    const reads = [1, 2].map((n) => pop3.retr(n, takes));
    expect(await Promise.all(reads)).toEqual([
      { octets: body.length },
      { octets: body.length },
    ]);
    expect(hash.digest('hex')).toBe(sha(Buffer.concat([body, body])));
    await pop3.quit();
  },
);
