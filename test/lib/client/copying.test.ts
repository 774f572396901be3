// Exports through the client against real servers: all of a mailbox in each form, equal to
// what the server holds; what cannot be had is named; a stopped one leaves nothing.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isExact } from '../../../lib/copies/check.ts';
import { copyFormats } from '../../../lib/copies/write.ts';
import { readCopies } from '../../../lib/copies/read.ts';
import type { Account } from '../../../lib/client/state.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import { startClient, until, type Client } from '../../rigs/client.ts';
import { letters } from '../../letters/letters.ts';
import { startLetterServer } from '../../rigs/letter-server.ts';
import { atEnd, startFault, startRelay } from '../../server/relay.ts';

/** The largest ones take seconds each and prove nothing more. */
const held = letters.filter(({ raw }) => raw.length < 200_000);

const hash = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex');

async function open(
  server: { host: string; port: number },
  visit: 'look' | 'manage' = 'look',
): Promise<Client> {
  const relay = await startRelay({ env: { DEMO: '0' } });
  const client = startClient(relay.port);
  atEnd(() => client.kill());
  const account: Account = {
    key: 'a',
    address: 'anna@example.org',
    host: server.host,
    port: server.port,
    security: 'plain',
    user: 'anna',
    isDemo: false,
  };
  const ask = { account, password: 'x', visit, remember: false };
  expect(await client.app.openMailbox(ask)).toBe(true);
  return client;
}

test('all of a mailbox, in each form, is what the server holds', async () => {
  const server = await startLetterServer(held.map(({ raw }) => raw));
  atEnd(() => server.stop());
  const { app, files } = await open(server);
  const ids = app.mailbox.get().rows.map(({ id }) => id);
  const inForm = new Map<string, string[]>();
  for (const form of copyFormats) {
    app.copy(ids, form);
    const { check } = await until(app.copying, (now) => now.name === 'done');
    expect(check).toMatchObject({
      messages: ids.length,
      announced: check.octets,
      differing: [],
      missing: [],
    });
    expect(isExact(check)).toBe(check.changed.length === 0);
    const file = files.at(-1);
    expect(file?.name).toMatch(/^anna@example\.org \d{4}-\d\d-\d\d\.[a-z.]+$/);
    const found: string[] = [];
    for await (const one of readCopies(file?.file ?? new Blob(), 'copy'))
      if (one.name === 'message') found.push(hash(one.raw));
    inForm.set(form, found);
    app.dismissCopy();
  }
  expect(inForm.get('maildir')).toEqual(inForm.get('eml'));
  expect(inForm.get('eml')?.length).toBe(ids.length);
  app.copy(ids, 'folder');
  await until(app.copying, (now) => now.name === 'done');
  const inFolder = files.filter(({ name }) => name.endsWith('.eml'));
  const bytes = await Promise.all(inFolder.map(({ file }) => file.arrayBuffer()));
  expect(bytes.map((one) => hash(new Uint8Array(one)))).toEqual(inForm.get('eml'));
});

test('the list is a file of what the rows say, and reads no message', async () => {
  const server = await startLetterServer(held.map(({ raw }) => raw));
  atEnd(() => server.stop());
  const { app, files, sent } = await open(server);
  app.copy(
    app.mailbox.get().rows.map(({ id }) => id),
    'csv',
  );
  await until(app.copying, (now) => now.name === 'done');
  const text = (await files[0]?.file.text()) ?? '';
  expect(text.split('\r\n').length).toBe(held.length + 2);
  expect(sent.filter((frame) => frame.includes('"op":"read"'))).toEqual([]);
});

test('where nothing can be had no file may look like a mailbox without mail', async () => {
  const server = await startFault({ name: 'retr-gone' });
  const { app, files } = await open(server, 'manage');
  app.copy(
    app.mailbox.get().rows.map(({ id }) => id),
    'eml',
  );
  const { fault } = await until(app.copying, (now) => now.name === 'failed');
  expect(fault).toMatchObject({ kind: 'refused', line: '-ERR not there any more' });
  expect(files).toEqual([]);
});

test('a message that went meanwhile is named, and the others are there', async () => {
  const server = await startLetterServer(held.slice(0, 3).map(({ raw }) => raw));
  atEnd(() => server.stop());
  const { app } = await open(server);
  const ids = app.mailbox.get().rows.map(({ id }) => id);
  const [first, ...rest] = ids;
  app.copy([first, 'gone', ...rest] as MessageId[], 'mbox'); // a name that no row has
  const { check } = await until(app.copying, (now) => now.name === 'done');
  expect(check.messages).toBe(3);
  expect(check.missing.map(({ id }) => id)).toEqual(['gone']);
});

test('stopped, it leaves no file and lets the next begin', async () => {
  const server = await startLetterServer(held.map(({ raw }) => raw));
  atEnd(() => server.stop());
  const { app, files } = await open(server);
  const ids = app.mailbox.get().rows.map(({ id }) => id);
  app.copy(ids, 'eml');
  await until(app.copying, (now) => now.name === 'running' && now.done > 0);
  app.stopCopy();
  expect(app.copying.get()).toEqual({ name: 'idle' });
  app.copy(ids.slice(0, 2), 'mbox');
  const { check } = await until(app.copying, (now) => now.name === 'done');
  expect(check.messages).toBe(2);
  expect(files.map(({ name }) => name.split('.').at(-1))).toEqual(['mbox']);
});
