// A download of everything and rows that nobody looks at yet, at one time.
import { expect, test } from 'vitest';
import { visitTo } from '../relay.ts';

test('rows in bulk do not wait for a whole download, nor the download for them', async () => {
  const line = `${'x'.repeat(98)}\r\n`;
  const messages = Array.from({ length: 120 }, (_, n) =>
    Buffer.from(`From: a@b\r\nSubject: letter ${n}\r\n\r\n${line.repeat(1_000)}`),
  );
  const { server, wire } = await visitTo({ name: 'none', messages }, 'manage');
  const ids = wire.rows.map(({ id }) => id);
  const reading = ids.slice(0, 60).map((id) => wire.call('read', { id, urgent: false }));
  const summaries: string[] = [];
  await wire.call(
    'headers',
    { ids, urgent: false },
    { onPart: (part) => summaries.push(...part.summaries.map(({ id }) => id)) },
  );
  const asked = () => server.sessions()[0]?.commands ?? [];
  const inTime = asked().filter((command) => command.startsWith('RETR')).length;
  expect(summaries).toEqual(ids);
  const read = await Promise.all(reading);
  expect(read.every(({ whole }) => whole)).toBe(true);
  // Sixty of them are six megabytes; 70 headers weigh as much as two, and a window was full.
  expect(inTime).toBeLessThan(40);
  expect(asked().filter((command) => command.startsWith('RETR'))).toHaveLength(60);
});
