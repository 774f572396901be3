// What this device keeps of mailboxes, opened without their servers and forgotten.
import type { Listing } from '../archive/messages.ts';
import { forgetVisitor } from './accounts.ts';
import { goneFacts, listGone, type GoneMessage } from './gone.ts';
import { whileNothingGoes } from './forgetting.ts';
import { importFiles, isOfFiles } from './importing.ts';
import { forgetLastOpen, keepLastOpen, readLastOpen } from './last-open.ts';
import type { Parts } from './parts.ts';
import { defaultSettings } from './settings.ts';
import type { Sealing } from './sealing.ts';
import type { Vaults } from './vaults.ts';
import type { Shared } from './shared.ts';
import type { Wiring } from './wiring.ts';

/** The archive is asked by the account’s key; nothing here talks to a mail server. */
export function createOnDevice(
  parts: Parts,
  wiring: Wiring,
  {
    shared,
    sealing,
    vaults,
  }: { shared: Shared; sealing: Sealing; vaults: Pick<Vaults, 'forget' | 'load'> },
) {
  const { clock } = parts;
  const {
    beginnings,
    indexing,
    keeping,
    known,
    mailbox,
    marks,
    memory,
    notify,
    policy,
    saved,
    search,
    seen,
    stores,
    updates,
    visit,
  } = wiring;

  /** What this device kept of it, without the server; false where it kept nothing. */
  async function open(key: string): Promise<boolean> {
    await share(false, key);
    const found = stores.remembered.get().find(({ account }) => account.key === key);
    const listing = await keptListing(key, found?.lastVisit ?? 0).catch(() => null);
    if (!found || !listing) {
      notify('away.nothing');
      return false;
    }
    const { takenAt, rows } = listing;
    const octets = rows.reduce((sum, { size }) => sum + size, 0);
    const snapshot = { serial: 0, count: rows.length, octets, takenAt, doubles: [] };
    await visit.openKept(found.account, snapshot, () =>
      mailbox.takeRows({
        serial: 0,
        from: 0,
        rows: rows.map(({ id, size }) => [id, size] as const),
        last: true,
      }),
    );
    if (!isOfFiles(found.account) && !sealing.of(key))
      keepLastOpen(parts.session, { ...found, remember: true });
    indexing.begin(key);
    search.begin(key);
    await Promise.all([
      saved.begin(key),
      known.begin(key),
      beginnings.begin(key),
      policy.begin(key),
    ]);
    await known.listed(stores.mailbox.get().rows, takenAt);
    return true;
  }

  /**
   * Whether of the next visit nothing is to be written. Then the app's own files go too, but
   * for mailboxes that need them without a network.
   */
  async function share(isShared: boolean, key = ''): Promise<void> {
    await visit.close();
    shared.turn(isShared);
    stores.keeps.set(isShared ? 'nothing' : sealing.of(key) ? 'sealed' : 'usual');
    const isHere = stores.remembered.get().length + stores.vaults.get().list.length > 0;
    if (isShared && !isHere) await updates.forget().catch(() => {});
  }

  /** Without lasting names no list is kept, and what is here is all there is to show. */
  async function keptListing(key: string, lastVisit: number): Promise<Listing | null> {
    const listing = await parts.messages.lastListing(key);
    if (listing) return listing;
    const all = await parts.messages.list(key);
    return all.length === 0 ? null : { takenAt: lastVisit, rows: [] };
  }

  /** Of one mailbox, or of all; false where they may still be here. */
  function forgetMessages(key?: string): Promise<boolean> {
    const work =
      key === undefined
        ? parts.messages.forgetEverything()
        : parts.messages.forgetAccount(key);
    return work.then(
      () => true,
      () => false,
    );
  }

  return {
    open,
    async gone() {
      const now = stores.visit.get();
      if (now.name !== 'open') return null;
      return listGone(parts.messages, keeping, now.account.key).catch(() => null);
    },
    async copyGone(messages: readonly GoneMessage[]) {
      const { tableText } = await import('../copies/list.ts');
      const name = `gone ${new Date(clock.now()).toISOString().slice(0, 10)}.csv`;
      parts.saveFile(new Blob([tableText(messages.map(goneFacts))]), name);
    },
    share,
    async importFiles(files: readonly File[]): Promise<void> {
      if (files.length === 0 || stores.importing.get().name === 'running') return;
      await share(false);
      const { importing: store } = stores;
      const found = await importFiles(files, {
        store,
        archive: parts.messages,
        world: parts,
      });
      if (!found) return;
      const { account, seen: read } = found;
      await memory.remember(account, 'look', clock.now());
      const end = store.get();
      // Where something was no mail the person reads so first.
      if (end.name !== 'done' || end.bad.length > 0) return;
      if (await open(account.key)) seen.set(read, true);
    },
    async resetDemo() {
      const open = stores.visit.get();
      await visit.close();
      forgetVisitor(parts.session);
      if ('account' in open) await keeping.forget(open.account.key);
    },
    /**
     * Messages whose only copy is here, or may be: also those of a deletion whose end nobody
     * has looked at yet. Of one mailbox, or of all.
     */
    async lonely(key?: string): Promise<number> {
      const keys =
        key === undefined
          ? stores.remembered.get().map(({ account }) => account.key)
          : [key];
      let n = 0;
      for (const one of keys) {
        const ids = new Set(await parts.messages.lonely(one).catch(() => []));
        for (const { state, victims } of await keeping.read('journal', one))
          if (state.name === 'sent') for (const { id } of victims) ids.add(id);
        n += ids.size;
      }
      return n;
    },
    async forget(key: string) {
      await unlessRemoving(sealing.nameOf(key), () => forgetMailbox(key))();
    },
    async forgetVault(id: string) {
      await unlessRemoving(id, async () => {
        const isDone = await vaults.forget(id);
        notify(isDone ? 'notices.forgotten' : 'notices.notForgotten');
      })();
    },
    async forgetEverything() {
      const open = stores.remembered
        .get()
        .map(({ account }) => sealing.nameOf(account.key));
      const locked = stores.vaults.get().list.map(({ id }) => id);
      await [...new Set([...open, ...locked])].reduce<() => Promise<unknown>>(
        (work, name) => unlessRemoving(name, work),
        forgetAll,
      )();
    },
  };

  /** The work, not done and said so while a rule removes messages of this mailbox. */
  function unlessRemoving(name: string, work: () => Promise<unknown>) {
    return async () => {
      const isFree = await whileNothingGoes(parts, name, work);
      if (!isFree) notify('notices.removingNow');
    };
  }

  async function forgetMailbox(key: string): Promise<void> {
    if (readLastOpen(parts.session)?.account.key === key) forgetLastOpen(parts.session);
    stores.remembered.set((now) => now.filter(({ account }) => account.key !== key));
    const vault = sealing.of(key);
    const isDone = vault
      ? await vaults.forget(vault.id)
      : (await keeping.forget(key)) && (await forgetMessages(key));
    marks.changed(key);
    void saved.changed(key);
    notify(isDone ? 'notices.forgotten' : 'notices.notForgotten');
  }

  async function forgetAll(): Promise<void> {
    await visit.close();
    stores.remembered.set([]);
    stores.settings.set(defaultSettings);
    for (const storage of [parts.local, parts.session])
      for (const key of storage.keys()) storage.remove(key);
    await updates.forget().catch(() => {});
    const isDone = (await keeping.forgetEverything()) && (await forgetMessages());
    for (const account of sealing.accounts()) sealing.drop(account);
    await vaults.load();
    notify(isDone ? 'notices.forgotEverything' : 'notices.notForgotten');
  }
}
