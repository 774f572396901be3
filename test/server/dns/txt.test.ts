// Look-ups over the real socket, against a real name server of our own.
import { describe, expect, test } from 'vitest';
import { createTxtLookUp } from '../../../server/dns/txt.ts';
import { dnsLimits } from '../../../server/limits.ts';
import { startNameServer } from '../../rigs/dns.ts';
import { faultOf } from '../../rigs/wire.ts';
import { atEnd, into, startFault, startRelay } from '../relay.ts';

const key = 'one._domainkey.a.example';
const long = `v=DKIM1; p=${'A'.repeat(700)}`;

async function nameServer(records: Record<string, string[]> = { [key]: [long] }) {
  const server = await startNameServer(records);
  atEnd(() => server.stop());
  return server;
}

describe('a TXT look-up', () => {
  test('joins the strings of a record, and asks once for as long as it is kept', async () => {
    const server = await nameServer();
    let now = 0;
    const lookUp = createTxtLookUp({ servers: [server.address], now: () => now });
    const all = await Promise.all([lookUp(key), lookUp(key.toUpperCase()), lookUp(key)]);
    expect(all).toEqual(Array(3).fill({ state: 'found', records: [long] }));
    await lookUp(key);
    expect(server.asked).toEqual([key]);
    now = dnsLimits.keptMs;
    await lookUp(key);
    expect(server.asked).toEqual([key, key]);
  });

  test('tells a name that is not there from a server that does not answer', async () => {
    const server = await nameServer();
    server.zone.set('_dmarc.silent.example', 'silent');
    server.zone.set('_dmarc.broken.example', 'broken');
    const limits = { ...dnsLimits, tryMs: 150 };
    const lookUp = createTxtLookUp({ servers: [server.address], now: () => 0, limits });
    expect(await lookUp('_dmarc.nowhere.example')).toEqual({ state: 'none' });
    expect(await lookUp('_dmarc.silent.example')).toEqual({ state: 'no-answer' });
    expect(await lookUp('_dmarc.broken.example')).toEqual({ state: 'no-answer' });
  });

  test('keeps no more names than it may', async () => {
    const server = await nameServer({});
    const lookUp = createTxtLookUp({
      servers: [server.address],
      now: () => 0,
      limits: { ...dnsLimits, kept: 2 },
    });
    for (const name of [
      '_dmarc.a.example',
      '_dmarc.b.example',
      '_dmarc.c.example',
      '_dmarc.a.example',
    ])
      await lookUp(name);
    expect(server.asked.filter((name) => name === '_dmarc.a.example').length).toBe(2);
  });
});

describe('over the socket', () => {
  async function visit(env: Record<string, string> = {}, isIn = true) {
    const server = await nameServer();
    const pop = await startFault({ name: 'none' });
    const relay = await startRelay({
      env: { DEMO: '0', DNS_SERVERS: server.address, ...env },
    });
    const wire = await relay.wire();
    if (isIn) await wire.call('open', into(pop));
    return { server, wire, relay };
  }

  test('a visitor learns a key and that there is none', async () => {
    const { wire } = await visit();
    expect(await wire.call('txt', { name: key })).toEqual({
      state: 'found',
      records: [long],
    });
    expect(await wire.call('txt', { name: '_dmarc.a.example' })).toEqual({
      state: 'none',
    });
  });

  test('nobody may ask for any other name', async () => {
    const { wire, server } = await visit();
    for (const name of [
      'a.example',
      'www.a.example',
      '_spf.a.example',
      '_domainkey.a.example',
      'x._domainkey',
      '_dmarc.a',
      '_dmarc.printer.local',
      'x._domainkey.corp.internal',
      '_dmarc.1.168.192.in-addr.arpa',
      '_dmarc..a.example',
      'a b._domainkey.a.example',
      '_dmarc.a.example.',
      `${'x'.repeat(64)}._domainkey.a.example`,
      '_DMARC.a.example\n',
      `_dmarc.${'a.'.repeat(130)}example`,
    ])
      // prettier-ignore
      expect(await faultOf(wire.call('txt', { name })), name).toMatchObject({ kind: 'bad-request' });
    expect(server.asked).toEqual([]);
  });

  test('who has no mailbox open learns nothing', async () => {
    const { wire, server } = await visit({}, false);
    expect(await faultOf(wire.call('txt', { name: key }))).toEqual({
      kind: 'not-signed-in',
    });
    expect(server.asked).toEqual([]);
  });

  test('nothing is asked where it is switched off, or once the budget is spent', async () => {
    const off = await visit({ DNS_SERVERS: 'off' });
    expect(await off.wire.call('txt', { name: key })).toEqual({ state: 'not-asked' });
    const { wire, server } = await visit();
    const states = new Set<string>();
    for (let n = 0; n < 210; n++)
      states.add((await wire.call('txt', { name: `n${n}._domainkey.a.example` })).state);
    expect([...states]).toEqual(['none', 'not-asked']);
    expect(server.asked.length).toBe(200);
  });

  test('no name that was asked for is ever logged', async () => {
    const { wire, relay } = await visit();
    await wire.call('txt', { name: key });
    expect(relay.logged.join('\n')).not.toContain('a.example');
  });
});
