// What this deployment may do, read once from the environment. A value that makes no sense
// ends the start with one clear sentence; nothing is guessed.
import { isIP } from 'node:net';
import { z } from 'zod/mini';

export type Config = {
  /** `localhost` means both loopback addresses. */
  host: string;
  port: number;
  /** Exact origins that may open a socket; empty: the origin must be the host asked. */
  publicOrigins: readonly string[];
  /** `host`, `*.domain`, either with `:port`; empty means any public address. */
  allowedServers: readonly string[];
  allowPrivateNetworks: boolean;
  allowPlaintext: boolean;
  allowPins: boolean;
  demo: boolean;
  /** The visitor's address is the last of X-Forwarded-For. */
  trustProxy: boolean;
  /** Who fetches what messages name on the web: this relay, the reader's browser, nobody. */
  remoteImages: 'proxy' | 'browser' | 'off';
  /** Who runs this, for the sentence on privacy. */
  operator: string | null;
  log: 'off' | 'errors' | 'visits';
  /** Asked for TXT records; `system`: those of this machine. */
  dnsServers: readonly string[] | 'system' | 'off';
  /** Redis or Valkey that several proxies count in; null: each counts alone. */
  redisUrl: string | null;
  /** `main`: on the one port, beside the page. */
  metrics: 'main' | 'off' | number;
};

/** The message is the sentence shown to whoever starts the program. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const list = z.pipe(
  z.string(),
  z.transform((text) => text.split(/[\s,]+/).filter((item) => item !== '')),
);
const flag = z.pipe(
  z.enum(['0', '1', 'true', 'false', 'on', 'off', 'yes', 'no']),
  z.transform((word) => ['1', 'true', 'on', 'yes'].includes(word)),
);
const origin = z.string().check(z.refine(isOrigin));
const server = z
  .string()
  .check(z.regex(/^(\*\.)?[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i));

type Variable = {
  /** Turns the text into the value; a failure ends in `wants`. */
  read: z.ZodMiniType<unknown, string>;
  /** Completes "NAME wants …". */
  wants: string;
  default: string;
  help: string;
};

const variables = {
  HOST: {
    read: z.string().check(z.refine((host) => /^[a-z0-9.:-]+$/i.test(host))),
    wants: 'a host name or an address, like localhost or 0.0.0.0',
    default: 'localhost',
    help: 'where to listen; localhost is this machine only',
  },
  PORT: {
    read: z.pipe(
      z.string().check(z.regex(/^\d{1,5}$/)),
      z.pipe(z.transform(Number), z.int().check(z.maximum(65_535))),
    ),
    wants: 'a number from 0 to 65535 (0 takes a free port)',
    default: '3000',
    help: 'the one port for the page and its socket',
  },
  PUBLIC_ORIGINS: {
    read: z.pipe(list, z.array(origin)),
    wants: 'origins like https://mail.example.org, separated by commas, without a path',
    default: '',
    help: 'origins that may open a socket; empty: the host the page came from',
  },
  ALLOWED_SERVERS: {
    read: z.pipe(list, z.array(server)),
    wants: 'names like pop.example.org, *.example.org or pop.example.org:995',
    default: '',
    help: 'mail servers that may be reached; empty means any public address',
  },
  ALLOW_PRIVATE_NETWORKS: {
    read: flag,
    wants: '1 or 0',
    default: '0',
    help: 'may reach loopback and private addresses',
  },
  ALLOW_PLAINTEXT: {
    read: flag,
    wants: '1 or 0',
    default: '',
    help: 'may sign in without encryption, when asked to; empty: 1 on loopback, else 0',
  },
  ALLOW_PINS: {
    read: flag,
    wants: '1 or 0',
    default: '',
    help: 'may trust one certificate by its fingerprint; empty: 1 on loopback, else 0',
  },
  DEMO: {
    read: flag,
    wants: '1 or 0',
    default: '1',
    help: 'the built-in demo mailbox',
  },
  TRUST_PROXY: {
    read: flag,
    wants: '1 or 0',
    default: '0',
    help: 'a reverse proxy of yours sets X-Forwarded-For',
  },
  REMOTE_IMAGES: {
    read: z.enum(['proxy', 'browser', 'off']),
    wants: 'proxy, browser or off',
    default: 'proxy',
    help: 'who fetches the images a message names, once a reader asks for them',
  },
  OPERATOR: {
    read: z.string().check(z.maxLength(200)),
    wants: 'a name of at most 200 characters',
    default: '',
    help: 'who runs this, shown to visitors',
  },
  REDIS_URL: {
    read: z.string().check(z.refine((url) => url === '' || isRedisUrl(url))),
    wants: 'an address like redis://localhost:6379 (rediss: with TLS)',
    default: '',
    help: 'Redis or Valkey in which several proxies count sign-ins; empty: counted alone',
  },
  METRICS_PORT: {
    read: z.pipe(
      z
        .string()
        .check(
          z.refine((text) => /^(off|\d{1,5})?$/.test(text) && !(Number(text) > 65_535)),
        ),
      z.transform(metricsPlace),
    ),
    wants: 'a number from 0 to 65535, or off',
    default: '',
    help: 'a port of its own for /metrics, or off; empty: on PORT',
  },
  DNS_SERVERS: {
    read: z.pipe(list, z.array(z.string().check(z.refine(isDnsServer)))),
    wants: 'addresses like 192.0.2.53 or 127.0.0.1:5353, separated by commas, or off',
    default: '',
    help: 'name servers asked for the keys of signatures, or off; empty: those of the system',
  },
  LOG_LEVEL: {
    read: z.enum(['off', 'errors', 'visits']),
    wants: 'off, errors or visits',
    default: 'errors',
    help: 'what is logged; names, passwords and mail never are',
  },
} as const satisfies Record<string, Variable>;

