// What was read once is here: with the line cut, in another visit, for a mailbox that is
// remembered and for no other. The server's own record says what was fetched.
import { expect, test } from 'vitest';
import type { MessageArchive } from '../../../lib/archive/messages.ts';
import type { Account, ReaderState } from '../../../lib/client/state.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import type { FaultServer } from '../../faults/server.ts';
import { startClient, until, type Client } from '../../rigs/client.ts';
import { messagesInMemory, messagesOnDevice } from '../../rigs/messages.ts';
import { atEnd, startFault, startRelay } from '../../server/relay.ts';

async function openAt(
  server: FaultServer,
  { messages, remember = true }: { messages: MessageArchive; remember?: boolean },
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
  const ask = { account, password: 'p', visit: 'manage', remember } as const;
  expect(await client.app.openMailbox(ask)).toBe(true);
  return client;
}

const first = ({ app }: Client): MessageId => {
  const id = app.mailbox.get().rows[0]?.id;
  if (id === undefined) throw new Error('empty');
  return id;
};
const isReady = (now: ReaderState) => now.name === 'ready';
const fetched = (server: FaultServer): string[] =>
  server
    .sessions()
    .flatMap(({ commands }) => commands)
    .filter((command) => /^RETR/i.test(command));

/** Opens the first message and waits until it is kept. */
async function readFirst(client: Client): Promise<MessageId> {
  const id = first(client);
  await until(client.app.saved, (now) => now.name === 'on');
  client.app.open(id);
  await until(client.app.reader, isReady);
  await until(client.app.saved, (now) => now.name === 'on' && now.sizes.has(id));
  return id;
}

test('a message read once is read from here in the next visit, and can be found', async () => {
  const server = await startFault({ name: 'none' });
  const messages = messagesOnDevice();
  const id = await readFirst(await openAt(server, { messages }));
  expect(fetched(server)).toHaveLength(1);
  await expect
    .poll(() => messages.find('u@h', [{ text: 'one', isBeginning: true }], 9))
    .toEqual([id]);

  const again = await openAt(server, { messages });
  await until(again.app.saved, (now) => now.name === 'on' && now.sizes.has(id));
  again.app.open(id);
  const shown = await until(again.app.reader, isReady);
  expect(shown).toMatchObject({ name: 'ready', id, whole: true, via: 'RETR' });
  expect(fetched(server)).toHaveLength(1);

  await again.app.forget('u@h');
  expect(await messages.list('u@h')).toEqual([]);
  await until(again.app.saved, (now) => now.name === 'on' && now.sizes.size === 0);
});

test('nothing is written for a mailbox that is not remembered', async () => {
  const server = await startFault({ name: 'none' });
  const messages = messagesOnDevice();
  const client = await openAt(server, { messages, remember: false });
  client.app.open(first(client));
  await until(client.app.reader, isReady);
  expect(client.app.saved.get()).toEqual({ name: 'off', why: 'not-remembered' });
  expect(await messages.use()).toEqual([]);
});

test('a browser that keeps nothing says so, and reading goes on', async () => {
  const server = await startFault({ name: 'none' });
  const client = await openAt(server, { messages: messagesInMemory() });
  await until(client.app.saved, (now) => now.name === 'off' && now.why === 'tab');
  client.app.open(first(client));
  await until(client.app.reader, isReady);
});

test('a copy that was spoilt on the disk is fetched and kept anew', async () => {
  const server = await startFault({ name: 'none' });
  const messages = messagesOnDevice();
  const client = await openAt(server, { messages });
  const id = await readFirst(client);
  await messages.spoil();
  const again = await openAt(server, { messages });
  await until(again.app.saved, (now) => now.name === 'on' && now.sizes.has(id));
  again.app.open(id);
  await until(again.app.reader, isReady);
  expect(fetched(server)).toHaveLength(2);
  await expect
    .poll(() => messages.read('u@h', id).catch(() => null))
    .toMatchObject({ via: 'RETR' });
});
