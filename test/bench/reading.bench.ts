// How fast a message is read: taken apart, cleaned and drawn by us and by others, and from a
// press to its first words. `--quick` for fewer rounds; `--only parse`, `html` or `clicks`.
import { parseArgs } from 'node:util';
import { benchClicks } from './reading/clicks.ts';
import { benchHtml } from './reading/html.ts';
import { benchParse } from './reading/parse.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const benches = [
  ['parse', benchParse],
  ['html', benchHtml],
  ['clicks', benchClicks],
] as const;
for (const [name, bench] of benches)
  if (values.only === undefined || values.only === name) await bench(values.quick);
