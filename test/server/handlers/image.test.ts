// An image by way of the socket: for whom, in what order, and what is written down of it.
import { connect } from 'node:net';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import type { Dial } from '../../../server/pop3/api.ts';
import { listening, portOf } from '../../rigs/ports.ts';
import { faultOf } from '../../rigs/wire.ts';
import { atEnd, startRelay, visitTo } from '../relay.ts';

const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(3_000_000, 7)]);
const url = 'http://cdn.example/canary-path-81.gif';

async function webDial(): Promise<Dial> {
  const server = await listening(createServer((_, response) => response.end(gif)));
  atEnd(() => server.close());
  return () => Promise.resolve(connect(portOf(server), '127.0.0.1'));
}

test('its bytes come under credit, its type at the end, its address in no log', async () => {
  const dialImage = await webDial();
  const { wire, relay } = await visitTo({ name: 'none' }, 'look', { dialImage });
  expect(wire.hello.images).toBe('proxy');
  const chunks: Uint8Array[] = [];
  const result = await wire.call(
    'image',
    { url },
    { onBytes: (bytes) => void chunks.push(Uint8Array.from(bytes)) },
  );
  expect(result).toEqual({ state: 'loaded', type: 'image/gif', octets: gif.length });
  expect(Buffer.concat(chunks).equals(gif)).toBe(true);
  expect(relay.logged.join('\n')).not.toContain('canary-path');
  expect(relay.logged.join('\n')).not.toContain('cdn.example');
});

test('who has no mailbox open gets none', async () => {
  const relay = await startRelay({ dialImage: await webDial() });
  const wire = await relay.wire();
  expect(await faultOf(wire.call('image', { url }))).toEqual({ kind: 'not-signed-in' });
});

test.each(['browser', 'off'] as const)(
  'where it says %s nobody gets one',
  async (mode) => {
    const { wire } = await visitTo({ name: 'none' }, 'look', {
      env: { REMOTE_IMAGES: mode },
      dialImage: await webDial(),
    });
    expect(wire.hello.images).toBe(mode);
    expect(await faultOf(wire.call('image', { url }))).toMatchObject({
      kind: 'bad-request',
    });
  },
);

test('an address longer than any is no request', async () => {
  const { wire } = await visitTo({ name: 'none' });
  const long = `http://cdn.example/${'x'.repeat(4_000)}`;
  expect(await faultOf(wire.call('image', { url: long }))).toMatchObject({
    kind: 'bad-request',
    what: 'url',
  });
});

test('one visitor has so many a minute, and then a word instead', async () => {
  const { wire } = await visitTo({ name: 'none' });
  const inward = () => wire.call('image', { url: 'http://127.0.0.1/' });
  const outcomes = await Promise.all(Array.from({ length: 40 }, inward));
  expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(['failed']));
  for (let at = 0; at < 14; at++) await Promise.all(Array.from({ length: 40 }, inward));
  expect(await inward()).toEqual({ state: 'failed', why: 'too-many' });
});
