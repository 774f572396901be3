// Settings from the environment: what is taken, and the sentence for what is not.
import { describe, expect, test } from 'vitest';
import { ConfigError, help, isLoopback, readConfig } from '../../server/config.ts';

test('with nothing set it is a private machine with a demo', () => {
  expect(readConfig({})).toEqual({
    host: 'localhost',
    port: 3000,
    publicOrigins: [],
    allowedServers: [],
    allowPrivateNetworks: false,
    allowPlaintext: true,
    allowPins: true,
    demo: true,
    dnsServers: 'system',
    trustProxy: false,
    remoteImages: 'proxy',
    operator: null,
    log: 'errors',
    redisUrl: null,
    metrics: 'main',
  });
});

test('open to the world, plain text and pins are off until they are switched on', () => {
  expect(readConfig({ HOST: '0.0.0.0' })).toMatchObject({
    allowPlaintext: false,
    allowPins: false,
  });
  expect(readConfig({ HOST: '0.0.0.0', ALLOW_PLAINTEXT: '1' })).toMatchObject({
    allowPlaintext: true,
    allowPins: false,
  });
});

test('lists are separated by commas or spaces, words mean flags', () => {
  expect(
    readConfig({
      ALLOWED_SERVERS: 'pop.example.org:995, *.example.net [::1]:110',
      PUBLIC_ORIGINS: 'https://a.example https://b.example:8443',
      DEMO: 'off',
      OPERATOR: '  The Library ',
    }),
  ).toMatchObject({
    allowedServers: ['pop.example.org:995', '*.example.net', '[::1]:110'],
    publicOrigins: ['https://a.example', 'https://b.example:8443'],
    demo: false,
    operator: 'The Library',
  });
});

describe('a bad value ends in one sentence that does not repeat it', () => {
  test.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'a b'],
    ['PUBLIC_ORIGINS', 'mail.example.org'],
    ['PUBLIC_ORIGINS', 'https://mail.example.org/path'],
    ['PUBLIC_ORIGINS', 'ftp://mail.example.org'],
    ['ALLOWED_SERVERS', 'https://pop.example.org'],
    ['ALLOWED_SERVERS', 'pop.*.org'],
    ['DEMO', 'perhaps'],
    ['ALLOW_PINS', '2'],
    ['LOG_LEVEL', 'debug'],
    ['REDIS_URL', 'localhost:6379'],
    ['REDIS_URL', 'http://localhost:6379'],
    ['METRICS_PORT', 'private'],
    ['METRICS_PORT', '70000'],
    ['REMOTE_IMAGES', 'yes'],
    ['OPERATOR', 'x'.repeat(201)],
  ])('%s=%s', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} wants [^.]+.*\\.$`));
    expect(read).not.toThrow(new RegExp(value.replace(/\W/g, '\\$&') + '\\.'));
  });
});

test('name servers are addresses, or off', () => {
  const read = (text: string) => readConfig({ DNS_SERVERS: text }).dnsServers;
  expect(read('192.0.2.53, 127.0.0.1:5353 [::1]:53 2001:db8::1')).toEqual([
    '192.0.2.53',
    '127.0.0.1:5353',
    '[::1]:53',
    '2001:db8::1',
  ]);
  expect(read('off')).toBe('off');
  for (const wrong of ['ns.example', '192.0.2.53:0', '192.0.2.53:70000', '1.2.3', '::x'])
    expect(() => read(wrong), wrong).toThrow('DNS_SERVERS wants');
});

test('help names every setting', () => {
  for (const name of [
    'HOST',
    'PORT',
    'PUBLIC_ORIGINS',
    'ALLOWED_SERVERS',
    'DEMO',
    'REMOTE_IMAGES',
    'LOG_LEVEL',
  ])
    expect(help()).toContain(`  ${name} `);
  expect(help()).toContain('(default: 3000)');
});

test('loopback is what only this machine reaches', () => {
  for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])
    expect(isLoopback(host)).toBe(true);
  for (const host of ['0.0.0.0', '::', 'localhost.example', '127.example', '10.0.0.1'])
    expect(isLoopback(host)).toBe(false);
});
