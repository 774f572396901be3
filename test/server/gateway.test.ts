// The door: who may open a socket, what a frame may be, and what ends it.
import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { wireLimits, wireVersion } from '../../lib/wire/operations.ts';
import { faultOf, openWire } from '../rigs/wire.ts';
import {
  atEnd,
  into,
  secret,
  startFault,
  startRelay,
  visitor,
  visitTo,
} from './relay.ts';

/** Status line of an upgrade asked for in raw bytes. */
async function handshake(port: number, head: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  atEnd(() => socket.destroy());
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const [first] = await Promise.race([
    once(socket, 'data') as Promise<[Buffer]>,
    once(socket, 'close').then((): [Buffer] => [Buffer.from('closed')]),
  ]);
  return String(first).split('\r\n', 1)[0] ?? '';
}

function asking(
  path: string,
  host: string,
  origins: string[],
  version = 'HTTP/1.1',
): string[] {
  return [
    `GET ${path} ${version}`,
    `Host: ${host}`,
    ...origins.map((origin) => `Origin: ${origin}`),
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
}

describe('who may open a socket', () => {
  type Row = [what: string, origins: string[], path?: string, version?: string];
  const strangers = (port: number): Row[] => [
    ['no origin', []],
    ['the opaque origin', ['null']],
    ['an empty origin', ['']],
    ['another port', [`http://127.0.0.1:${port + 1}`]],
    ['no port', ['http://127.0.0.1']],
    ['another name', ['http://evil.example']],
    ['another name at our port', [`http://evil.example:${port}`]],
    ['our name as a subdomain', [`http://127.0.0.1.evil.example:${port}`]],
    ['our name as a suffix', [`http://evil127.0.0.1:${port}`]],
    ['our name as a user', [`http://127.0.0.1:${port}@evil.example`]],
    ['our name as a password', [`http://a:127.0.0.1@evil.example:${port}`]],
    ['a path behind the origin', [`http://127.0.0.1:${port}/`]],
    ['a query behind the origin', [`http://127.0.0.1:${port}?`]],
    ['another scheme', [`ftp://127.0.0.1:${port}`]],
    ['a scheme of the browser', [`chrome-extension://127.0.0.1:${port}`]],
    ['a file', ['file://']],
    ['capital letters', [`HTTP://127.0.0.1:${port}`]],
    ['a numeric spelling', [`http://2130706433:${port}`]],
    ['a short spelling', [`http://127.1:${port}`]],
    ['a last dot', [`http://127.0.0.1.:${port}`]],
    ['two origins', [`http://127.0.0.1:${port}`, `http://127.0.0.1:${port}`]],
    ['two origins, one evil', [`http://127.0.0.1:${port}`, 'http://evil.example']],
    ['two origins in one', [`http://127.0.0.1:${port}, http://evil.example`]],
    ['an encoded path', [`http://127.0.0.1:${port}`], '/%77s'],
    ['a doubled slash', [`http://127.0.0.1:${port}`], '//ws'],
    ['a way around', [`http://127.0.0.1:${port}`], '/ws/../ws'],
    ['a slash behind', [`http://127.0.0.1:${port}`], '/ws/'],
    ['a query', [`http://127.0.0.1:${port}`], '/ws?x=1'],
    ['capital letters in the path', [`http://127.0.0.1:${port}`], '/WS'],
    ['HTTP/1.0', [`http://127.0.0.1:${port}`], '/ws', 'HTTP/1.0'],
  ];

  test('thirty handshakes of strangers open none', async () => {
    const { port } = await startRelay({ env: { DEMO: '0' } });
    const host = `127.0.0.1:${port}`;
    const opened: string[] = [];
    for (const [what, origins, path = '/ws', version] of strangers(port)) {
      const status = await handshake(port, asking(path, host, origins, version));
      if (status.includes('101')) opened.push(what);
    }
    expect(strangers(port)).toHaveLength(30);
    expect(opened).toEqual([]);
    const own = asking('/ws', host, [`http://${host}`]);
    expect(await handshake(port, own)).toContain('101');
  });

  test('on loopback a name that merely points here is a stranger', async () => {
    const { port } = await startRelay({ env: { DEMO: '0' } });
    const host = `rebound.example:${port}`;
    expect(await handshake(port, asking('/ws', host, [`http://${host}`]))).toContain(
      '403',
    );
  });

  test('with a list only its origins count, scheme and all', async () => {
    const { port } = await startRelay({
      env: { DEMO: '0', PUBLIC_ORIGINS: 'https://mail.example, https://b.example:8443' },
    });
    const ask = (origin: string) =>
      handshake(port, asking('/ws', `127.0.0.1:${port}`, [origin]));
    expect(await ask('https://mail.example')).toContain('101');
    expect(await ask('https://b.example:8443')).toContain('101');
    expect(await ask('http://mail.example')).toContain('403');
    expect(await ask('https://b.example')).toContain('403');
    expect(await ask(`http://127.0.0.1:${port}`)).toContain('403');
  });

  test('a second Host header is refused', async () => {
    const { port } = await startRelay({ env: { DEMO: '0' } });
    const host = `127.0.0.1:${port}`;
    const head = asking('/ws', host, [`http://${host}`]);
    head.splice(2, 0, 'Host: evil.example');
    expect(await handshake(port, head)).not.toContain('101');
  });

  test('one address holds no more sockets than its budget', async () => {
    const { port, logged } = await startRelay({ env: { DEMO: '0' } });
    const wires = await Promise.all(Array.from({ length: 64 }, () => openWire(port)));
    atEnd(() => wires.forEach((wire) => wire.terminate()));
    await expect(openWire(port)).rejects.toThrow('503');
    expect(logged.join('')).toContain('"what":"sockets"');
    await wires[0]?.close();
    // The place is free as soon as the server has seen the socket close.
    await expect.poll(() => openWire(port).then((wire) => wire.close())).toBe(1005);
  });
});

describe('the greeting', () => {
  test('tells the truth about this deployment', async () => {
    const relay = await startRelay({
      env: {
        OPERATOR: 'The Library',
        ALLOWED_SERVERS: 'pop.example.org',
        ALLOW_PINS: '0',
      },
    });
    const { hello } = await relay.wire();
    expect(hello).toMatchObject({
      version: wireVersion,
      operator: 'The Library',
      allowedServers: ['pop.example.org'],
      allowPlaintext: true,
      allowPins: false,
      logs: 'visits',
    });
    expect(hello.demo?.user).toMatch(/^demo-[0-9a-f]{12}$/);
  });

  test('another version is told so and let go', async () => {
    const { port } = await startRelay({ env: { DEMO: '0' } });
    await expect(openWire(port, { version: 99 })).rejects.toThrow(
      `1001 before hello: {"type":"bye","fault":{"kind":"wrong-version","ours":${wireVersion},"theirs":99}}`,
    );
  });
});

describe('frames', () => {
  const bad: [string, string | Uint8Array][] = [
    ['no JSON', 'hello?'],
    ['no type', '{}'],
    ['a type of ours', '{"type":"result","id":1,"result":{}}'],
    ['a second hello', '{"type":"hello","version":1}'],
    ['an id of 0', '{"type":"request","id":0,"op":"check","params":{}}'],
    ['an id that is no number', '{"type":"request","id":"1","op":"check","params":{}}'],
    ['a credit of nothing', '{"type":"credit","id":1,"bytes":0}'],
    ['negative credit', '{"type":"credit","id":1,"bytes":-5}'],
    ['a binary frame', new Uint8Array(16)],
  ];
  test.each(bad)('%s ends the socket with 1008', async (_what, data) => {
    const relay = await startRelay({ env: { DEMO: '0' } });
    const wire = await relay.wire();
    wire.sendRaw(data);
    expect((await wire.event('bye')).fault).toEqual({
      kind: 'bad-request',
      what: 'frame',
    });
    expect(await wire.closed).toBe(1008);
  });

  test('a frame above the bound ends the socket with 1009', async () => {
    const relay = await startRelay({ env: { DEMO: '0' } });
    const wire = await relay.wire();
    wire.sendRaw(' '.repeat(wireLimits.frameBytes + 1));
    expect(await wire.closed).toBe(1009);
  });

  test('a commit of as many victims as the contract allows fits into a frame', () => {
    const victims = Array.from({ length: wireLimits.victimsPerCommit }, (_, n) => ({
      id: String(n).padStart(70, 'u'),
      size: 99_999_999,
      headerHash: 'f'.repeat(64),
    }));
    const frame = {
      type: 'request',
      id: 4_294_967_295,
      op: 'commit',
      params: { victims },
    };
    expect(JSON.stringify(frame).length).toBeLessThan(wireLimits.frameBytes);
  });

  test('an unknown operation, and parameters that do not fit, are faults of that request', async () => {
    const relay = await startRelay({ env: { DEMO: '0' } });
    const wire = await relay.wire();
    wire.sendRaw('{"type":"request","id":77,"op":"__proto__","params":{}}');
    wire.sendRaw('{"type":"request","id":78,"op":"open","params":{"host":"h"}}');
    await expect.poll(() => wire.texts.filter((text) => text.includes('"fault"'))).toEqual([
      JSON.stringify({ type: 'fault', id: 77, fault: { kind: 'bad-request', what: 'no such operation' } }),
      JSON.stringify({ type: 'fault', id: 78, fault: { kind: 'bad-request', what: 'port' } }),
    ]); // prettier-ignore
    expect(await faultOf(wire.call('check', {}))).toEqual({ kind: 'not-signed-in' });
  });

  test('an id that is still in use ends the socket', async () => {
    const server = await startFault({ name: 'g-silent' });
    const relay = await startRelay({ env: { DEMO: '0' } });
    const wire = await relay.wire();
    const frame = JSON.stringify({
      type: 'request',
      id: 5,
      op: 'open',
      params: into(server),
    });
    wire.sendRaw(frame);
    wire.sendRaw(frame);
    expect(await wire.closed).toBe(1008);
  });

  test('a socket that says nothing, and one that is slow to close, hold nothing', async () => {
    const { server, wire } = await visitTo({ name: 'none' });
    wire.terminate();
    await expect
      .poll(() => server.sessions()[0]?.commands.slice(-2))
      .toEqual(['RSET', 'QUIT']);
  });
});

describe('secrets', () => {
  test('neither log nor frames repeat what was typed', async () => {
    const texts: string[] = [];
    const logs: string[] = [];
    for (const name of [
      'none',
      'auth-refused',
      'auth-echo',
      'auth-close',
      'g-markup',
    ] as const) {
      const server = await startFault({ name });
      const relay = await startRelay({ env: { DEMO: '0' } });
      const wire = await relay.wire();
      await wire.call('open', into(server)).catch(() => {});
      await wire.call('close', {}).catch(() => {});
      await wire.close();
      texts.push(...wire.texts);
      logs.push(...relay.logged);
      // The password did go to the server: the hunt below is for something that was there.
      const sent = server
        .sessions()
        .flatMap(({ commands }) => commands)
        .join('\n');
      const encoded = Buffer.from(`\0${visitor}\0${secret}`).toString('base64');
      expect(
        sent.includes(secret) || sent.includes(encoded) || sent.includes('APOP'),
      ).toBe(true);
    }
    const forms = [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64').slice(0, 18),
      Buffer.from(`\0${visitor}\0${secret}`).toString('base64'),
    ];
    for (const form of forms) {
      expect(logs.join('').includes(form)).toBe(false);
      expect(texts.join('').includes(form)).toBe(false);
    }
    expect(logs.join('').includes(visitor)).toBe(false);
    expect(logs.length).toBeGreaterThan(4);
  });
});

describe('stopping', () => {
  test('visitors are told, mailboxes are left politely', async () => {
    const { server, relay, wire } = await visitTo({ name: 'none' });
    const closing = relay.app.close();
    expect((await wire.event('bye')).fault).toEqual({ kind: 'shutting-down' });
    await closing;
    expect(await wire.closed).toBe(1001);
    expect(server.sessions()[0]?.commands.slice(-2)).toEqual(['RSET', 'QUIT']);
    await expect(openWire(relay.port)).rejects.toThrow();
  });
});
