// The command lines that the README gives for the engine alone, run as they stand there but
// for the server's name, and for npm, which might install packages under the other tests:
// one line of JSON each, and nothing beside it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startFault } from '../server/relay.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lines = readFileSync(`${root}README.md`, 'utf8')
  .split('\n')
  .filter((line) => line.includes(' bench -- engine --') && !line.includes('`'));

test('there are two, one for each way of naming the server', () => {
  expect(lines).toHaveLength(2);
});

test.each(lines)('%s', async (line) => {
  const { port } = await startFault({ name: 'none' });
  const shell = line.replace(
    /pop3s?:\/\/[^\s']+/,
    `pop3://anna:secret@127.0.0.1:${port}`,
  );
  const { status, said, complained } = await run(shell);
  expect({ status, complained }).toEqual({ status: 0, complained: '' });
  expect(said.trimEnd()).not.toContain('\n');
  const told: unknown = JSON.parse(said);
  expect(told).toMatchObject({ messages: 6 });
  expect(Object.keys(Object(told)).sort()).toEqual(
    ['bytes', 'cpu_ms', 'messages', 'round_trips', 'rss_mb', 'wall_ms'], // prettier-ignore
  );
});

function run(shell: string) {
  // Standard input stays open, as a terminal's does: a line that waits for it never ends.
  const child = spawn(shell, { shell: true, cwd: root });
  let said = '';
  let complained = '';
  child.stdout.on('data', (bytes: Buffer) => void (said += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => void (complained += bytes.toString()));
  return new Promise<{ status: number | null; said: string; complained: string }>(
    (resolve) => child.on('close', (status) => resolve({ status, said, complained })),
  );
}
