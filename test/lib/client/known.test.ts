// A remembered mailbox on its second visit: its rows have their words before a header is
// asked for, only what is new or in sight is asked for, and a server that gave its names anew
// is found out by the first header that is another.
import { expect, test } from 'vitest';
import type { Archive } from '../../../lib/archive/archive.ts';
import { createMemoryArchive } from '../../../lib/archive/memory.ts';
import type { MessageArchive } from '../../../lib/archive/messages.ts';
import type { Account } from '../../../lib/client/state.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import { startClient, until, type Client } from '../../rigs/client.ts';
import { messagesOnDevice } from '../../rigs/messages.ts';
import { atEnd, startFault, startRelay } from '../../server/relay.ts';

const letter = (n: number, subject: string) =>
  Buffer.from(`From: a@example.org\r\nSubject: ${subject}\r\n\r\nletter ${n}\r\n`);
const many = (subject: (n: number) => string) =>
  Array.from({ length: 200 }, (_, at) => letter(at + 1, subject(at + 1)));

async function openAt(
  server: { host: string; port: number },
  messages: MessageArchive,
  { remember = true, ...more }: { remember?: boolean; archive?: Archive } = {},
): Promise<Client> {
  const relay = await startRelay();
  const client = startClient(relay.port, { messages, ...more });
  atEnd(() => client.kill());
  const account: Account = {
    key: 'u@h',
    address: 'u@example.org',
    host: server.host,
    port: server.port,
    security: 'plain',
    user: 'u',
    isDemo: false,
  };
  const ask = { account, password: 'p', visit: 'look', remember } as const;
  expect(await client.app.openMailbox(ask)).toBe(true);
  return client;
}

const allKnown = ({ app }: Client) =>
  until(
    app.mailbox,
    (now) => now.rows.length > 0 && now.summaries.size === now.rows.length,
  );
const subjectOf = ({ app }: Client, at: number): string | undefined => {
  const { rows, summaries } = app.mailbox.get();
  return summaries.get(rows[at]?.id ?? ('' as MessageId))?.subject;
};

/** Until what the last visit learned is on the device. */
const isKept = (messages: MessageArchive, count: number) =>
  expect
    .poll(async () => {
      const listing = await messages.lastListing('u@h');
      return listing?.rows.filter(({ summary }) => summary !== null).length;
    })
    .toBe(count);

test('the second visit asks for what is in sight, and the rest is there', async () => {
  const first = await startFault({
    name: 'none',
    messages: many((n) => `letter number ${n}`),
  });
  const messages = messagesOnDevice();
  const before = await openAt(first, messages);
  await allKnown(before);
  await isKept(messages, 200);
  before.kill();

  const again = await startFault({
    name: 'none',
    messages: many((n) => `letter number ${n}`),
  });
  const client = await openAt(again, messages);
  await allKnown(client);
  const { rows } = client.app.mailbox.get();
  client.app.showing(rows.slice(0, 10).map(({ id }) => id));
  expect(subjectOf(client, 0)).toBe('letter number 1');
  const asked = () =>
    again
      .sessions()
      .flatMap(({ commands }) => commands)
      .filter((command) => /^TOP \d+ 0$/.test(command));
  // What comes into sight is asked for once more.
  await expect.poll(() => asked().includes('TOP 1 0')).toBe(true);
  // The first screen is asked for ahead, and a lot before the database was open.
  expect(new Set(asked()).size).toBeLessThan(150);
});

test('names that mean other messages now are found out', async () => {
  const first = await startFault({
    name: 'none',
    messages: many((n) => `first ${1_000 + n}`),
  });
  const messages = messagesOnDevice();
  const before = await openAt(first, messages);
  await allKnown(before);
  await isKept(messages, 200);
  before.kill();

  const again = await startFault({
    name: 'none',
    messages: many((n) => `other ${1_000 + n}`), // the same names, and the same sizes
  });
  const client = await openAt(again, messages);
  await expect
    .poll(() => {
      const { rows, summaries } = client.app.mailbox.get();
      return rows.filter(({ id }) => summaries.get(id)?.subject.startsWith('other'))
        .length;
    })
    .toBe(200);
});

test('of a mailbox that is not remembered nothing is kept', async () => {
  const server = await startFault({ name: 'none' });
  const messages = messagesOnDevice();
  const client = await openAt(server, messages, { remember: false });
  await allKnown(client);
  client.app.showing([]);
  await client.app.disconnect();
  expect(await messages.lastListing('u@h')).toBe(null);
});

test('is read without the server: the list, and what was read whole', async () => {
  const server = await startFault({ name: 'none' });
  const messages = messagesOnDevice();
  const archive = createMemoryArchive();
  const before = await openAt(server, messages, { archive });
  await allKnown(before);
  await isKept(messages, 6);
  const id = before.app.mailbox.get().rows[2]?.id ?? ('' as MessageId);
  before.app.open(id);
  await until(before.app.saved, (now) => now.name === 'on' && now.sizes.has(id));
  before.kill();
  const sessions = server.sessions().length;

  const relay = await startRelay();
  const { app, kill } = startClient(relay.port, { messages, archive });
  atEnd(kill);
  await until(app.remembered, (now) => now.length === 1);
  expect(await app.openSaved('u@h')).toBe(true);
  const visit = await until(app.visit, (now) => now.name === 'open');
  expect(visit.line).toEqual({ name: 'away' });
  const box = await until(app.mailbox, (now) => now.summaries.size === 6);
  expect(box.rows.map((row) => box.summaries.get(row.id)?.subject)).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => `letter ${n}`),
  );
  app.open(id);
  const shown = await until(app.reader, (now) => now.name === 'ready');
  expect(shown.letter.subject).toBe('letter 3');
  app.open(box.rows[0]?.id ?? ('' as MessageId));
  const failed = await until(app.reader, (now) => now.name === 'failed');
  expect(failed.fault.kind).toBe('not-signed-in');
  await app.commit();
  await app.setVisit('manage');
  expect(app.visit.get()).toMatchObject({ visit: 'look' });
  await app.disconnect();
  expect(app.mailbox.get().rows).toEqual([]);
  expect(server.sessions().length).toBe(sessions);
});
