// Visitors who break the rules of sending: what was not granted ends their socket, what is
// not the message that was announced goes nowhere, and nothing of them stays behind.
import { describe, expect, test } from 'vitest';
import { binaryFrame, uploadCredit } from '../../../lib/wire/frames.ts';
import { targetLimits } from '../../../lib/wire/target.ts';
import { createStrays } from '../../../server/gateway/strays.ts';
import { createUpload } from '../../../server/gateway/upload.ts';
import { createRoom, createSeats } from '../../../server/imap/room.ts';
import { startImapFaults, type ImapFaultServer } from '../../faults/imap-server.ts';
import { faultOf, type Wire } from '../../rigs/wire.ts';
import { atEnd, startRelay } from '../relay.ts';
import { hashOf, letter } from './letters.ts';

async function ready(env: Record<string, string> = {}) {
  const server = await startImapFaults();
  atEnd(() => server.stop());
  const relay = await startRelay({ env: { DEMO: '0', ...env } });
  const wire = await relay.wire();
  await signIn(wire, server);
  await wire.call('targetFolder', { path: 'copies' });
  return { server, relay, wire };
}

function signIn(wire: Wire, { port, pin }: ImapFaultServer, user = 'claire') {
  const place = { host: '127.0.0.1', port, pin, security: 'tls' } as const;
  return wire.call('targetOpen', { ...place, user, password: 'x' });
}

const about = (raw: Uint8Array) => ({
  size: raw.length,
  sha256: hashOf(raw),
  seen: false,
  received: null,
});

/** An append that was granted its first credit and has sent nothing. */
async function granted(wire: Wire, raw: Uint8Array) {
  let id = 0;
  let credit = 0;
  const stop = new AbortController();
  let hasCome = () => {};
  const came = new Promise<void>((resolve) => (hasCome = resolve));
  const call = wire.call('targetAppend', about(raw), {
    onId: (given) => (id = given),
    onCredit(bytes) {
      credit += bytes;
      hasCome();
    },
    signal: stop.signal,
  });
  call.catch(() => {});
  await came;
  return { id, call, stop, credit: () => credit };
}

describe('what was not granted ends the socket', () => {
  const large = letter(1, 'x'.repeat(3 * uploadCredit));

  test('no more is granted than the window', async () => {
    const { wire } = await ready();
    const one = await granted(wire, large);
    expect(one.credit()).toBe(uploadCredit);
    const small = await ready();
    const two = await granted(small.wire, letter(2));
    expect(two.credit()).toBe(letter(2).length);
  });

  test.for<[string, (id: number) => Uint8Array]>([
    ['more than the window', (id) => binaryFrame(id, new Uint8Array(uploadCredit + 1))],
    ['an empty frame', (id) => binaryFrame(id, new Uint8Array(0))],
    ['a frame of nobody', (id) => binaryFrame(id + 7, new Uint8Array(9))],
    ['a frame without a header', () => new Uint8Array(3)],
  ])('%s', async ([, frame]) => {
    const { wire, server } = await ready();
    const { id } = await granted(wire, large);
    wire.sendRaw(frame(id));
    expect(await wire.closed).toBe(1008);
    expect(server.kept).toEqual([]);
    await expect.poll(() => server.open()).toBe(0);
  });

  test('bytes for a request that takes none', async () => {
    const { wire } = await ready();
    let id = 0;
    void wire
      .call('targetFind', { uid: 1, messageId: null, size: 1 }, { onId: (n) => (id = n) })
      .catch(() => {});
    wire.sendRaw(binaryFrame(id, new Uint8Array(1)));
    expect(await wire.closed).toBe(1008);
  });

  test('what was on its way when it was called off is let pass, and no more', async () => {
    const { wire } = await ready();
    const { id, call, stop } = await granted(wire, large);
    stop.abort();
    expect((await faultOf(call)).kind).toBe('cancelled');
    wire.sendRaw(binaryFrame(id, new Uint8Array(uploadCredit / 2)));
    wire.sendRaw(binaryFrame(id, new Uint8Array(uploadCredit / 2)));
    expect((await wire.call('targetFolder', { path: 'copies' })).path).toBe('copies');
    wire.sendRaw(binaryFrame(id, new Uint8Array(1)));
    expect(await wire.closed).toBe(1008);
  });
});

