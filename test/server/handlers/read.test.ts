// Reading: what is sent to the server for it, and that bytes never outrun the browser.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { MessageId } from '../../../lib/mail/message.ts';
import { streamCredit } from '../../../lib/wire/frames.ts';
import { engineLimits } from '../../../server/limits.ts';
import { sixLetters } from '../../faults/server.ts';
import { faultOf } from '../../rigs/wire.ts';
import { atEnd, into, startFault, startRelay, visitTo } from '../relay.ts';

const id = (text: string) => text as MessageId; // a name as the server gives it

function big(octets: number): Buffer {
  const line = `${'x'.repeat(76)}\r\n`;
  return Buffer.from(
    `Subject: big\r\n\r\n${line.repeat(Math.ceil(octets / line.length))}`,
  );
}

test('looking reads by TOP, every byte of it, and undoes before it leaves', async () => {
  const { server, wire } = await visitTo({ name: 'none' });
  const pieces: Uint8Array[] = [];
  const parts: unknown[] = [];
  const result = await wire.call(
    'read',
    { id: id('uid-003') },
    {
      onBytes: (bytes) => pieces.push(bytes.slice()),
      onPart: (part) => parts.push(part),
    },
  );
  const letter = sixLetters()[2] ?? Buffer.alloc(0);
  expect(Buffer.concat(pieces)).toEqual(letter);
  expect(result).toEqual({ octets: letter.length, whole: true, via: 'TOP' });
  expect(parts).toEqual([{ via: 'TOP', size: letter.length }]);
  await wire.call('release', {});
  const commands = server.sessions()[0]?.commands ?? [];
  expect(commands).toContain('TOP 3 99999999');
  expect(commands.slice(-2)).toEqual(['RSET', 'QUIT']);
  expect(commands.some((command) => /^(RETR|DELE)/.test(command))).toBe(false);
});

test('managing reads by RETR', async () => {
  const { server, wire } = await visitTo({ name: 'none' }, 'manage');
  expect(await wire.call('read', { id: id('uid-001') })).toMatchObject({ via: 'RETR' });
  expect(server.sessions()[0]?.commands).toContain('RETR 1');
});

test('a peek is the header and so many lines, and never called whole', async () => {
  const { server, wire } = await visitTo({ name: 'none' });
  let octets = 0;
  const result = await wire.call(
    'read',
    { id: id('uid-006'), lines: 2 },
    { onBytes: (bytes) => (octets += bytes.length) },
  );
  expect(result).toEqual({ octets, whole: false, via: 'TOP' });
  expect(server.sessions()[0]?.commands).toContain('TOP 6 2');
});

test('without TOP a look-only visit asks first, and goes on with consent', async () => {
  const { server, wire } = await visitTo({ name: 'no-top' });
  expect(await faultOf(wire.call('read', { id: id('uid-001') }))).toEqual({
    kind: 'needs-retr',
  });
  expect(await faultOf(wire.call('read', { id: id('uid-001'), lines: 5 }))).toEqual({
    kind: 'no-top',
  });
  expect(
    await faultOf(wire.call('headers', { ids: [id('uid-001')], urgent: true })),
  ).toEqual({ kind: 'no-top' });
  expect(server.sessions()[0]?.commands.some((line) => line.startsWith('RETR'))).toBe(
    false,
  );
  const read = wire.call('read', { id: id('uid-001'), allowRetr: true });
  expect(await read).toMatchObject({ via: 'RETR', whole: true });
});

test('a message that is gone, listed or not, is called gone', async () => {
  const { wire } = await visitTo({ name: 'retr-gone' }, 'manage');
  expect(await faultOf(wire.call('read', { id: id('stranger') }))).toEqual({
    kind: 'gone',
    line: '',
  });
  expect(await faultOf(wire.call('read', { id: id('uid-001') }))).toMatchObject({
    kind: 'refused',
  });
});

test('a line that breaks inside a message ends in a fault, and the next read comes back', async () => {
  const { server, wire } = await visitTo({ name: 'retr-fin' }, 'manage');
  expect(await faultOf(wire.call('read', { id: id('uid-001') }))).toMatchObject({
    kind: 'closed',
  });
  expect((await wire.event('line')).state).toBe('lost');
  // Another letter, by TOP, over a connection of its own.
  const peek = wire.call('read', { id: id('uid-002'), lines: 1 });
  expect(await peek).toMatchObject({ whole: false });
  expect((await wire.event('line')).state).toBe('open');
  expect(server.sessions()).toHaveLength(2);
});

/** A server with a message of 200 MB, behind a counter of what was taken from it. */
async function counted() {
  const server = await startFault({ name: 'retr-big' });
  let taken = 0;
  const between = createServer((near) => {
    const far = connect(server.port, server.host);
    far.on('data', (bytes) => (taken += bytes.length));
    far.pipe(near).pipe(far);
    for (const socket of [near, far]) socket.on('error', () => socket.destroy());
    near.on('close', () => far.destroy());
  });
  await once(between.listen(0, '127.0.0.1'), 'listening');
  atEnd(() => between.close());
  const relay = await startRelay({ env: { DEMO: '0' } });
  const wire = await relay.wire();
  const { port } = between.address() as AddressInfo; // a TCP server's address is no path
  await wire.call('open', into({ host: '127.0.0.1', port }, 'manage'));
  /** Settles when no more is taken; what lies between are the kernel's buffers. */
  const standstill = async () => {
    let last = -1;
    await expect
      .poll(() => taken === last || ((last = taken), false), {
        interval: 150,
        timeout: 20_000,
      })
      .toBe(true);
    return taken;
  };
  return { wire, standstill };
}

