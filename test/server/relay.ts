// The real proxy inside the test's process, on a free port, with its log caught.
import { afterEach } from 'vitest';
import { startServer, type App } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { ImapLimits, visitLimits } from '../../server/limits.ts';
import type { Leave } from '../../server/lists/leave.ts';
import { createLog } from '../../server/log.ts';
import type { Dial, EngineLimits } from '../../server/pop3/api.ts';
import type { Web } from '../../server/web/web.ts';
import type { VisitKind } from '../../lib/wire/operations.ts';
import { startFaultServer, type FaultServer } from '../faults/server.ts';
import type { FaultOptions } from '../faults/server.ts';
import { openWire, type Wire } from '../rigs/wire.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Closed after the test, in reverse order. */
export function atEnd(close: () => unknown): void {
  closers.push(close);
}

export type Relay = { app: App; port: number; logged: string[]; wire(): Promise<Wire> };

export async function startRelay(
  options: {
    env?: Record<string, string>;
    limits?: typeof visitLimits;
    engine?: EngineLimits;
    imap?: ImapLimits;
    web?: Web;
    now?: () => number;
    dialImage?: Dial;
    leaveList?: Leave;
  } = {},
): Promise<Relay> {
  const logged: string[] = [];
  const app = await startServer({
    config: readConfig({
      HOST: '127.0.0.1',
      PORT: '0',
      ALLOW_PRIVATE_NETWORKS: '1',
      LOG_LEVEL: 'visits',
      ...options.env,
    }),
    log: createLog('visits', { write: (line) => void logged.push(line) }),
    web: options.web ?? null,
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.engine ? { engine: options.engine } : {}),
    ...(options.imap ? { imap: options.imap } : {}),
    ...(options.dialImage ? { dialImage: options.dialImage } : {}),
    ...(options.leaveList ? { leaveList: options.leaveList } : {}),
    ...(options.now ? { now: options.now } : {}),
  });
  atEnd(() => app.close());
  const wire = async () => {
    const opened = await openWire(app.port);
    atEnd(() => opened.terminate());
    return opened;
  };
  return { app, port: app.port, logged, wire };
}

export async function startFault(options: FaultOptions): Promise<FaultServer> {
  const server = await startFaultServer(options);
  atEnd(() => server.stop());
  return server;
}

export const secret = 'Zq7-CANARY-9f3e';
export const visitor = 'canary-user-5521';

/** What `open` is asked with, for a server on loopback without encryption. */
export function into(server: { host: string; port: number }, visit: VisitKind = 'look') {
  return {
    host: server.host,
    port: server.port,
    security: 'plain' as const,
    user: visitor,
    password: secret,
    visit,
  };
}

/** A relay, one socket, and one mailbox open on a server that plays `name`. */
export async function visitTo(
  options: FaultOptions,
  visit: VisitKind = 'look',
  relayOptions: Parameters<typeof startRelay>[0] = {},
) {
  const server = await startFault(options);
  const relay = await startRelay({
    ...relayOptions,
    env: { DEMO: '0', ...relayOptions.env },
  });
  const wire = await relay.wire();
  const opened = await wire.call('open', into(server, visit));
  return { server, relay, wire, opened };
}
