// A server in front of the product that passes on what is the app's own, and writes down all
// else: a browser for which every name leads here cannot ask for anything unseen.
import { createServer, request as ask, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { listening, portOf } from '../rigs/ports.ts';
import { isHabit, noteConnections } from './mapped.ts';

export type Front = { port: number; leaks: string[]; stop(): Promise<void> };

/** A name that browsers take for this machine, so that the page is a secure context. */
export const appHost = 'app.localhost';

/** `product`: the port that answers for the app. */
export async function startFront(product: number): Promise<Front> {
  const leaks: string[] = [];
  const server = createServer((request, response) => {
    if (!isOwn(request)) {
      if (!isHabit(request))
        leaks.push(`${request.headers.host ?? ''} ${request.url ?? ''}`);
      response.writeHead(204).end();
      return;
    }
    const { method, url, headers } = request;
    ask({ host: '127.0.0.1', port: product, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    }).end();
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/ws' || request.headers.host !== appHost) {
      leaks.push(`socket ${request.headers.host ?? ''} ${request.url ?? ''}`);
      socket.destroy();
      return;
    }
    const behind = connect(product, '127.0.0.1', () => {
      const lines = [`GET /ws HTTP/1.1`];
      for (let at = 0; at < request.rawHeaders.length; at += 2)
        lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
      behind.write(`${lines.join('\r\n')}\r\n\r\n`);
      behind.write(head);
      behind.pipe(socket).pipe(behind);
    });
    for (const end of [behind, socket])
      end.on('error', () => {
        behind.destroy();
        socket.destroy();
      });
  });
  noteConnections(server, leaks);
  await listening(server);
  return {
    port: portOf(server),
    leaks,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

const ownPaths =
  /^\/(?:|(?:mail|demo|index)(?:\/__next\S*|\.txt)?|__next\S*\.txt|_next\/.*|mail-(?:frame|print)(?:-remote)?\.html|icon\.svg|favicon\.ico|fence)$/;

function isOwn({ headers, url = '' }: IncomingMessage): boolean {
  return headers.host === appHost && ownPaths.test(url.split(/[?#]/, 1)[0] ?? '');
}
