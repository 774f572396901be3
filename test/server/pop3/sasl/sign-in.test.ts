// Mechanisms in a conversation: which is chosen, what a lying server gets, and that a real
// one is signed in to by each.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Capabilities } from '../../../../server/pop3/api.ts';
import { methodsFor, type AuthServer } from '../../../../server/pop3/auth.ts';
import { readCapabilities } from '../../../../server/pop3/capabilities.ts';
import { createCapabilityMemory } from '../../../../server/pop3/capability-memory.ts';
import type { Binding } from '../../../../server/pop3/sasl/scram.ts';
import { dovecotAvailable, startDovecot, type Dovecot } from '../../../rigs/dovecot.ts';
import { capaOf, faultOf, open, plainDial, serve, traces } from '../scripted.ts';
import { playScram, type Lies } from './scram-server.ts';

const anna = { user: 'anna', password: 'Zq7-CANARY' };
const stamp = '<1896.697170952@dbc.mtview.ca.us>';
const binding: Binding = { type: 'tls-exporter', data: Buffer.alloc(32) };
const names = (
  who: Parameters<typeof methodsFor>[0],
  lines: string[],
  server: Partial<AuthServer> = {},
) => {
  const capabilities: Capabilities = readCapabilities(lines);
  const methods = methodsFor(who, {
    ...{ host: 'pop.test', port: 995, capabilities, isEncrypted: true, binding: null },
    ...{ challenge: null, prepare: (text: string) => text.normalize('NFKC') },
    ...server,
  });
  return 'kind' in methods ? methods.kind : methods.map(({ name }) => name);
};

describe('the order in which methods are tried', () => {
  const all = 'SASL PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256 SCRAM-SHA-256-PLUS';

  test('encrypted, SCRAM that is bound to the line, else the fewest round trips', () => {
    expect(names(anna, [all, 'USER'], { challenge: stamp, binding })).toEqual([
      'AUTH SCRAM-SHA-256-PLUS',
      'AUTH PLAIN',
    ]);
    expect(names(anna, [all, 'USER'], { challenge: stamp })).toEqual(['AUTH PLAIN']);
    expect(names(anna, ['SASL LOGIN SCRAM-SHA-1', 'USER'])).toEqual(['USER']);
    expect(names(anna, ['SASL LOGIN SCRAM-SHA-1'])).toEqual([
      'AUTH SCRAM-SHA-1',
      'AUTH LOGIN',
    ]);
    expect(names(anna, ['SASL CRAM-MD5'], { challenge: stamp })).toEqual([
      'AUTH CRAM-MD5',
      'USER',
    ]);
    expect(names(anna, ['TOP'])).toEqual(['USER']);
  });

  test('in the clear, one that does not show the password, and none after it', () => {
    const clear = { isEncrypted: false };
    expect(names(anna, [all, 'USER'], clear)).toEqual(['AUTH SCRAM-SHA-256']);
    expect(names(anna, ['SASL CRAM-MD5 PLAIN'], { ...clear, challenge: stamp })).toEqual([
      'AUTH CRAM-MD5',
    ]);
    expect(names(anna, ['SASL PLAIN', 'USER'], { ...clear, challenge: stamp })).toEqual([
      'APOP',
    ]);
    expect(names(anna, ['SASL PLAIN', 'USER'], clear)).toEqual(['AUTH PLAIN']);
    // A name that APOP cannot carry: it could not be used at all.
    const spaced = { ...anna, user: 'anna b' };
    expect(names(spaced, ['SASL PLAIN'], { ...clear, challenge: stamp })).toEqual([
      'AUTH PLAIN',
    ]);
  });

  test('by choice, the password as it is, or never', () => {
    const clear = { isEncrypted: false, challenge: stamp };
    for (const server of [clear, { challenge: stamp, binding }]) {
      const shown = { ...anna, by: 'password' } as const;
      expect(names(shown, [all, 'USER'], server)).toEqual(['AUTH PLAIN']);
      expect(names(shown, ['USER', 'SASL LOGIN'], server)).toEqual(['USER']);
      const hashed = { ...anna, by: 'challenge' } as const;
      expect(names(hashed, ['USER', 'SASL PLAIN'], server)).toEqual(['APOP']);
      expect(names(hashed, ['USER', 'SASL PLAIN'], { ...server, challenge: null })).toBe(
        'no-method',
      );
    }
    const bound = { ...anna, by: 'challenge' } as const;
    expect(names(bound, [all], { binding })).toEqual(['AUTH SCRAM-SHA-256-PLUS']);
  });

  test('a certificate speaks for itself, over encrypted lines that ask for it', () => {
    const who = { user: 'anna', certificate: true } as const;
    expect(names(who, ['SASL PLAIN EXTERNAL'])).toEqual(['AUTH EXTERNAL']);
    expect(names({ ...who, user: '' }, ['SASL EXTERNAL'])).toEqual(['AUTH EXTERNAL']);
    expect(names(who, ['SASL PLAIN', 'USER'])).toBe('no-method');
    expect(names(who, ['SASL EXTERNAL'], { isEncrypted: false })).toBe('no-method');
  });

  test('a token goes over encrypted lines only, to servers that take tokens', () => {
    const who = { user: 'anna', token: 'T0ken' };
    expect(names(who, ['SASL XOAUTH2 OAUTHBEARER PLAIN'])).toEqual(['AUTH OAUTHBEARER']);
    expect(names(who, ['SASL XOAUTH2 PLAIN'])).toEqual(['AUTH XOAUTH2']);
    expect(names(who, ['SASL PLAIN', 'USER'])).toBe('no-method');
    expect(names(who, ['SASL XOAUTH2'], { isEncrypted: false })).toBe('no-method');
    expect(names({ ...who, token: 'x\r\n' }, ['SASL XOAUTH2'])).toBe('unsayable');
  });
});

