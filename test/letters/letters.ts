// The project's own letters for tests: the demo's, dated from one fixed day, and special
// cases, with what is known of them. The same bytes on every machine.
import { createHash } from 'node:crypto';
import { file, gather, multipart, text, whole } from '../../server/demo/compose.ts';
import { createClock, draw } from '../../server/demo/letters/sketch.ts';
import { sketches } from '../../server/demo/sample.ts';
import { facts, type Facts } from './facts.ts';

export { corpusMessages, type CorpusMessage } from './corpus.ts';
export type { Facts };

export type TestLetter = { name: string; raw: Uint8Array; facts?: Facts };

/** Monday 2 March 2026, noon in UTC. */
export const fixedDay = Date.UTC(2026, 2, 2, 12);

/** Everything but the 24.6 MB scan (see `stuckScan`): about 75 letters, 2 MB. */
export const letters: readonly TestLetter[] = [
  ...draw(
    sketches.filter(({ name }) => name !== 'stuck-scan'),
    createClock(fixedDay),
  ).map((letter) => {
    const name = letter.uid.replace('.20260302', '');
    return known(name, gather(letter));
  }),
  ...special().map(([name, raw]) => known(name, raw)),
];

/** The one large letter, made when it is asked for. */
export function stuckScan(): TestLetter {
  const [letter] = draw(
    sketches.filter(({ name }) => name === 'stuck-scan'),
    createClock(fixedDay),
  );
  if (!letter) throw new Error('the scan is gone from the sample');
  return known('stuck-scan', gather(letter));
}

/** By name; throws where there is none. */
export function letterNamed(name: string): TestLetter {
  const found = letters.find((letter) => letter.name === name);
  if (!found) throw new Error(`there is no letter ${name}`);
  return found;
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

function known(name: string, raw: Uint8Array): TestLetter {
  const fact = facts[name];
  return fact ? { name, raw, facts: fact } : { name, raw };
}

// What no sample mailbox should have to show.
function special(): [string, Buffer][] {
  const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  return [
    ['x-empty-body', Buffer.from(`${head('no body')}\r\n`)],
    ['x-no-gap', Buffer.from(head('no empty line behind the header'))],
    ['x-no-header', Buffer.from('\r\nOnly a body.\r\n')],
    ['x-one-line', Buffer.from('x\r\n')],
    ['x-no-last-crlf', Buffer.from(`${head('no end of line')}\r\nthe end`)],
    ['x-long-line', Buffer.from(`${head('long line')}\r\n${'x'.repeat(100_000)}\r\n`)],
    ['x-dots-only', Buffer.from(`${head('dots')}\r\n${'.\r\n'.repeat(50)}`)],
    [
      'x-deep',
      gather(
        whole(
          withHead(
            'thirty parts deep',
            Array.from({ length: 30 }).reduce<ReturnType<typeof text>>(
              (inner, _, depth) => multipart('mixed', `deep-${depth}-end`, [inner]),
              text('the kernel\n'),
            ),
          ),
        ),
      ),
    ],
    [
      'x-every-byte',
      gather(
        whole(
          withHead(
            'every byte there is',
            multipart('mixed', 'bytes', [
              text('See the file.\n'),
              file('bytes.bin', 'application/octet-stream', everyByte),
              file('empty.bin', 'application/octet-stream', Buffer.alloc(0)),
            ]),
          ),
        ),
      ),
    ],
    [
      'x-words-name',
      gather(
        whole(
          withHead(
            'a file name in encoded words',
            multipart('mixed', 'words', [
              text('See the file.\n'),
              file('Überweisung für Jürgen.txt', 'text/plain', Buffer.from('danke\r\n'), {
                naming: 'words',
              }),
            ]),
          ),
        ),
      ),
    ],
  ];
}

function withHead<Kind extends { fields: string[] }>(subject: string, part: Kind): Kind {
  const fields = `${head(subject)}MIME-Version: 1.0`.split('\r\n');
  return { ...part, fields: [...fields, ...part.fields] };
}

function head(subject: string): string {
  return (
    `From: Test <test@test.example>\r\nTo: you@test.example\r\nSubject: ${subject}\r\n` +
    'Date: Mon, 02 Mar 2026 08:00:00 +0000\r\n'
  );
}
