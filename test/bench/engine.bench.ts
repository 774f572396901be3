// The POP3 engine against every client that is installed here, on a real Dovecot, and the
// command line face that runs one job on any server: `npm run bench -- engine --help`.
import { dovecotAvailable } from '../rigs/dovecot.ts';
import { compare } from './engine/compare.ts';
import { face } from './engine/face.ts';
import { help, readOptions } from './engine/options.ts';

const options = readOptions(process.argv.slice(2));
if (options.is === 'help') console.log(help);
else if (options.is === 'wrong') {
  console.error(`${options.why}\nnpm run bench -- engine --help says what there is.`);
  process.exitCode = 2;
} else if (options.is === 'face') process.exitCode = await face(options);
else {
  const missing = dovecotAvailable();
  if (missing !== null) console.log(missing);
  else await compare(options);
}
