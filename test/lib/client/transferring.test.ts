// Copies into a real account through the client: what the Maildir holds afterwards is, by its
// hashes, what the source holds; a line that is cut, a new page and another day double nothing.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../lib/archive/archive.ts';
import { createMemoryArchive } from '../../../lib/archive/memory.ts';
import type { TransferState } from '../../../lib/client/transfer-state.ts';
import { startImapFaults } from '../../faults/imap-server.ts';
import { letters } from '../../letters/letters.ts';
import { realClock, startClient, until, type Client } from '../../rigs/client.ts';
import { imapAvailable, startDovecot, type Dovecot } from '../../rigs/dovecot.ts';
import { startLetterServer } from '../../rigs/letter-server.ts';
import { startCutting } from '../../rigs/cutting.ts';
import { hashOf, letter } from '../../server/imap/letters.ts';
import { atEnd, startRelay } from '../../server/relay.ts';

const missing = imapAvailable();
const password = 'target-CANARY';
/** Pauses before another try are as short as can be. */
const hurried = {
  ...realClock,
  // Bounds, which are longer, stay what they are.
  after: (ms: number, then: () => void) =>
    realClock.after(ms < 10_000 ? ms / 100 : ms, then),
};
const isDone = (now: TransferState) => now.name === 'done';
type Of<N extends TransferState['name']> = Extract<TransferState, { name: N }>;

async function targetServer(): Promise<Dovecot> {
  const users = [{ name: 'claire', password, messages: [] }];
  const dovecot = await startDovecot({ users, imap: true });
  atEnd(() => dovecot.stop());
  return dovecot;
}

const addressOf = (dovecot: Dovecot, port = dovecot.imapsPort) => ({
  address: 'claire@example.org',
  host: '127.0.0.1',
  port,
  security: 'tls' as const,
  user: 'claire',
  pin: dovecot.certificate.sha256,
});

async function opened(
  relayPort: number,
  source: { host: string; port: number },
  archive: Archive = createMemoryArchive(),
  clock = realClock,
): Promise<Client> {
  const client = startClient(relayPort, { archive, clock });
  atEnd(() => client.kill());
  const account = {
    key: 'a',
    address: 'anna@example.org',
    ...{ host: source.host, port: source.port, security: 'plain' as const },
    ...{ user: 'anna', isDemo: false },
  };
  const ask = { account, password: 'x', visit: 'look' as const, remember: false };
  expect(await client.app.openMailbox(ask)).toBe(true);
  return client;
}

async function signIn({ app }: Client, dovecot: Dovecot, port?: number) {
  app.openTarget(addressOf(dovecot, port), password);
  await until(app.transfer, ({ name }) => name === 'signed-in');
}

function copyAll({ app }: Client, markAfter = false) {
  const ids = app.mailbox.get().rows.map(({ id }) => id);
  app.copyToTarget({ ids, folder: 'copies', markAfter });
}

async function kept(dovecot: Dovecot): Promise<string[]> {
  const folder = join(dovecot.maildir('claire'), '.copies');
  const hashes = ['cur', 'new'].map(async (part) => {
    const names = await readdir(join(folder, part));
    return Promise.all(
      names.map(async (name) => hashOf(await readFile(join(folder, part, name)))),
    );
  });
  return (await Promise.all(hashes)).flat().sort();
}

/** As POP3 gives them, with a last line end, and as a Maildir keeps them. */
function wanted(raws: readonly Uint8Array[]): string[] {
  return raws
    .map((raw) => Buffer.from(raw).toString('latin1').replaceAll('\r\n', '\n'))
    .map((text) => (text.endsWith('\n') ? text : `${text}\n`))
    .map((text) => hashOf(Buffer.from(text, 'latin1')))
    .sort();
}

