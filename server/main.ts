// The program: the exported page beside this file, and the server.
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';
import { loadStatic } from './web/static.ts';

await run(() =>
  Promise.resolve(loadStatic(fileURLToPath(new URL('web', import.meta.url)))),
);
