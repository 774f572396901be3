// The server of `npm run dev`. Runs under tsx, since it loads the server's own sources.
import { EventEmitter } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import next from 'next';
import { run } from '../run.ts';
import { mailFramePolicies } from '../web/headers.ts';
import { root } from './install.mjs';
import { buildSqlite } from './sqlite.mjs';

process.env.NEXT_TELEMETRY_DISABLED ??= '1';

/** What the build puts beside the pages and Next does not. */
const besides = join(root, '.next', 'besides');
await buildSqlite(besides);

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
      const path = request.url?.split('?', 1)[0] ?? '';
      // The build copies these beside the pages.
      const sqlite = /^\/sqlite\/[\w.]+$/.test(path) && join(besides, path);
      if (sqlite && existsSync(sqlite)) {
        const type = path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
        createReadStream(sqlite).pipe(response.setHeader('content-type', type));
        return;
      }
      const asset = /^\/pdf\/((?:cmaps|standard_fonts|wasm)\/[\w.-]+)$/.exec(path)?.[1];
      const file = asset && join(root, 'node_modules', 'pdfjs-dist', asset);
      if (file && existsSync(file)) {
        createReadStream(file).pipe(response);
        return;
      }
      // Mail is shown under the same policy as in production.
      const policy = mailFramePolicies.get(path);
      if (policy !== undefined) response.setHeader('content-security-policy', policy);
      void handle(request, response);
    },
    // getUpgradeHandler() does not serve hot reloading in Next 16.4; this one does.
    upgrade: (request, socket, head) => void app.upgradeHandler(request, socket, head),
  };
});