test('a message under which the line is lost each time holds up no other', async () => {
  const raws = [letter(1), letter(2, 'poison\r\n'), letter(3), letter(4)];
  const source = await startLetterServer(raws);
  atEnd(() => source.stop());
  let isPoison = false;
  const server = await startImapFaults({
    keeps(raw) {
      isPoison = raw.includes('poison');
      return isPoison ? Buffer.from('Subject: lost\r\n\r\n') : raw;
    },
    stored(_tag, line) {
      if (isPoison) line.cut();
      return isPoison;
    },
  });
  atEnd(() => server.stop());
  const relay = await startRelay({ env: { DEMO: '0' } });
  const client = await opened(relay.port, source, undefined, hurried);
  const place = { host: '127.0.0.1', port: server.port, pin: server.pin };
  const address = { address: 'b@x.org', user: 'b', security: 'tls', ...place } as const;
  client.app.openTarget(address, 'x');
  await until(client.app.transfer, ({ name }) => name === 'signed-in');
  copyAll(client, true);
  const done = await until(client.app.transfer, isDone);
  expect(done).toMatchObject({
    marked: 3,
    figures: { copied: 3, missing: [{ why: 'lost' }] },
  });
  expect(server.connections()).toBe(4);
});

describe.skipIf(missing !== null)('into Dovecot', () => {
  test('all of a mailbox, once, and on another day only what is new', async () => {
    const all = letters.map(({ raw }) => raw).filter((raw) => raw.length < 50_000);
    // Two of the same are two, and a dozen may bear one Message-ID.
    const twins = Array.from({ length: 12 }, (_, n) => letter(1, `twin ${10 + n}\r\n`));
    const raws = [...all.slice(0, 40), letter(1), letter(1), ...twins];
    const source = await startLetterServer(raws);
    atEnd(() => source.stop());
    const dovecot = await targetServer();
    const relay = await startRelay({ env: { DEMO: '0' } });
    const archive = createMemoryArchive();
    const client = await opened(relay.port, source, archive);
    await signIn(client, dovecot);
    copyAll(client, true);
    const done = (await until(client.app.transfer, isDone)) as Of<'done'>;
    expect(done.figures).toMatchObject({ total: raws.length, missing: [], there: 0 });
    expect(done.figures.altered.filter(({ how }) => how !== 'line-ends')).toEqual([]);
    expect(done.marked).toBe(raws.length);
    expect(client.app.deletion.get().marks.size).toBe(raws.length);
    expect(await kept(dovecot)).toEqual(wanted(raws));
    client.kill();

    const again = await opened(relay.port, source, archive);
    await signIn(again, dovecot);
    copyAll(again);
    const second = (await until(again.app.transfer, isDone)) as Of<'done'>;
    expect(second.figures).toMatchObject({ copied: 0, there: raws.length, missing: [] });

    // Another browser knows nothing of it, finds them all, and takes none for its own.
    const other = await opened(relay.port, source);
    await signIn(other, dovecot);
    copyAll(other, true);
    const third = (await until(other.app.transfer, isDone)) as Of<'done'>;
    expect(third.figures).toMatchObject({ copied: 0, there: raws.length, missing: [] });
    expect(third.marked).toBe(0);

    // What was put there from here, and is there still, may be marked on any day.
    await signIn(again, dovecot);
    copyAll(again, true);
    const fourth = (await until(again.app.transfer, isDone)) as Of<'done'>;
    expect(fourth).toMatchObject({ marked: raws.length, figures: { copied: 0 } });
    expect(await kept(dovecot)).toEqual(wanted(raws));
    expect(JSON.stringify([...client.sent, ...relay.logged])).not.toContain('DELE');
    expect(relay.logged.join()).not.toContain('CANARY');
    expect(JSON.stringify(client.app.console.get())).not.toContain('CANARY');
  });

  test('a line cut at any octet is opened again, and nothing is there twice', async () => {
    const raws = Array.from({ length: 12 }, (_, n) =>
      letter(n, 'words '.repeat(700 * n)),
    );
    const source = await startLetterServer(raws);
    atEnd(() => source.stop());
    const dovecot = await targetServer();
    // In the handshake, in a sign-in, and within messages; each in its own connection.
    const cuts = [12_000, 5_000, 60_000, 1_900, 30_123, 80_000];
    const line = await startCutting(dovecot.imapsPort, cuts);
    atEnd(() => line.stop());
    const relay = await startRelay({ env: { DEMO: '0' } });
    const client = await opened(relay.port, source, undefined, hurried);
    await signIn(client, dovecot, line.port);
    copyAll(client);
    const { app } = client;
    for (;;) {
      const now = await until(app.transfer, ({ name }) => /done|stopped/.test(name));
      if (now.name === 'done') break;
      if (now.name === 'stopped') expect(now.why.kind).toBe('closed');
      app.resumeTransfer();
    }
    expect(line.cuts).toBe(cuts.length);
    const done = app.transfer.get() as Of<'done'>;
    expect(done.figures).toMatchObject({ done: 12, missing: [], altered: [] });
    expect(await kept(dovecot)).toEqual(wanted(raws));
  });

  test('stopped, and the relay lost: what was confirmed is not sent again', async () => {
    const raws = Array.from({ length: 30 }, (_, n) => letter(n));
    const source = await startLetterServer(raws);
    atEnd(() => source.stop());
    const dovecot = await targetServer();
    const relay = await startRelay({ env: { DEMO: '0' } });
    const client = await opened(relay.port, source);
    await signIn(client, dovecot);
    copyAll(client);
    const { app } = client;
    await until(app.transfer, (now) => now.name === 'running' && now.figures.done >= 5);
    app.stopTransfer();
    const stopped = app.transfer.get() as Of<'stopped'>;
    expect(stopped.why.kind).toBe('cancelled');
    app.resumeTransfer();
    await until(app.transfer, (now) => now.name === 'running' && now.figures.done >= 15);
    client.cut();
    const end = await until(app.transfer, ({ name }) => /done|stopped/.test(name));
    expect('why' in end ? end.why : null).toBe(null);
    expect((end as Of<'done'>).figures).toMatchObject({ done: 30, missing: [] });
    expect(await kept(dovecot)).toEqual(wanted(raws));
  });

  test('an account that was left while the person thought is come back to', async () => {
    const source = await startLetterServer([letter(1)]);
    atEnd(() => source.stop());
    const dovecot = await targetServer();
    const line = await startCutting(dovecot.imapsPort, []);
    atEnd(() => line.stop());
    const relay = await startRelay({ env: { DEMO: '0' } });
    const client = await opened(relay.port, source);
    await signIn(client, dovecot, line.port);
    line.hangUp();
    copyAll(client);
    const done = await until(client.app.transfer, isDone);
    expect(done).toMatchObject({ figures: { copied: 1 } });
  });

  test('what is gone from the account is copied again before it is marked', async () => {
    const raws = [letter(1), letter(2)];
    const source = await startLetterServer(raws);
    atEnd(() => source.stop());
    const dovecot = await targetServer();
    const relay = await startRelay({ env: { DEMO: '0' } });
    const client = await opened(relay.port, source);
    await signIn(client, dovecot);
    copyAll(client);
    await until(client.app.transfer, isDone);
    const folder = join(dovecot.maildir('claire'), '.copies');
    const names = await readdir(folder, { recursive: true });
    const [first = ''] = names.filter((name) => /^(cur|new)./.test(name));
    await rm(join(folder, first));
    await signIn(client, dovecot);
    copyAll(client, true);
    const done = await until(client.app.transfer, isDone);
    expect(done).toMatchObject({ marked: 2, figures: { copied: 1, there: 1 } });
    expect(await kept(dovecot)).toEqual(wanted(raws));
  });

  test('a wrong password is told, and forgotten with the account', async () => {
    const source = await startLetterServer([letter(1)]);
    atEnd(() => source.stop());
    const dovecot = await targetServer();
    const relay = await startRelay({ env: { DEMO: '0' } });
    const client = await opened(relay.port, source);
    client.app.openTarget(addressOf(dovecot), 'wrong-CANARY');
    const now = await until(client.app.transfer, ({ name }) => name === 'refused');
    expect(now).toMatchObject({ fault: { kind: 'sign-in', why: 'refused' } });
    expect(JSON.stringify(now)).not.toContain('CANARY');
    client.app.leaveTarget();
    expect(client.app.transfer.get()).toEqual({ name: 'idle' });
  });
});
