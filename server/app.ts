// The whole server as one thing that starts and stops: demo, page, socket, on one port.
import { randomBytes } from 'node:crypto';
import { wireVersion } from '../lib/wire/operations.ts';
import { createBudgets } from './budgets.ts';
import { ConfigError, isLoopback, type Config } from './config.ts';
import { startDemo } from './demo/server.ts';
import { createTxtLookUp, type TxtLookUp } from './dns/txt.ts';
import { createGateway } from './gateway.ts';
import {
  budgets,
  engineLimits,
  imapLimits,
  visitLimits,
  type ImapLimits,
} from './limits.ts';
import { createListeners, type Door } from './listeners.ts';
import { createImages, webPorts } from './images/images.ts';
import { createLeave, httpsPorts, type Leave } from './lists/leave.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createDial } from './net/dial.ts';
import { imapPorts, pop3Ports } from './net/guard.ts';
import { openSharedStore, type SharedStore } from './shared-store.ts';
import type { Dial, EngineLimits } from './pop3/api.ts';
import { answerHealth } from './web/health.ts';
import { nothing, type Web } from './web/web.ts';

export type App = {
  port: number;
  /** Where `/metrics` has a port of its own; null: it has none. */
  metricsPort: number | null;
  demo: { user: string; password: string } | null;
  /** Lets nobody in, says goodbye to those inside, leaves their mailboxes. */
  close(): Promise<void>;
};

export type AppParts = {
  config: Config;
  log: Log;
  /** Null: no page, the socket alone. */
  web: Web | null;
  limits?: typeof visitLimits;
  engine?: EngineLimits;
  imap?: ImapLimits;
  /** How the images of messages are reached; by default public addresses only. */
  dialImage?: Dial;
  /** How mailing lists are left; by default at public addresses only. */
  leaveList?: Leave;
  now?: () => number;
};

/** Rejects with Node's error where a port cannot be had, with a ConfigError without its store. */
export async function startServer(parts: AppParts): Promise<App> {
  const { config } = parts;
  const web = parts.web ?? nothing;
  const metrics = createMetrics(() => gateway.count());
  const log: Log = (event) => {
    metrics.note(event);
    parts.log(event);
  };
  const store = await storeOf(config, log);
  const demo = config.demo ? await startDemo() : null;
  let isDraining = false;
  const gateway = createGateway({
    origins: {
      publicOrigins: config.publicOrigins,
      onLoopback: isLoopback(config.host),
    },
    hello: () => ({
      type: 'hello',
      version: wireVersion,
      demo: demo && {
        host: demo.host,
        port: demo.port,
        user: `${demo.user}-${randomBytes(6).toString('hex')}`,
        password: demo.password,
      },
      allowedServers: [...config.allowedServers],
      allowPlaintext: config.allowPlaintext,
      allowPins: config.allowPins,
      operator: config.operator,
      logs: config.log,
      images: config.remoteImages,
    }),
    policy: {
      allowPlaintext: config.allowPlaintext,
      allowPins: config.allowPins,
      isDemo: (host, port) => demo !== null && host === demo.host && port === demo.port,
    },
    allowedServers: config.allowedServers,
    dial: createDial({
      guard: {
        allowPrivate: config.allowPrivateNetworks,
        allowed: config.allowedServers,
        ports: pop3Ports,
      },
      own: demo === null ? [] : [demo],
    }),
    dialTarget: createDial({
      guard: {
        allowPrivate: config.allowPrivateNetworks,
        allowed: config.allowedServers,
        ports: imapPorts,
      },
    }),
    // A message is no visitor: what it names must be public whatever visitors may reach.
    leaveList:
      parts.leaveList ??
      createLeave(
        createDial({ guard: { allowPrivate: false, allowed: [], ports: httpsPorts } }),
      ),
    lookUpTxt: txtLookUp(config, parts.now ?? Date.now),
    budgets: createBudgets(budgets, store),
    // A message is no visitor: what it names must be public whatever visitors may reach.
    images:
      config.remoteImages === 'proxy'
        ? createImages(
            parts.dialImage ??
              createDial({
                guard: { allowPrivate: false, allowed: [], ports: webPorts },
              }),
          )
        : null,
    trustProxy: config.trustProxy,
    log,
    now: parts.now ?? Date.now,
    limits: parts.limits ?? visitLimits,
    engine: parts.engine ?? engineLimits,
    imap: parts.imap ?? imapLimits,
  });

  const listeners = createListeners();
  const main: Door = {
    handle(request, response) {
      if (answerHealth(request, response, isDraining)) return;
      if (config.metrics === 'main' && metrics.answer(request, response)) return;
      web.handle(request, response);
    },
    upgrade(request, socket, head) {
      if (gateway.upgrade(request, socket, head)) return;
      if (web.upgrade) web.upgrade(request, socket, head);
      else nothing.upgrade(request, socket, head);
    },
  };
  const aside: Door = {
    handle(request, response) {
      if (!metrics.answer(request, response)) nothing.handle(request, response);
    },
    upgrade: nothing.upgrade,
  };
  const stop = async () => {
    isDraining = true;
    const closed = listeners.close();
    await gateway.close();
    listeners.cut();
    await closed;
    await demo?.close();
    store?.close();
  };

  try {
    const port = await listeners.listen(config.host, config.port, main);
    const { metrics: place } = config;
    const metricsPort =
      typeof place === 'number'
        ? await listeners.listen(config.host, place, aside)
        : null;
    log({ event: 'listening', port });
    return {
      port,
      metricsPort,
      demo,
      async close() {
        log({ event: 'stopping' });
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function txtLookUp({ dnsServers }: Config, now: () => number): TxtLookUp | null {
  if (dnsServers === 'off') return null;
  return createTxtLookUp({ servers: dnsServers === 'system' ? null : dnsServers, now });
}

async function storeOf({ redisUrl }: Config, log: Log): Promise<SharedStore | null> {
  if (redisUrl === null) return null;
  try {
    return await openSharedStore(redisUrl, () => log({ event: 'store-lost' }));
  } catch {
    // The error may quote the address, and with it a password.
    throw new ConfigError('REDIS_URL leads to no store that answers.');
  }
}