async function meet(lies: Lies) {
  const { port, peers } = await serve(async (peer) => {
    peer.say('+OK ready\r\n');
    await peer.line();
    peer.say(capaOf('SASL SCRAM-SHA-256 PLAIN', 'USER'));
    await playScram(peer, { password: anna.password, lies });
    await peer.answer({ CAPA: capaOf('TOP') });
  });
  const { trace, all } = traces();
  const pop3 = await open(port, { dial: plainDial, trace, limits: { replyMs: 5_000 } });
  return { pop3, all, heard: () => peers[0]?.heard ?? [] };
}

describe('SCRAM in a conversation', () => {
  test('with an honest server, both are who they say', async () => {
    const { pop3, all, heard } = await meet({});
    await pop3.signIn(anna);
    expect(pop3.capabilities.top).toBe(true);
    expect(heard().join('\n')).not.toContain(anna.password);
    expect(all.map(({ command }) => command)).toContain('AUTH SCRAM-SHA-256 •••••');
    pop3.destroy();
  });

  test.each([
    ['says yes without a proof', { last: () => null }],
    [
      'proves itself wrongly',
      { last: (honest: string) => honest.replace(/.{4}=$/, 'AAA=') },
    ],
    ['sends another nonce', { first: (honest: string) => honest.replace('r=', 'r=x') }],
    ['wants one iteration', { first: (honest: string) => honest.replace('4096', '1') }],
    [
      'wants a billion of them',
      { first: (honest: string) => honest.replace('4096', '999999999') },
    ],
    ['sees another line than we do', { last: () => 'e=channel-bindings-dont-match' }],
  ])('a server that %s is left, and hears no password', async (_name, lies) => {
    const { pop3, heard } = await meet(lies);
    expect(await faultOf(pop3.signIn(anna))).toMatchObject({
      kind: 'garbled',
      command: 'AUTH',
    });
    expect(pop3.ended).toMatchObject({ kind: 'garbled' });
    const said = heard().join('\n');
    expect(said).not.toContain(anna.password);
    expect(said).not.toContain(
      Buffer.from(`\0anna\0${anna.password}`).toString('base64'),
    );
  });
});

test('no more servers are remembered than are allowed, the latest', () => {
  const memory = createCapabilityMemory(2);
  const some = readCapabilities(['TOP']);
  for (const key of ['a', 'b', 'a', 'c']) memory.set(key, some);
  expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual([
    some,
    undefined,
    some,
  ]);
});

const missing = dovecotAvailable();
if (missing !== null) console.log(missing);
describe.skipIf(missing !== null)('Dovecot', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot({
      users: [{ name: anna.user, password: anna.password, messages: [] }],
      extraConfig:
        'auth_mechanisms = plain login cram-md5 apop scram-sha-1 scram-sha-256\n',
    });
  });
  afterAll(() => dovecot.stop());

  test.each([
    ['SCRAM-SHA-256', 'SCRAM-SHA-256'],
    ['SCRAM-SHA-1', 'SCRAM-SHA-1'],
    ['CRAM-MD5', 'CRAM-MD5'],
    ['LOGIN', 'LOGIN'],
    ['PLAIN', 'PLAIN'],
  ])('lets us in by %s', async (name, only) => {
    const { trace, all } = traces();
    // What it announces is cut down on the way, so that one is left.
    const { port, host } = { port: dovecot.pop3Port, host: dovecot.host };
    const { relayPort } = await relayAnnouncing(host, port, only);
    const pop3 = await open(relayPort, { dial: plainDial, trace });
    await pop3.signIn(anna);
    expect(all.some(({ command }) => command.startsWith(`AUTH ${name}`))).toBe(true);
    expect(await pop3.stat()).toEqual({ count: 0, octets: 0 });
    await pop3.quit();
  });

  test('over TLS, what it could do before is remembered, and the question saved', async () => {
    const memory = createCapabilityMemory(10);
    const commands: string[][] = [];
    for (let visit = 0; visit < 2; visit++) {
      const { trace, all } = traces();
      const pop3 = await open(dovecot.pop3sPort, {
        ...{ dial: plainDial, trace, memory, security: 'tls' as const },
        pin: dovecot.certificate.sha256,
      });
      await pop3.signIn(anna);
      await pop3.quit();
      commands.push(all.map(({ command }) => command.split(' ')[0] ?? ''));
    }
    expect(commands[0]?.filter((word) => word === 'CAPA')).toHaveLength(2);
    expect(commands[1]?.filter((word) => word === 'CAPA')).toHaveLength(1);
  });
});

/** Passes everything on, but of the SASL line of CAPA only one mechanism, and no USER. */
async function relayAnnouncing(host: string, port: number, only: string) {
  const server = await serve((peer) => {
    const upstream = connect(port, host);
    peer.socket.removeAllListeners('data');
    peer.socket.on('data', (chunk) => upstream.write(chunk));
    peer.socket.on('close', () => upstream.destroy());
    upstream.on('error', () => peer.socket.destroy());
    upstream.on('close', () => peer.socket.destroy());
    upstream.on('data', (chunk) =>
      peer.say(
        chunk
          .toString('latin1')
          .replace(/^SASL .*\r$/m, `SASL ${only}\r`)
          .replace(/^USER\r\n/m, '')
          .replace(/ <[^>]*>\.?\r/, '\r'),
      ),
    );
  });
  return { relayPort: server.port };
}
