// Rows with first words: what is asked of the server for them, and that nothing else of a row
// is changed by it.
import { expect, test } from 'vitest';
import type { Summary } from '../../../lib/mail/message.ts';
import type { Params } from '../../../lib/wire/operations.ts';
import { snippetMessageBytes } from '../../../server/limits.ts';
import type { Wire } from '../../rigs/wire.ts';
import { visitTo } from '../relay.ts';

const files = (text: string, more: string) =>
  `Subject: files\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n${text}\n${more}--b--\n`;
const letters = [
  'Subject: one\n\nGood day,\nthis is the first.\n',
  files('See below.', '--b\nContent-Type: image/png; name=a.png\n\nx\n'),
  files('Nothing below.', ''),
  `Subject: large\n\n${'a line\n'.repeat(snippetMessageBytes / 7)}`,
  '\nno header at all\n',
];

async function headersOf(wire: Wire, more: Pick<Params<'headers'>, 'lines'>) {
  const found = new Map<string, Summary>();
  const ids = wire.rows.map(({ id }) => id);
  const result = await wire.call(
    'headers',
    { ids, urgent: true, ...more },
    { onPart: ({ summaries }) => summaries.forEach((one) => found.set(one.id, one)) },
  );
  expect(result.failed).toEqual([]);
  return [...found.values()];
}

test('lines are asked for where they are few, and only add to the row', async () => {
  const messages = letters.map((text) => Buffer.from(text.replaceAll('\n', '\r\n')));
  const { server, wire } = await visitTo({ name: 'none', messages });
  const bare = await headersOf(wire, {});
  expect(bare.map(({ snippet }) => snippet)).toEqual(Array(5).fill(undefined));
  const rows = await headersOf(wire, { lines: 20 });
  expect(rows.map(({ snippet }) => snippet)).toEqual([
    'Good day, this is the first.',
    'See below.',
    'Nothing below.',
    undefined,
    'no header at all',
  ]);
  expect(rows.map(({ mayHaveAttachments }) => mayHaveAttachments)).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
  const plain = (row: Summary | undefined) => ({
    ...row,
    snippet: null,
    mayHaveAttachments: null,
  });
  expect(rows.map(plain)).toEqual(bare.map(plain));
  expect(bare[2]?.mayHaveAttachments).toBe(true); // all that its header tells
  const commands = server.sessions()[0]?.commands ?? [];
  const tops = commands.filter((command) => command.startsWith('TOP '));
  // The headers alone were asked for once, ahead of the question.
  expect(tops.filter((command) => command.endsWith(' 20'))).toEqual(
    [1, 2, 3, 5].map((n) => `TOP ${n} 20`),
  );
  expect(tops.length).toBe(5 + 5);
});
