// The whole server as one thing that starts and stops: demo, page, socket, on one port.
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wireVersion } from '../lib/wire/operations.ts';
import { createBudgets } from './budgets.ts';
import { isLoopback, type Config } from './config.ts';
import { startDemo } from './demo/server.ts';
import { createGateway } from './gateway.ts';
import { engineLimits, visitLimits } from './limits.ts';
import type { Log } from './log.ts';
import { createDial } from './net/dial.ts';
import { pop3Ports } from './net/guard.ts';
import type { EngineLimits } from './pop3/api.ts';
import { answerHealth } from './web/health.ts';
import { nothing, type Web } from './web/web.ts';

export type App = {
  port: number;
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
  now?: () => number;
};

/** Rejects with Node's error where the port cannot be had. */
export async function startServer(parts: AppParts): Promise<App> {
  const { config, log } = parts;
  const web = parts.web ?? nothing;
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
    budgets: createBudgets(),
    trustProxy: config.trustProxy,
    log,
    now: parts.now ?? Date.now,
    limits: parts.limits ?? visitLimits,
    engine: parts.engine ?? engineLimits,
  });

  const servers: Server[] = [];
  const listen = async (host: string, port: number) => {
    const server = createServer((request, response) => {
      if (!answerHealth(request, response, isDraining)) web.handle(request, response);
    });
    server.on('upgrade', (request, socket, head) => {
      if (gateway.upgrade(request, socket, head)) return;
      if (web.upgrade) web.upgrade(request, socket, head);
      else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    });
    await listening(server, host, port);
    servers.push(server);
    return (server.address() as AddressInfo).port; // a TCP server's address is never a path
  };
  const stop = async () => {
    isDraining = true;
    const closed = servers.map(
      (server) => new Promise<void>((resolve) => server.close(() => resolve())),
    );
    await gateway.close();
    for (const server of servers) server.closeAllConnections();
    await Promise.all(closed);
    await demo?.close();
  };

  try {
    const port = await listenOn(config, listen);
    log({ event: 'listening', port });
    return {
      port,
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

/**
 * `localhost` is two addresses, and browsers try either first: both are ours, or a stranger
 * could hold the other one. A machine without IPv6 has only the first.
 */
async function listenOn(
  { host, port }: Config,
  listen: (host: string, port: number) => Promise<number>,
): Promise<number> {
  if (host.toLowerCase() !== 'localhost') return listen(host, port);
  const chosen = await listen('127.0.0.1', port);
  try {
    await listen('::1', chosen);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const isTaken = code === 'EADDRINUSE' && port !== 0;
    if (isTaken) throw error;
  }
  return chosen;
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
