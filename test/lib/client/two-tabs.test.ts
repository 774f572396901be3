// Two tabs of one browser on the same mailbox: what one keeps, the other does not delete.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createMemoryArchive } from '../../../lib/archive/memory.ts';
import { startServer, type App as Server } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import {
  keyValue,
  oneBrowser,
  startClient,
  until,
  type Client,
} from '../../rigs/client.ts';

let server: Server;
const clients: Client[] = [];

beforeAll(async () => {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'off' });
  server = await startServer({ config, log: () => {}, web: null });
});
afterEach(() => {
  for (const each of clients.splice(0)) each.kill();
});
afterAll(() => server.close());

/** Two tabs at one visitor's demo mailbox, which the first has given back. */
async function openTwo(areDeaf = false) {
  const given = { archive: createMemoryArchive(), session: keyValue() };
  const tabs = oneBrowser();
  const open = async (): Promise<Client> => {
    const fresh = startClient(server.port, areDeaf ? given : { ...given, tabs: tabs() });
    clients.push(fresh);
    expect(await fresh.app.openDemo()).toBe(true);
    await until(fresh.app.mailbox, (now) => now.summaries.size === now.rows.length);
    await fresh.app.release();
    return fresh;
  };
  const one = await open();
  const [a, b, c] = one.app.mailbox.get().rows.map(({ id }) => id);
  if (!a || !b || !c) throw new Error('too few messages');
  one.app.mark([a, b]);
  return { one, two: await open(), a, b, c };
}
const marked = ({ app }: Client): string[] => [...app.deletion.get().marks.keys()].sort();
const victims = ({ sent }: Client): string[] =>
  sent
    .map((frame): unknown => JSON.parse(frame))
    .filter((frame): frame is { params: { victims: { id: string }[] } } =>
      JSON.stringify(frame).includes('"op":"commit"'),
    )
    .flatMap(({ params }) => params.victims.map(({ id }) => id));

test('a mark and a keep are seen in the other tab', async () => {
  const { one, two, a, b, c } = await openTwo();
  expect(marked(two)).toEqual([a, b].sort());
  two.app.keep([a]);
  await until(one.app.deletion, (now) => !now.marks.has(a));
  expect(marked(one)).toEqual([b]);
  two.app.mark([c]);
  await until(one.app.deletion, (now) => now.marks.has(c));
  one.app.undo();
  await until(two.app.deletion, (now) => now.marks.size === 1);
  expect(marked(two)).toEqual(marked(one));
});

test('a commit takes what is on its screen and still kept, even where nothing was heard', async () => {
  const { one, two, a, b, c } = await openTwo(true);
  two.app.keep([a]);
  two.app.mark([c]);
  expect(marked(one)).toEqual([a, b].sort());
  await one.app.commit();
  await until(one.app.deletion, (now) => now.commit.name === 'done');
  expect(victims(one)).toEqual([b]);
  expect(one.app.mailbox.get().rows.map(({ id }) => id)).toContain(a);
  expect(one.app.mailbox.get().rows.map(({ id }) => id)).toContain(c);
  expect(one.app.notices.get().map(({ key }) => key)).toContain('notices.keptElsewhere');
});

test('after a commit the marks of what is gone vanish in the other tab', async () => {
  const { one, two } = await openTwo();
  await one.app.commit();
  await until(one.app.deletion, (now) => now.commit.name === 'done');
  await until(two.app.deletion, (now) => now.marks.size === 0);
  expect(two.app.undo()).toBe(false);
});
