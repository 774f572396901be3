// The ports the program listens on, and how they are closed again.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Who answers at a port. */
export type Door = {
  handle: RequestListener;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

export type Listeners = {
  /**
   * Resolves with the port; 0 takes a free one. Rejects with Node's error.
   *
   * `localhost` is two addresses, and browsers try either first: both are ours, or a stranger
   * could hold the other one. A machine without IPv6 has only the first.
   */
  listen(host: string, port: number, door: Door): Promise<number>;
  /** Takes nobody in any more; settles when the last has left. */
  close(): Promise<void>;
  /** Cuts who has not left. */
  cut(): void;
};

export function createListeners(): Listeners {
  const servers: Server[] = [];

  async function open(host: string, port: number, door: Door): Promise<number> {
    const server = createServer(door.handle);
    server.on('upgrade', (request, socket, head) => door.upgrade(request, socket, head));
    await listening(server, host, port);
    servers.push(server);
    return (server.address() as AddressInfo).port; // a TCP server's address is never a path
  }

  return {
    async listen(host, port, door) {
      if (host.toLowerCase() !== 'localhost') return open(host, port, door);
      const chosen = await open('127.0.0.1', port, door);
      try {
        await open('::1', chosen, door);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : '';
        const isTaken = code === 'EADDRINUSE' && port !== 0;
        if (isTaken) throw error;
      }
      return chosen;
    },
    async close() {
      await Promise.all(
        servers.map(
          (server) => new Promise<void>((resolve) => server.close(() => resolve())),
        ),
      );
    },
    cut() {
      for (const server of servers) server.closeAllConnections();
    },
  };
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
