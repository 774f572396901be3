// A server that may delete what is read: nothing of a message is asked for before the person
// agreed. The server's own record is the proof.
import { expect, test } from 'vitest';
import type { Account } from '../../../lib/client/state.ts';
import { atEnd, startFault, startRelay } from '../../server/relay.ts';
import { startClient, until, type Client } from '../../rigs/client.ts';
import type { FaultName, FaultServer } from '../../faults/server.ts';

async function openAt(name: FaultName) {
  const server = await startFault({ name });
  const relay = await startRelay();
  const client = startClient(relay.port);
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
  const opened = await client.app.openMailbox({
    account,
    password: 'p',
    visit: 'look',
    remember: false,
  });
  expect(opened).toBe(true);
  return { server, client };
}

const touching = (server: FaultServer): string[] =>
  server
    .sessions()
    .flatMap(({ commands }) => commands)
    .filter((command) => /^(TOP|RETR)/i.test(command));

/** Everything a screen and a person do that could have a message fetched. */
async function tryEverything({ app }: Client): Promise<void> {
  const ids = app.mailbox.get().rows.map(({ id }) => id);
  const [first] = ids;
  if (!first) throw new Error('empty');
  app.showing(ids);
  app.retryHeader(first);
  for (const read of [
    () => app.open(first),
    () => app.download(first, true),
    () => app.peek(first, 10),
    () => app.step(1),
  ]) {
    read();
    expect(app.reader.get().name).toBe('may-expire');
  }
  await app.saveMessage(first);
  await app.checkAgain();
}

test('nothing is fetched before the person agreed, then everything is', async () => {
  const { server, client } = await openAt('expire-quit');
  const { app } = client;
  expect(app.expiry.get()).toBe('unasked');
  await tryEverything(client);
  expect(touching(server)).toEqual([]);
  expect(app.mailbox.get().summaries.size).toBe(0);
  expect(app.mailbox.get().rows).toHaveLength(6);

  app.agreeToExpiry();
  await until(app.mailbox, (now) => now.summaries.size === 6);
  await until(app.reader, (now) => now.name === 'ready');
});

test('who stays with sizes never touches a message, whatever they press', async () => {
  const { server, client } = await openAt('expire-quit');
  const [first] = client.app.mailbox.get().rows;
  client.app.open(first!.id);
  client.app.declineExpiry();
  expect(client.app.reader.get().name).toBe('empty');
  await tryEverything(client);
  await client.app.disconnect();
  expect(touching(server)).toEqual([]);
  expect(server.mailbox()).toHaveLength(6);
  expect(client.app.expiry.get()).toBe('unasked');
});

test('any other server is not asked about', async () => {
  const { client } = await openAt('none');
  await until(client.app.mailbox, (now) => now.summaries.size === 6);
  client.app.open(client.app.mailbox.get().rows[0]!.id);
  await until(client.app.reader, (now) => now.name === 'ready');
});
