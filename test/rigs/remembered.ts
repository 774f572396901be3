// A device that remembers one mailbox, opened at one server after another.
import { expect } from 'vitest';
import type { Archive } from '../../lib/archive/archive.ts';
import { createMemoryArchive } from '../../lib/archive/memory.ts';
import type { MessageArchive } from '../../lib/archive/messages.ts';
import type { Account } from '../../lib/client/state.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { atEnd, startRelay } from '../server/relay.ts';
import { startClient, until, type Client } from './client.ts';
import { messagesOnDevice } from './messages.ts';

export type Device = { messages: MessageArchive; archive: Archive };
export const device = (): Device => ({
  messages: messagesOnDevice(),
  archive: createMemoryArchive(),
});

export async function openAt(
  server: { host: string; port: number },
  given: Device,
): Promise<Client> {
  const relay = await startRelay();
  const client = startClient(relay.port, given);
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
  const ask = { account, password: 'p', visit: 'manage', remember: true } as const;
  expect(await client.app.openMailbox(ask)).toBe(true);
  return client;
}

export const id = (name: string) => name as MessageId;
export const opened = ({ app }: Client) => {
  const visit = app.visit.get();
  if (visit.name !== 'open') throw new Error(visit.name);
  return visit;
};

/** All headers are known, and kept for next time. */
export async function settled({ app }: Client, { messages }: Device): Promise<void> {
  const { rows } = await until(
    app.mailbox,
    (now) => now.rows.length > 0 && now.summaries.size >= now.rows.length,
  );
  await expect
    .poll(async () => {
      const listing = await messages.lastListing('u@h');
      return listing?.rows.filter(({ summary }) => summary !== null).length;
    })
    .toBe(rows.length);
}
