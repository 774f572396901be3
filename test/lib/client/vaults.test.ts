// A mailbox that is sealed, as a person uses it: the whole client in Node, with the real
// database and a real server.
import { afterEach, expect, test } from 'vitest';
import { shelves } from '../../../lib/archive/archive.ts';
import { createMemoryArchive } from '../../../lib/archive/memory.ts';
import type { Clock } from '../../../lib/client/parts.ts';
import type { Account } from '../../../lib/client/state.ts';
import { settingsKey } from '../../../lib/client/settings.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import type { FaultServer } from '../../faults/server.ts';
import {
  keyValue,
  oneBrowser,
  oneHolder,
  realClock,
  startClient,
  until,
  type Client,
} from '../../rigs/client.ts';
import { messagesOnDevice } from '../../rigs/messages.ts';
import { atEnd, startFault, startRelay } from '../../server/relay.ts';

const passphrase = 'correct horse battery';
const minute = 60_000;
const clients: Client[] = [];
afterEach(() => {
  for (const each of clients.splice(0)) each.kill();
});

const accountAt = ({ host, port }: FaultServer): Account => ({
  key: `fay@${host}:${port}`,
  address: 'fay@fault.example',
  host,
  port,
  security: 'plain',
  user: 'fay@fault.example',
  isDemo: false,
});

