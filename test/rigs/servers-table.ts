// Prints what each real POP3 server at hand announced and how it behaved:
// node --import tsx test/rigs/servers-table.ts
import { examine } from './servers/conduct.ts';
import { conductTable, rowOf } from './servers/conduct-table.ts';
import { kinds } from './servers/kinds.ts';
import { examples } from './servers/letters.ts';

async function main(): Promise<void> {
  const columns: string[][] = [];
  for (const kind of kinds) {
    const missing = kind.available();
    if (missing !== null) {
      console.log(missing);
      continue;
    }
    const server = await kind.start(examples());
    try {
      columns.push(rowOf(kind.name, await examine(server)));
    } finally {
      await server.stop();
    }
  }
  console.log(conductTable(columns));
}

void main();
