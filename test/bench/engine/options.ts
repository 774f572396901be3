// What may be said on the benchmark's command line.
import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import type { Wanted } from './compare.ts';
import { jobNames, type JobName } from './task.ts';

export const help = `npm run bench -- engine [--quick] [--only j2,j3] [--peers us,raw,curl] [--delays 0,20]

  Compares the engine with other clients on a Dovecot of its own: time, processor, memory.
  --quick   one round, no 100 ms
  --only    j1 first 50 rows, j2 headers, j3 whole mailboxes, j4 one large message, j5 delete
  --peers   us, us-known, raw, raw-steps, raw-capa, curl, mpop, fetchmail, getmail6, poplib, node-pop3, yapople
  --delays  round trips in ms: 0, 20, 100
  --rounds  runs of each, where it does not take long
  --tls     only encrypted lines; --plain only others
  BENCH_PEERS names a folder in whose node_modules node-pop3 and yapople are looked for.

npm run --silent bench -- engine --url URL --job JOB [--folder FOLDER] [--count N] --json

  Runs one job of the engine on one server and prints one line of JSON:
    wall_ms       from the dial to the answer to QUIT; for list to the last header
    cpu_ms        user and system time of the job, without the start of the process
    rss_mb        the most memory the process held, in MiB
    bytes         octets of headers or messages, dots removed
    messages      messages read or deleted
    round_trips   times an answer had to be there before the next thing could be said; TCP,
                  TLS and greeting are counted
  Without --json the same is shown for people. An error ends with status 1 and one line.

  URL   pop3://user:password@host:port is plain, pop3s:// is TLS from the first byte.
        User and password are percent-encoded. Ports default to 110 and 995.
        ?stls             on pop3://: encrypt with STLS
        ?pin=SHA256       takes the one certificate with this fingerprint (hex, colons or not)
        ?insecure         takes whatever certificate the server shows: it is looked up on a
                          connection of its own before the clock starts
  A URL in the arguments can be seen by everybody on the machine who lists its processes, and
  npm prints it: "--url -" reads it from standard input, and without --url the environment
  variable POP3_URL is used. The process that does the job is given it by a pipe.

  JOB   list      STAT, LIST, UIDL and the headers of the newest messages (--count, or 50)
        headers   the headers of all messages
        download  all messages into files of --folder (or a temporary one, removed after)
        one       the largest message, likewise
        delete    DELETES EVERY MESSAGE of the mailbox
  What RETR does to "seen" marks is the server's affair.`;

export type Options =
  | ({ is: 'compare' } & Wanted)
  | { is: 'help' }
  | { is: 'wrong'; why: string }
  | {
      is: 'face';
      url: string;
      job: JobName;
      folder: string | null;
      count: number | null;
      isJson: boolean;
    };

export function readOptions(args: readonly string[]): Options {
  try {
    return understand(args);
  } catch (error) {
    return { is: 'wrong', why: error instanceof Error ? error.message : String(error) };
  }
}

function understand(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean' },
      quick: { type: 'boolean' },
      only: { type: 'string' },
      peers: { type: 'string' },
      delays: { type: 'string' },
      rounds: { type: 'string' },
      tls: { type: 'boolean' },
      plain: { type: 'boolean' },
      url: { type: 'string' },
      job: { type: 'string' },
      folder: { type: 'string' },
      count: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  if (values.help) return { is: 'help' };
  const listed = (text: string | undefined) => text?.toLowerCase().split(',') ?? null;
  const isFace = values.url !== undefined || values.job !== undefined || values.json;
  if (!isFace)
    return {
      is: 'compare',
      isQuick: values.quick === true,
      jobs: listed(values.only),
      peers: listed(values.peers),
      delays: listed(values.delays)?.map(Number) ?? null,
      rounds: values.rounds === undefined ? null : Number(values.rounds),
      isTls: values.tls ? true : values.plain ? false : null,
    };
  const job = jobNames.find((name) => name === values.job);
  if (job === undefined) throw new Error(`--job is one of ${jobNames.join(', ')}`);
  const given = values.url === '-' ? readFileSync(0, 'utf8').trim() : values.url;
  const url = given ?? process.env['POP3_URL'];
  if (url === undefined || url === '') throw new Error('--url or POP3_URL is missing');
  const count = values.count === undefined ? null : Number(values.count);
  if (count !== null && !(Number.isInteger(count) && count > 0))
    throw new Error('--count is a whole number above 0');
  const folder = values.folder ?? null;
  return { is: 'face', url, job, folder, count, isJson: values.json === true };
}
