// Ports from the operating system, for servers that cannot be told to listen on 0.
import { createServer, type Server } from 'node:net';

/**
 * So many different loopback ports that were free a moment ago. All are held until the last
 * is known, so that none is given twice.
 */
export async function freePorts(count: number): Promise<number[]> {
  const servers: Server[] = [];
  try {
    for (let at = 0; at < count; at++) servers.push(await listening(createServer()));
    return servers.map(portOf);
  } finally {
    await Promise.all(
      servers.map(
        (server) => new Promise<void>((resolve) => server.close(() => resolve())),
      ),
    );
  }
}

/** Listens on a free loopback port. */
export function listening<Kind extends Server>(server: Kind): Promise<Kind> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}