test('without credit no more than was granted leaves, and the mail server is not read', async () => {
  const { wire, standstill } = await counted();
  let received = 0;
  let granted = streamCredit;
  let streamId = 0;
  const reading = wire.call(
    'read',
    { id: id('uid-001') },
    {
      grants: false,
      onId: (n) => (streamId = n),
      onBytes: (bytes) => (received += bytes.length),
    },
  );
  const fault = faultOf(reading);
  await expect.poll(() => received).toBe(granted);
  for (const bytes of [1, 70_000, 5, 3_000_000]) {
    granted += bytes;
    wire.credit(streamId, bytes);
    await expect.poll(() => received).toBe(granted);
  }
  expect(await standstill()).toBeLessThan(40e6);
  expect(received).toBe(granted);
  // Other requests are answered meanwhile.
  expect(await faultOf(wire.call('open', into({ host: 'x', port: 1 })))).toEqual({
    kind: 'busy',
  });
  wire.credit(streamId, 1e9);
  // 200 MiB are above the bound on one message: said, not swallowed.
  expect(await fault).toMatchObject({ kind: 'too-large' });
  expect(received).toBeGreaterThan(100e6);
});

test('a browser that stops reading from the network stops the mail server too', async () => {
  const { wire, standstill } = await counted();
  let received = 0;
  const paused = new Promise<void>((resolve) => {
    const reading = wire.call(
      'read',
      { id: id('uid-001') },
      {
        onBytes(bytes) {
          received += bytes.length;
          if (received < 20e6) return;
          wire.pause();
          resolve();
        },
      },
    );
    reading.catch(() => {}); // the test ends before the message does
  });
  await paused;
  expect(await standstill()).toBeLessThan(60e6);
});

test('cancelling ends in one fault, and the next message is read at once', async () => {
  const { wire } = await visitTo({
    name: 'none',
    messages: [big(30e6), ...sixLetters()],
  });
  const stop = new AbortController();
  const first = wire.call(
    'read',
    { id: id('uid-001') },
    { signal: stop.signal, onBytes: () => stop.abort() },
  );
  const second = wire.call('read', { id: id('uid-002') });
  expect(await faultOf(first)).toEqual({ kind: 'cancelled' });
  expect(await second).toMatchObject({ whole: true });
  const ends = wire.texts.filter((text) =>
    /^{"type":"(result|fault)","id":2,/.test(text),
  );
  expect(ends).toHaveLength(1);
});

test('what a person opens overtakes the reads of a download, which wait their turn', async () => {
  const window = 64 * 1024;
  const limits = { windowAnswerBytes: window, windowAnswerMostBytes: window };
  const { server, wire } = await visitTo(
    { name: 'none', messages: [big(3e6), ...sixLetters()] },
    'look',
    { engine: { ...engineLimits, ...limits } },
  );
  // The first of the download stands still, so that all others wait behind it.
  let stream = 0;
  let received = 0;
  const download = wire.call(
    'read',
    { id: id('uid-001'), urgent: false },
    {
      grants: false,
      onId: (n) => (stream = n),
      onBytes: (bytes) => (received += bytes.length),
    },
  );
  await expect.poll(() => received).toBe(streamCredit);
  const ended: string[] = [];
  const read = (name: string, urgent?: false) =>
    wire
      .call('read', { id: id(name), ...(urgent === undefined ? {} : { urgent }) })
      .then(() => ended.push(name));
  const rest = ['uid-002', 'uid-003', 'uid-004'].map((name) => read(name, false));
  const click = read('uid-007');
  // An answer to what was asked behind them: they are all with the engine.
  await faultOf(wire.call('open', into({ host: 'x', port: 1 })));
  wire.credit(stream, 4e6);
  await Promise.all([download, click, ...rest]);
  expect(ended[0]).toBe('uid-007');
  const [session] = server.sessions();
  const order = session?.commands.filter((line) => line.endsWith(' 99999999'));
  expect(order?.map((line) => line.split(' ')[1])).toEqual(['1', '7', '2', '3', '4']);
});

test('headers come in the order asked, and go on over a new line when one is cut', async () => {
  const { server, wire } = await visitTo({
    name: 'none',
    messages: [big(30e6), ...sixLetters()],
  });
  const stop = new AbortController();
  const read = wire.call(
    'read',
    { id: id('uid-001') },
    { signal: stop.signal, onBytes: () => stop.abort() },
  );
  const order: string[] = [];
  const wanted = [7, 2, 5, 3].map((n) => id(`uid-00${n}`));
  const rows = wire.call(
    'headers',
    { ids: [...wanted, id('stranger')], urgent: true },
    { onPart: ({ summaries }) => order.push(...summaries.map((row) => row.id)) },
  );
  expect(await faultOf(read)).toEqual({ kind: 'cancelled' });
  expect(await rows).toEqual({ failed: [{ id: 'stranger', line: '' }] });
  expect(order).toEqual(wanted);
  expect(server.sessions().length).toBeLessThanOrEqual(2);
});

test('the demo is read end to end', async () => {
  const relay = await startRelay();
  const wire = await relay.wire();
  const { demo } = wire.hello;
  if (demo === null) throw new Error('no demo');
  const { snapshot } = await wire.call('open', {
    ...demo,
    security: 'plain',
    visit: 'look',
  });
  const ids = wire.rows.map((row) => row.id);
  let count = 0;
  await wire.call(
    'headers',
    { ids, urgent: false },
    { onPart: ({ summaries }) => (count += summaries.length) },
  );
  expect(count).toBe(snapshot.count);
  const sizes = new Map(wire.rows.map((row) => [row.id, row.size]));
  for (const message of ids) {
    const { octets } = await wire.call('read', { id: message });
    expect(octets).toBe(sizes.get(message));
  }
});