/** Throws a ConfigError whose message names the variable and what it wants. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const host = value('HOST', env, variables.HOST.read);
  const onLoopback = isLoopback(host);
  const or = (name: 'ALLOW_PLAINTEXT' | 'ALLOW_PINS') =>
    given(name, env) === '' ? onLoopback : value(name, env, flag);
  return {
    host,
    port: value('PORT', env, variables.PORT.read),
    publicOrigins: value('PUBLIC_ORIGINS', env, variables.PUBLIC_ORIGINS.read),
    allowedServers: value('ALLOWED_SERVERS', env, variables.ALLOWED_SERVERS.read),
    allowPrivateNetworks: value('ALLOW_PRIVATE_NETWORKS', env, flag),
    allowPlaintext: or('ALLOW_PLAINTEXT'),
    allowPins: or('ALLOW_PINS'),
    demo: value('DEMO', env, flag),
    trustProxy: value('TRUST_PROXY', env, flag),
    remoteImages: value('REMOTE_IMAGES', env, variables.REMOTE_IMAGES.read),
    operator: value('OPERATOR', env, variables.OPERATOR.read).trim() || null,
    dnsServers: dnsServers(value('DNS_SERVERS', env, variables.DNS_SERVERS.read)),
    log: value('LOG_LEVEL', env, variables.LOG_LEVEL.read),
    redisUrl: value('REDIS_URL', env, variables.REDIS_URL.read) || null,
    metrics: value('METRICS_PORT', env, variables.METRICS_PORT.read),
  };
}

/** What `--help` prints. */
export function help(): string {
  const width = Math.max(...Object.keys(variables).map((name) => name.length));
  const lines = Object.entries(variables).map(
    ([name, { default: preset, help: words }]) =>
      `  ${name.padEnd(width)}  ${words}${preset === '' ? '' : ` (default: ${preset})`}`,
  );
  return [
    'Poste Restante opens a POP3 mailbox in the browser.',
    '',
    'Settings are read from the environment:',
    ...lines,
    '',
  ].join('\n');
}

/** True for a name or an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost' || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

function given(
  name: keyof typeof variables,
  env: Readonly<Record<string, string | undefined>>,
) {
  const text = env[name]?.trim() ?? '';
  return text === '' ? variables[name].default : text;
}

function value<T>(
  name: keyof typeof variables,
  env: Readonly<Record<string, string | undefined>>,
  schema: z.ZodMiniType<T, string>,
): T {
  const read = schema.safeParse(given(name, env));
  if (read.success) return read.data;
  // The value itself is not repeated: it may have been meant for another variable.
  throw new ConfigError(`${name} wants ${variables[name].wants}.`);
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.origin === text.toLowerCase();
}

function metricsPlace(text: string): Config['metrics'] {
  if (text === '') return 'main';
  return text === 'off' ? 'off' : Number(text);
}

function isRedisUrl(text: string): boolean {
  return URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol);
}

function isDnsServer(text: string): boolean {
  if (text === 'off') return true;
  const [, bare = '', port = '53'] = /^(?:\[([^\]]+)\])(?::(\d{1,5}))?$/.exec(text) ??
    /^([\d.]+)(?::(\d{1,5}))?$/.exec(text) ?? [null, text];
  return isIP(bare) !== 0 && Number(port) > 0 && Number(port) < 65_536;
}

function dnsServers(list: readonly string[]): Config['dnsServers'] {
  if (list.length === 0) return 'system';
  return list.includes('off') ? 'off' : list;
}