/** A browser with its disk; each call of `open` is a tab of it. */
async function browser(clock: Clock = realClock) {
  const server = await startFault({ name: 'none' });
  const relay = await startRelay();
  const messages = messagesOnDevice();
  const disk = {
    archive: createMemoryArchive(),
    messages: {
      ...messages,
      async verify(of: string, id: MessageId) {
        await watch.verifying();
        return messages.verify(of, id);
      },
    },
    local: keyValue(),
  };
  /** Before a copy is read again. */
  const watch = { verifying: async () => {} };
  const tabs = oneBrowser();
  const hold = oneHolder();
  const account = accountAt(server);
  return {
    disk,
    watch,
    server,
    account,
    open() {
      const tab = { restarts: 0 };
      const client = startClient(relay.port, {
        ...disk,
        clock,
        tabs: tabs(),
        hold,
        storagePromise: { isGiven: async () => true, ask: async () => true },
        restart: () => void tab.restarts++,
      });
      clients.push(client);
      atEnd(() => client.kill());
      const { app } = client;
      return {
        app,
        tab,
        signIn: () =>
          app.openMailbox({ account, password: 'p', visit: 'manage', remember: true }),
      };
    },
    /** Everything on the shelves, as it lies there. */
    async lying(): Promise<string> {
      const all = [];
      for (const shelf of shelves) all.push(...(await disk.archive.all(shelf)));
      return JSON.stringify([all, disk.local.get(settingsKey)], (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      );
    },
  };
}
type Browser = Awaited<ReturnType<typeof browser>>;

/** Reads and marks one message, and seals what that left. */
async function sealOne({ open, account }: Browser) {
  const tab = open();
  const { app } = tab;
  expect(await tab.signIn()).toBe(true);
  await until(app.mailbox, (now) => now.summaries.size === now.rows.length);
  const id = app.mailbox.get().rows[0]?.id;
  if (id === undefined) throw new Error('empty');
  await until(app.saved, (now) => now.name === 'on');
  app.open(id);
  await until(app.saved, (now) => now.name === 'on' && now.sizes.has(id));
  app.mark([id]);
  const ask = { account: account.key, label: 'Mine', passphrase };
  expect(await app.seal(ask)).toBe('done');
  return { ...tab, id };
}

test('what was kept open is sealed, and is there again with the passphrase alone', async () => {
  const one = await browser();
  const { app, tab, id } = await sealOne(one);
  const subject = 'uid-00';
  expect(app.visit.get().name).toBe('closed');
  const [vault] = app.vaults.get().list;
  expect(vault).toMatchObject({ label: 'Mine', account: one.account.key });
  const lying = await one.lying();
  for (const secret of ['fay@', 'fault.example', one.account.host, subject, passphrase])
    expect(lying).not.toContain(secret);
  expect(await app.lockVaults()).toBe('done');
  expect(tab.restarts).toBe(1);

  const { app: later } = one.open();
  await until(later.vaults, ({ list }) => list.length === 1);
  expect(later.vaults.get().list[0]).toMatchObject({ label: 'Mine', account: null });
  expect(later.remembered.get()).toEqual([]);
  expect(await later.unlock(vault?.id ?? '', 'another one, longer')).toBe('wrong');
  expect(later.remembered.get()).toEqual([]);
  expect(await later.unlock(vault?.id ?? '', passphrase)).toBe('done');
  expect(later.remembered.get().map(({ account }) => account)).toEqual([one.account]);
  // Without the server: all of it is from the vault.
  expect(await later.openSaved(one.account.key)).toBe(true);
  expect(later.keeps.get()).toBe('sealed');
  expect(later.mailbox.get().rows).toHaveLength(6);
  expect([...later.deletion.get().marks.keys()]).toEqual([id]);
  await until(later.saved, (now) => now.name === 'on' && now.sizes.has(id));
  later.open(id);
  await until(later.reader, (now) => now.name === 'ready');
});

test('what is chosen for a sender is sealed with the mailbox', async () => {
  const one = await browser();
  const { app, signIn } = await sealOne(one);
  app.change({ trustedSenders: ['before@open.example'], theme: 'dark' });
  expect(await signIn()).toBe(true);
  app.change({
    trustedSenders: ['before@open.example', 'secret@friend.example'],
    density: 'roomy',
  });
  await until(app.settings, (now) => now.trustedSenders.length === 2);
  const lying = await one.lying();
  expect(lying).not.toContain('friend');
  expect(lying).toContain('before@open.example');
  expect(lying).toContain('roomy');
  await app.disconnect();
  expect(app.settings.get()).toMatchObject({
    trustedSenders: ['before@open.example'],
    theme: 'dark',
    density: 'roomy',
  });
  expect(await signIn()).toBe(true);
  await until(app.settings, (now) => now.trustedSenders.length === 2);
});

test('another passphrase opens the same vault, and the first one no more', async () => {
  const one = await browser();
  const { app } = await sealOne(one);
  const id = app.vaults.get().list[0]?.id ?? '';
  const change = { from: 'not this one', to: 'staple staple staple' };
  expect(await app.changePassphrase(id, change)).toBe('wrong');
  expect(await app.changePassphrase(id, { ...change, from: passphrase })).toBe('done');
  await app.lockVaults();
  const { app: later } = one.open();
  expect(await later.unlock(id, passphrase)).toBe('wrong');
  expect(await later.unlock(id, change.to)).toBe('done');
});

test('locking one tab locks them all', async () => {
  const one = await browser();
  const first = await sealOne(one);
  const id = first.app.vaults.get().list[0]?.id ?? '';
  const second = one.open();
  expect(await second.app.unlock(id, passphrase)).toBe('done');
  expect(await second.signIn()).toBe(true);
  const stranger = one.open();
  await first.app.lockVaults();
  await until(second.app.visit, (now) => now.name === 'closed');
  await expect.poll(() => second.tab.restarts).toBe(1);
  expect(first.tab.restarts).toBe(1);
  expect(stranger.tab.restarts).toBe(0);
  expect(second.app.mailbox.get().rows).toEqual([]);
});

test('a tab that has the mailbox open when it is sealed elsewhere begins anew', async () => {
  const one = await browser();
  const other = one.open();
  expect(await other.signIn()).toBe(true);
  await other.app.release();
  await sealOne(one);
  await expect.poll(() => other.tab.restarts).toBe(1);
  expect(other.app.visit.get().name).toBe('closed');
});

test('is locked when nobody is there, and not in the middle of a deletion', async () => {
  let skipped = 0;
  let due: { at: number; then: () => void }[] = [];
  const clock: Clock = {
    now: () => Date.now() + skipped,
    after(ms, then) {
      if (ms < minute) return realClock.after(ms, then);
      const one = { at: clock.now() + ms, then };
      due.push(one);
      return () => void (due = due.filter((each) => each !== one));
    },
  };
  const pass = (ms: number): void => {
    skipped += ms;
    for (const each of due.filter(({ at }) => at <= clock.now())) {
      due = due.filter((other) => other !== each);
      each.then();
    }
  };
  const one = await browser(clock);
  const { app, tab, signIn } = await sealOne(one);
  app.change({ lockAfterMinutes: 5 });
  expect(await signIn()).toBe(true);
  const committing = app.commit();
  await until(app.deletion, (now) => now.commit.name === 'running');
  expect(await app.lockVaults()).toBe('busy');
  expect(app.visit.get().name).toBe('open');
  await committing;
  await until(app.deletion, (now) => now.commit.name === 'done');
  expect(tab.restarts).toBe(0);
  pass(4 * minute);
  expect(tab.restarts).toBe(0);
  pass(2 * minute);
  await expect.poll(() => tab.restarts).toBe(1);
  expect(app.visit.get().name).toBe('closed');
});

test('is moved into by a rule like any other, and not forgotten while its copies count', async () => {
  const one = await browser();
  const { account, disk } = one;
  const { app, signIn } = await sealOne(one);
  const vault = app.vaults.get().list[0]?.id ?? '';
  // Another tab, in which it is locked, knows its id alone.
  const { app: other } = one.open();
  await until(other.vaults, ({ list }) => list.length === 1);
  expect(await signIn()).toBe(true);
  await until(app.saved, (now) => now.name === 'on' && now.sizes.size === 1);
  app.keepAll();
  await app.setPolicy({ rule: { name: 'move' } });
  app.saveHere('all');
  await until(app.deletion, ({ marks }) => marks.size === 6);
  one.watch.verifying = async () => {
    await other.forgetVault(vault);
    await other.forgetEverything();
  };
  await app.commit();
  await until(app.deletion, ({ commit }) => commit.name === 'done');
  expect(one.server.mailbox()).toEqual([]);
  expect(await app.lonely(account.key)).toBe(6);
  expect(other.notices.get().map(({ key }) => key)).toContain('notices.removingNow');
  expect(await one.lying()).not.toContain('fay@');
  await other.forgetVault(vault);
  expect(await disk.messages.vaultSizes()).toEqual([]);
});

test('a forgotten vault is gone without its passphrase', async () => {
  const one = await browser();
  const { app } = await sealOne(one);
  const id = app.vaults.get().list[0]?.id ?? '';
  await app.lockVaults();
  const { app: later } = one.open();
  await later.forgetVault(id);
  expect(later.vaults.get().list).toEqual([]);
  expect(await one.disk.messages.vaultSizes()).toEqual([]);
  expect(await later.unlock(id, passphrase)).toBe('failed');
});
