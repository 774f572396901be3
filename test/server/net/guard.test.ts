import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDial, type Lookup } from '../../../server/net/dial.ts';
import {
  hostName,
  isAllowed,
  isPublicAddress,
  pop3Ports,
  type Guard,
} from '../../../server/net/guard.ts';

const open: Guard = { allowPrivate: false, allowed: [], ports: pop3Ports };
const never = () => new AbortController().signal;

/** Sixty ways to say "this machine", "this network" or "nothing public". */
const inward = [
  ...['127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '0x7f.1', '0x7f000001'],
  ...[
    '017700000001',
    '0177.0.0.1',
    '2130706433',
    '127.0.0.1.',
    '１２７.0.0.1',
    '0',
    '0.0.0.0',
  ],
  ...['0.1.2.3', '10.0.0.1', '10.1', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
  ...['192.168.1', '169.254.169.254', '100.64.0.1', '100.127.255.255', '192.0.0.1'],
  ...['192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.5', '192.88.99.1'],
  ...['224.0.0.1', '240.0.0.1', '255.255.255.255', '[::]', '[::1]', '::1'],
  ...['0:0:0:0:0:0:0:1', '[::127.0.0.1]', '[::7f00:1]', '::ffff:127.0.0.1'],
  ...[
    '::ffff:7f00:1',
    '[0:0:0:0:0:ffff:7f00:0001]',
    '::ffff:0:7f00:1',
    '::ffff:10.0.0.1',
  ],
  ...[
    '64:ff9b::7f00:1',
    '64:ff9b::127.0.0.1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001:0:1::1',
  ],
  ...['fe80::1', 'fe80::1%lo', 'fc00::1', 'fd00::1', 'fec0::1', 'ff02::1', '100::1'],
  ...['2001:db8::1', '2001:20::1', '5f00::1', '3fff::1', '4000::1'],
];

describe('nothing inward is dialled', () => {
  const reached: string[] = [];
  const canary = createServer((socket) => {
    reached.push(String(socket.localAddress));
    socket.destroy();
  });
  beforeAll(() => new Promise<void>((done) => canary.listen(0, '::', done)));
  afterAll(() => new Promise((done) => canary.close(done)));
  const port = () => (canary.address() as AddressInfo).port;
  const guard = (): Guard => ({ ...open, ports: [port()] });

  test('there are sixty spellings', () => {
    expect(new Set(inward).size).toBe(60);
  });

  test.each(inward)('as a literal: %s', async (host) => {
    const lookup: Lookup = async () => [{ address: '127.0.0.1' }];
    const dial = createDial({ guard: guard(), lookup });
    const tried = dial({ host, port: port(), signal: never() });
    await expect(tried).rejects.toMatchObject({ code: 'GUARD' });
    expect(reached).toEqual([]);
  });

  const addresses = inward.map((host) => hostName(host)).filter((host) => host !== null);
  test.each([...new Set(addresses)])('behind a name: %s', async (address) => {
    const dial = createDial({ guard: guard(), lookup: async () => [{ address }] });
    const tried = dial({ host: 'pop.example.org', port: port(), signal: never() });
    await expect(tried).rejects.toMatchObject({ code: 'GUARD' });
    expect(reached).toEqual([]);
  });

  test.each(['localhost', 'LOCALHOST', 'localhost.', 'localhost。', '127.0.0.1.nip.io'])(
    'by a name that means it: %s',
    async (host) => {
      const lookup: Lookup = async () => [{ address: '127.0.0.1' }, { address: '::1' }];
      const tried = createDial({ guard: guard(), lookup })({
        host,
        port: port(),
        signal: never(),
      });
      await expect(tried).rejects.toMatchObject({ code: 'GUARD' });
      expect(reached).toEqual([]);
    },
  );

  test('by a name with a public address first and an inward one behind it', async () => {
    const lookup: Lookup = async () => [{ address: '8.8.8.8' }, { address: '127.0.0.1' }];
    const dial = createDial({ guard: guard(), lookup });
    const tried = dial({ host: 'pop.example.org', port: port(), signal: never() });
    await expect(tried).rejects.toMatchObject({ code: 'GUARD' });
    expect(reached).toEqual([]);
  });

  test('by a name server that answers inward the second time: it is asked once', async () => {
    // The public address is not waited for: the call is given up while it is dialled.
    let asked = 0;
    const giveUp = new AbortController();
    const lookup: Lookup = async () => {
      if (asked++ > 0) return [{ address: '127.0.0.1' }];
      queueMicrotask(() => giveUp.abort());
      return [{ address: '8.8.8.8' }];
    };
    const dial = createDial({ guard: guard(), lookup });
    const tried = dial({ host: 'pop.example.org', port: port(), signal: giveUp.signal });
    await expect(tried).rejects.toThrow();
    expect(asked).toBe(1);
    expect(reached).toEqual([]);
  });

  test('our own server is reached at exactly its address and port', async () => {
    const own = [{ host: '127.0.0.1', port: port() }];
    const dial = createDial({ guard: open, own });
    const socket = await dial({ host: '127.0.0.1', port: port(), signal: never() });
    socket.destroy();
    for (const [host, at] of [
      ['127.0.0.1', port() + 1],
      ['127.0.0.2', port()],
      ['localhost', port()],
    ] as const)
      await expect(dial({ host, port: at, signal: never() })).rejects.toMatchObject({
        code: 'GUARD',
      });
  });
});

test('the checked address is dialled, and the next one when it refuses', async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((done) => server.listen(0, '127.0.0.2', done));
  const { port } = server.address() as AddressInfo;
  const dial = createDial({
    guard: { allowPrivate: true, allowed: [], ports: [] },
    lookup: async () => [{ address: '127.0.0.1' }, { address: '127.0.0.2' }],
  });
  const socket = await dial({ host: 'pop.example.org', port, signal: never() });
  expect(socket.remoteAddress).toBe('127.0.0.2');
  socket.destroy();
  await new Promise((done) => server.close(done));
  await expect(
    dial({ host: 'pop.example.org', port, signal: never() }),
  ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a look-up that fails or finds nothing says so, and one that hangs can be called off', async () => {
  const target = { host: 'pop.example.org', port: 995 };
  const missing = Object.assign(new Error('no'), { code: 'EAI_AGAIN' });
  const dials = (lookup: Lookup) => createDial({ guard: open, lookup });
  await expect(
    dials(() => Promise.reject(missing))({ ...target, signal: never() }),
  ).rejects.toMatchObject({ code: 'EAI_AGAIN' });
  await expect(
    dials(async () => [])({ ...target, signal: never() }),
  ).rejects.toMatchObject({ code: 'ENOTFOUND' });
  const giveUp = new AbortController();
  const hung = dials(() => new Promise(() => {}))({ ...target, signal: giveUp.signal });
  giveUp.abort();
  await expect(hung).rejects.toMatchObject({ code: 'ABORT_ERR' });
});

test.each([
  ['pop.example.org', 995, true],
  ['POP.Example.ORG.', 110, true],
  ['pop.example.org', 25, false],
  ['a.deep.example.net', 995, true],
  ['example.net', 995, false],
  ['evilexample.net', 995, false],
  ['odd.example.com', 1110, true],
  ['odd.example.com', 995, false],
  ['münchen.example', 995, true],
  ['xn--mnchen-3ya.example', 995, true],
  ['[2001:4860::1]', 995, true],
  ['pop.example.org.evil.test', 995, false],
  ['pop.example.org:995', 995, false],
  ['pop.example.org/x', 995, false],
  ['', 995, false],
])('with a list of names, %s at port %i is allowed: %s', (host, port, allowed) => {
  const guard: Guard = {
    ...open,
    allowed: [
      ...['pop.example.org', '*.Example.net', 'odd.example.com:1110'],
      ...['MÜNCHEN.example', '[2001:4860::1]'],
    ],
  };
  expect(isAllowed(host, port, guard)).toBe(allowed);
});

test('without a list, the usual ports of any name are allowed', () => {
  expect(isAllowed('pop.example.org', 995, open)).toBe(true);
  expect(isAllowed('pop.example.org', 22, open)).toBe(false);
  expect(isAllowed('pop.example.org', 22, { ...open, allowPrivate: true })).toBe(true);
});

test.each(['8.8.8.8', '2a00:1450:4001:80e::1', '::ffff:8.8.8.8', '2001:4860:4860::8888'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);
