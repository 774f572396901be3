// Whatever answers HTTP beside the socket: the exported files, or Next while developing.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

export type Web = {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Upgrades on any path but the socket's; absent, they are refused. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

/** Answers every path with 404: a proxy without a page. */
export const nothing: Required<Web> = {
  handle: (_request, response) => void response.writeHead(404).end(),
  upgrade: (_request, socket) =>
    void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n'),
};
