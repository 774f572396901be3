// A line in front of a server that is cut, from both sides at once, after so many octets of
// the client's: where a network fails, whatever is under way.
import { connect, createServer, type Socket } from 'node:net';
import { listening, portOf } from './ports.ts';

export type CuttingLine = {
  port: number;
  /** Connections that were cut. */
  readonly cuts: number;
  /** Of every connection that is open. */
  hangUp(): void;
  stop(): Promise<void>;
};

/**
 * The nth connection lives for the nth of `octets`; those after the last are let be. `from` is
 * the address of this machine that the server sees.
 */
export async function startCutting(
  to: number,
  octets: readonly number[],
  from: () => string = () => '127.0.0.1',
): Promise<CuttingLine> {
  const sockets = new Set<Socket>();
  let connections = 0;
  let cuts = 0;
  const server = await listening(
    createServer((client) => {
      const most = octets[connections++] ?? Infinity;
      const behind = connect({ port: to, host: '127.0.0.1', localAddress: from() });
      let sent = 0;
      for (const socket of [client, behind]) {
        sockets.add(socket);
        socket
          .on('error', () => {})
          .once('close', () => {
            sockets.delete(socket);
            client.destroy();
            behind.destroy();
          });
      }
      client.on('data', (bytes) => {
        const room = Math.min(bytes.length, most - sent);
        sent += room;
        behind.write(bytes.subarray(0, room));
        if (sent < most) return;
        cuts++;
        // What was let through arrives; nothing comes back.
        behind.end();
        client.destroy();
      });
      behind.on('data', (bytes) => client.write(bytes));
    }),
  );
  return {
    port: portOf(server),
    get cuts() {
      return cuts;
    },
    hangUp() {
      for (const socket of sockets) socket.destroy();
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
