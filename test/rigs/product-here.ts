// The product within the test's own process, for what its settings rightly forbid: lists
// that are left and images that are fetched on loopback. The page is the built one.
import { fileURLToPath } from 'node:url';
import { startServer } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Dial } from '../../server/pop3/api.ts';
import type { Leave } from '../../server/lists/leave.ts';
import { createLog } from '../../server/log.ts';
import { loadStatic } from '../../server/web/static.ts';

export async function startProductHere({
  env,
  ...parts
}: {
  env: Record<string, string>;
  leaveList?: Leave;
  dialImage?: Dial;
}): Promise<{ url: string; port: number; stop(): Promise<void> }> {
  const config = readConfig({
    HOST: 'localhost',
    PORT: '0',
    DEMO: '0',
    ALLOW_PRIVATE_NETWORKS: '1',
    ALLOW_PLAINTEXT: '1',
    ...env,
  });
  const web = loadStatic(fileURLToPath(new URL('../../dist/web', import.meta.url)));
  const log = createLog('off');
  const app = await startServer({ config, log, web, ...parts });
  const { port } = app;
  return { url: `http://localhost:${port}`, port, stop: () => app.close() };
}
