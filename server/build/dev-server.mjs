// The server of `npm run dev`. Runs under tsx, since it loads the server's own sources.
import { EventEmitter } from 'node:events';
import next from 'next';
import { run } from '../run.ts';
import { mailFramePolicies } from '../web/headers.ts';

process.env.NEXT_TELEMETRY_DISABLED ??= '1';

await run(async ({ host, port }) => {
  const app = next({
    dev: true,
    hostname: host,
    port,
    // Next listens for upgrades on the server it is given, and ends those it does not know.
    // It gets a stand-in, and below only the upgrades that are its own.
    httpServer: new EventEmitter(),
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle(request, response) {
      // Mail is shown under the same policy as in production.
      const policy = mailFramePolicies.get(request.url?.split('?', 1)[0] ?? '');
      if (policy !== undefined) response.setHeader('content-security-policy', policy);
      void handle(request, response);
    },
    // getUpgradeHandler() does not serve hot reloading in Next 16.4; this one does.
    upgrade: (request, socket, head) => void app.upgradeHandler(request, socket, head),
  };
});
