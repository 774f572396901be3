// Two questions a balancer asks: is the process alive, and may it get new visitors.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** True when the request was one of the two and has been answered. */
export function answerHealth(
  request: IncomingMessage,
  response: ServerResponse,
  isDraining: boolean,
): boolean {
  const path = request.url?.split('?', 1)[0];
  if (path !== '/healthz' && path !== '/readyz') return false;
  const isWell = path === '/healthz' || !isDraining;
  response
    .writeHead(isWell ? 200 : 503, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(isWell ? 'ok\n' : 'draining\n');
  return true;
}
