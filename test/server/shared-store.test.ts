// Several proxies that count together: what one refused, the other refuses too; while the
// store is away each counts alone, and says so.
import { createClient } from '@redis/client';
import { expect, test } from 'vitest';
import { ConfigError } from '../../server/config.ts';
import { budgets } from '../../server/limits.ts';
import { redisAvailable, startRedis, type Redis } from '../rigs/redis.ts';
import { faultOf } from '../rigs/wire.ts';
import { atEnd, into, secret, startFault, startRelay, visitor } from './relay.ts';

const why = redisAvailable();
if (why !== null) console.log(why);

async function redis(port?: number): Promise<Redis> {
  const started = await startRedis(port);
  atEnd(() => started.stop());
  return started;
}

type Relay = Awaited<ReturnType<typeof startRelay>>;

/** One sign-in on a socket of its own; the kind of fault it ended in. */
async function tryOnce(relay: Relay, params: ReturnType<typeof into>): Promise<string> {
  const wire = await relay.wire();
  const { kind } = await faultOf(wire.call('open', params));
  wire.terminate();
  return kind;
}

async function refusedUntilTooMany(relay: Relay, params: ReturnType<typeof into>) {
  const kinds: string[] = [];
  for (let n = 0; n <= budgets.failedSignIns; n++)
    kinds.push(await tryOnce(relay, params));
  return kinds;
}

const refusals = [...Array<string>(budgets.failedSignIns).fill('sign-in'), 'too-many'];

test.skipIf(why !== null)(
  'what one proxy refused too often, another does not try',
  async () => {
    const { url } = await redis();
    const server = await startFault({ name: 'auth-refused' });
    const env = { REDIS_URL: url, DEMO: '0' };
    const one = await startRelay({ env });
    const other = await startRelay({ env });
    expect(await refusedUntilTooMany(one, into(server))).toEqual(refusals);
    expect(await tryOnce(other, into(server))).toBe('too-many');
    expect(await tryOnce(other, { ...into(server), user: 'somebody-else' })).toBe(
      'sign-in',
    );
  },
);

test.skipIf(why !== null)(
  'the store learns no name, no host and no address',
  async () => {
    const { url } = await redis();
    const server = await startFault({ name: 'auth-refused' });
    const relay = await startRelay({ env: { REDIS_URL: url, DEMO: '0' } });
    await tryOnce(relay, into(server));
    const client = createClient({ url });
    await client.connect();
    atEnd(() => client.destroy());
    const keys = await client.keys('*');
    const kept = await Promise.all(keys.map(async (key) => [key, await client.get(key)]));
    expect(keys.length).toBe(2);
    const all = JSON.stringify(kept);
    for (const word of [visitor, secret, server.host, '127.0.0', String(server.port)])
      expect(all).not.toContain(word);
    for (const [key = ''] of kept)
      expect(await client.pTTL(String(key))).toBeGreaterThan(0);
  },
);

test.skipIf(why !== null)(
  'a store that goes away stops nobody and no counting, and is used again when it is back',
  async () => {
    const first = await redis();
    const server = await startFault({ name: 'auth-refused' });
    const env = { REDIS_URL: first.url, DEMO: '0' };
    const one = await startRelay({ env });
    await tryOnce(one, into(server));
    await first.stop();
    await expect
      .poll(() => one.logged.filter((line) => line.includes('store-lost')).length)
      .toBe(1);
    expect(await refusedUntilTooMany(one, into(server))).toEqual(refusals);

    const { port } = first;
    await redis(port);
    const other = await startRelay({ env });
    const back = { ...into(server), user: 'after-the-loss' };
    // It is back for the first proxy once the second hears of what the first counted.
    await expect
      .poll(
        async () => {
          await tryOnce(one, { ...back, password: 'wrong' });
          return tryOnce(other, back);
        },
        { timeout: 30_000, interval: 200 },
      )
      .toBe('too-many');
  },
  60_000,
);

test('a store that does not answer at the start stops the start, without its address', async () => {
  const env = { REDIS_URL: `redis://:${secret}@127.0.0.1:1`, DEMO: '0' };
  const failure = await startRelay({ env }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(String(failure)).not.toContain(secret);
});
