// A remembered mailbox on its second visit: its rows have their words before a header is
// asked for, only what is new or in sight is asked for, and a server that gave its names anew
// is found out by the first header that is another.
import { expect, test } from 'vitest';
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
  remember = true,
): Promise<Client> {
  const relay = await startRelay();
  const client = startClient(relay.port, { messages });
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
  const client = await openAt(server, messages, false);
  await allKnown(client);
  client.app.showing([]);
  await client.app.disconnect();
  expect(await messages.lastListing('u@h')).toBe(null);
});
