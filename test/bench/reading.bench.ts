// How fast a message is read: taken apart by us and by others. `--quick` for fewer rounds.
import { benchParse } from './reading/parse.ts';

void benchParse(process.argv.includes('--quick'));
