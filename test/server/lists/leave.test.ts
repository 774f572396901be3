// Leaving a list at a real HTTPS server: what is sent, what is never sent, what is told.
import { describe, expect, test } from 'vitest';
import { createLeave } from '../../../server/lists/leave.ts';
import { createDial } from '../../../server/net/dial.ts';
import { startListServer } from '../../rigs/list-server.ts';
import { faultOf } from '../../rigs/wire.ts';
import { atEnd, into, startFault, startRelay } from '../relay.ts';

/** As in the product, but for the one loopback port of this test. */
const anywhere = createDial({ guard: { allowPrivate: true, allowed: [], ports: [443] } });

async function listServer() {
  const list = await startListServer();
  atEnd(() => list.stop());
  const leave = createLeave(anywhere, { ca: list.ca });
  return { list, leave, never: new AbortController().signal };
}

describe('leaving a list', () => {
  test('is one POST with the pair of RFC 8058 and nothing of the person', async () => {
    const { list, leave, never } = await listServer();
    expect(await leave(`${list.url}/leave?u=8841`, never)).toEqual({
      state: 'accepted',
      status: 200,
    });
    expect(list.requests).toMatchObject([
      { method: 'POST', path: '/leave?u=8841', body: 'List-Unsubscribe=One-Click' },
    ]);
    expect(Object.keys(list.requests[0]?.headers ?? {}).toSorted()).toEqual([
      'connection', 'content-length', 'content-type', 'host', 'user-agent',
    ]); // prettier-ignore
  });

  test('tells truly what the list answered, and follows no redirect', async () => {
    const { list, leave, never } = await listServer();
    for (const status of [404, 500, 403]) {
      list.answer = { status };
      expect(await leave(`${list.url}/`, never)).toEqual({ state: 'refused', status });
    }
    list.answer = { status: 302, headers: { location: `${list.url}/elsewhere` } };
    expect(await leave(`${list.url}/`, never)).toEqual({ state: 'refused', status: 302 });
    expect(list.requests.map(({ path }) => path)).not.toContain('/elsewhere');
  });

  test('that is never answered ends, and can be called off', async () => {
    const { list, never } = await listServer();
    list.answer = null;
    const leave = createLeave(anywhere, { ca: list.ca, wholeMs: 200 });
    expect(await leave(`${list.url}/`, never)).toEqual({
      state: 'failed',
      why: 'unreachable',
    });
    await expect(leave(`${list.url}/`, AbortSignal.timeout(50))).rejects.toBeDefined();
  });

  test('goes to nobody whose certificate does not hold, and over nothing but HTTPS', async () => {
    const { list, leave, never } = await listServer();
    expect(await createLeave(anywhere)(`${list.url}/`, never)).toEqual({
      state: 'failed',
      why: 'unreachable',
    });
    for (const url of [
      `http://localhost:${list.port}/`,
      `https://user:word@localhost:${list.port}/`,
      'javascript:1',
      'mailto:a@b.example',
      '',
    ])
      // prettier-ignore
      expect(await leave(url, never), url).toEqual({ state: 'failed', why: 'not-allowed' });
    expect(list.requests).toEqual([]);
  });
});

describe('over the socket', () => {
  async function visit() {
    const { list } = await listServer();
    const pop = await startFault({ name: 'none' });
    // Even where visitors may reach private mail servers, a message may not.
    const relay = await startRelay({ env: { DEMO: '0', ALLOW_PRIVATE_NETWORKS: '1' } });
    const wire = await relay.wire();
    return { list, pop, wire };
  }

  test('nothing that is not public is ever asked', async () => {
    const { list, pop, wire } = await visit();
    await wire.call('open', into(pop));
    for (const host of [
      `localhost:${list.port}`,
      `127.0.0.1:${list.port}`,
      '127.1',
      '0x7f000001',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '10.0.0.1',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      'localhost',
      '[fd00::1]',
      '[64:ff9b::7f00:1]',
    ])
      // prettier-ignore
      expect(await wire.call('leave', { url: `https://${host}/` }), host).toEqual({
        state: 'failed',
        why: 'not-allowed',
      });
    expect(list.requests).toEqual([]);
  });

  test('who has no mailbox open leaves no list', async () => {
    const { wire } = await visit();
    expect(await faultOf(wire.call('leave', { url: 'https://a.example/' }))).toEqual({
      kind: 'not-signed-in',
    });
  });

  test('nobody leaves lists by the hundred', async () => {
    const { pop, wire } = await visit();
    await wire.call('open', into(pop));
    const told = new Set<string>();
    for (let n = 0; n < 32; n++) {
      const result = await wire.call('leave', { url: 'https://127.0.0.1/' });
      told.add(result.state === 'failed' ? result.why : result.state);
    }
    expect([...told]).toEqual(['not-allowed', 'too-many']);
  });
});
