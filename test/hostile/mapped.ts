// A browser for which every host name leads to one server of ours, so that whatever tries to
// leave is seen arriving, and what that server takes for a leak. Interception inside the
// browser misses the first requests of sandboxed frames; a server does not.
import type { IncomingMessage, Server } from 'node:http';
import { chromium, type Browser } from 'playwright';
import { findChromium } from '../rigs/chromium.ts';

/** Calls of Chromium itself, which has habits of its own. */
const habits = /(?:google|gstatic|googleapis|gvt1|chromium)\.(?:com|org)/;

export function isHabit(request: IncomingMessage): boolean {
  return habits.test(request.headers.host ?? '');
}

/** An encrypted connection begun is a leak too: it names a host to whoever listens. */
export function noteConnections(server: Server, leaks: string[]): void {
  server.on('clientError', (error: Error & { rawPacket?: Buffer }, socket) => {
    const packet = error.rawPacket?.toString('latin1') ?? '';
    const name = /[a-z0-9-]+(?:\.[a-z0-9-]+)+/i.exec(packet)?.[0] ?? '';
    if (packet.startsWith('\x16') && !habits.test(packet)) leaks.push(`tls ${name}`);
    socket.destroy();
  });
}

export function launchMapped(port: number): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
      // The browser's own fence around loopback would make the test pass for nothing.
      '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWarn,OptimizationHints,MediaRouter,Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
    ],
  });
}