describe('what is not the message goes nowhere', () => {
  test('another one than was announced', async () => {
    const { wire, server } = await ready();
    const raw = letter(1);
    const other = letter(2);
    expect(other.length).toBe(raw.length);
    const call = wire.call('targetAppend', about(raw), { upload: other });
    expect(await faultOf(call)).toEqual({ kind: 'bad-request', what: 'sha256' });
    expect(server.commands.join()).not.toContain('APPEND');
    expect(await wire.call('targetAppend', about(raw), { upload: raw })).toMatchObject({
      state: 'stored',
    });
  });

  test.for([0, -1, 1.5, targetLimits.messageBytes + 1])('a size of %d', async (size) => {
    const { wire } = await ready();
    const call = wire.call('targetAppend', { ...about(letter(1)), size });
    expect(await faultOf(call)).toEqual({ kind: 'bad-request', what: 'size' });
  });

  test('two at once', async () => {
    const { wire } = await ready();
    await granted(wire, letter(1));
    expect((await faultOf(wire.call('targetAppend', about(letter(2))))).kind).toBe(
      'busy',
    );
    expect((await faultOf(wire.call('targetClose', {}))).kind).toBe('busy');
  });

  test.for(['a\r\nb', 'a\0b'])('a folder that ends a line', async (path) => {
    const { wire, server } = await ready();
    expect((await faultOf(wire.call('targetFolder', { path }))).kind).toBe('bad-request');
    expect(server.commands.join('\n')).not.toMatch(/a[\r\n\0]+b|^b/m);
  });
});

describe('nothing stays behind', () => {
  test('who leaves in the middle of a message leaves the account', async () => {
    const { wire, server } = await ready();
    await granted(wire, letter(1, 'x'.repeat(uploadCredit)));
    wire.terminate();
    await expect.poll(() => server.open()).toBe(0);
    expect(server.kept).toEqual([]);
  });

  test('accounts at once are counted by visitor', async () => {
    const { relay, server } = await ready();
    for (let n = 1; n < 4; n++) await signIn(await relay.wire(), server);
    const fifth = await relay.wire();
    expect((await faultOf(signIn(fifth, server))).kind).toBe('too-many');
  });

  test('wrong passwords are counted as those of mailboxes are', async () => {
    const server = await startImapFaults({
      answers(command, tag, line) {
        if (!command.startsWith('AUTHENTICATE')) return false;
        line.say(`${tag} NO [AUTHENTICATIONFAILED] no\r\n`);
        return true;
      },
    });
    atEnd(() => server.stop());
    const relay = await startRelay({ env: { DEMO: '0' } });
    const wire = await relay.wire();
    for (let n = 0; n < 5; n++)
      expect((await faultOf(signIn(wire, server))).kind).toBe('sign-in');
    expect((await faultOf(signIn(wire, server))).kind).toBe('too-many');
    expect(server.connections()).toBe(5);
  });

  test('who sends nothing, or next to nothing, is given up', async () => {
    const silent = createUpload(() => {}, { silenceMs: 20, bytesPerSecond: 1e9 });
    expect((await faultOf(silent.receive(new Uint8Array(9)))).kind).toBe('timed-out');
    const slow = createUpload(() => {}, { silenceMs: 50, bytesPerSecond: 1e9 });
    const call = slow.receive(new Uint8Array(1e6));
    const drip = setInterval(() => slow.push(new Uint8Array(1)), 5);
    expect((await faultOf(call)).kind).toBe('timed-out');
    clearInterval(drip);
  });

  test('memory is set aside in order, and handed back once', async () => {
    const room = createRoom(10);
    const never = new AbortController();
    const first = await room.reserve(8, never.signal);
    const order: string[] = [];
    const gone = new AbortController();
    const second = room.reserve(9, gone.signal).then(
      () => order.push('second'),
      () => order.push('second gave up'),
    );
    const third = room.reserve(2, never.signal).then((give) => {
      order.push('third');
      return give;
    });
    gone.abort(new Error('gone'));
    await second;
    const giveThird = await third;
    expect(order).toEqual(['second gave up', 'third']);
    first();
    first();
    giveThird();
    const all = await room.reserve(10, never.signal);
    all();
    expect((await faultOf(room.reserve(11, never.signal))).kind).toBe('bad-request');
  });

  test('seats and late bytes are bounded', () => {
    const seats = createSeats({ each: 2, all: 3 });
    expect(['a', 'a', 'a', 'b', 'c'].map((who) => seats.take(who))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    seats.leave('a');
    seats.leave('nobody');
    expect(seats.take('c')).toBe(true);
    const strays = createStrays();
    for (let id = 1; id <= 100; id++) strays.expect(id, 5);
    expect(strays.take(1, 1)).toBe(false);
    expect([strays.take(100, 4), strays.take(100, 2), strays.take(100, 1)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
