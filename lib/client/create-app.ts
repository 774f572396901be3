// What a person can do, each a verb over the parts.
import { FaultError } from '../wire/faults.ts';
import { demoAccount } from './accounts.ts';
import type { App } from './app.ts';
import { clearConsole } from './console.ts';
import { forgetLastOpen, readLastOpen } from './last-open.ts';
import { leaveList } from './leaving.ts';
import type { Parts } from './parts.ts';
import { createSealing } from './sealing.ts';
import { createShared } from './shared.ts';
import { wireVaults } from './wiring-vaults.ts';
import { readSettings } from './settings.ts';
import { takeMessage } from './taking.ts';
import { createOnDevice } from './on-device.ts';
import { wireParts } from './wiring.ts';

export function createApp(world: Parts): App {
  const shared = createShared(world);
  const sealing = createSealing(shared.parts);
  const { parts } = sealing;
  const wiring = wireParts(parts, shared, sealing);
  const vaults = wireVaults(parts, sealing, wiring);
  const {
    checks,
    copying,
    deletion,
    downloading,
    forgetting,
    headers,
    images,
    mailbox,
    marks,
    memory,
    notify,
    policy,
    reader,
    rereading,
    seen,
    search,
    selection,
    setKind,
    snippets,
    socket,
    stores,
    transferring,
    undo,
    updates,
    visit,
  } = wiring;
  const device = createOnDevice(parts, wiring, { shared, sealing, vaults });
  const { local } = parts;
  let isStarted = false;
  let isLeaving = false;

  /** What a verb could not do is told by a store, or here in a few words. */
  async function quietly(work: Promise<unknown>, notice?: string): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      if (notice) notify(notice);
    }
  }

  return {
    ...stores,
    reload: () => updates.reload(),
    start() {
      if (isStarted) return;
      isStarted = true;
      stores.settings.set(readSettings(local));
      void memory.load();
      vaults.start();
      updates.start();
      socket.start();
    },
    async openMailbox({ isShared, ...ask }) {
      forgetLastOpen(parts.session);
      await device.share(isShared === true, ask.account.key);
      return visit.open({ ...ask, remember: ask.remember && isShared !== true });
    },
    async openDemo() {
      forgetLastOpen(parts.session);
      await device.share(false);
      await socket.ready();
      const relay = stores.relay.get();
      if (relay.name !== 'ready' || !relay.hello.demo) {
        notify(relay.name === 'ready' ? 'notices.noDemo' : 'notices.relayGone');
        return false;
      }
      const account = demoAccount(relay.hello.demo, parts.session, () => parts.token());
      const { password } = relay.hello.demo;
      return visit.open({ account, password, visit: 'look', remember: false });
    },
    openSaved: device.open,
    importFiles: (files) => device.importFiles(files),
    resetDemo: () => device.resetDemo(),
    cancelOpening: () => visit.cancelOpening(),
    checkAgain: () => quietly(visit.look()),
    release() {
      headers.rest();
      snippets.rest();
      return quietly(visit.release(), 'notices.notReleased');
    },
    async disconnect() {
      // Pressed once more it does not wait.
      if (!isLeaving) {
        isLeaving = true;
        const mayLeave = await policy.leaving();
        isLeaving = false;
        if (!mayLeave) return;
      }
      forgetLastOpen(parts.session);
      await visit.close();
    },
    signInAgain: () => visit.close(),
    lastOpen: () => readLastOpen(parts.session),
    setVisit: (kind) => quietly(setKind(kind), 'notices.visitNotChanged'),

    showing(ids) {
      search.excerpts.showing(ids);
      const listed = ids.filter((id) => !mailbox.isOnlyHere(id));
      headers.showing(listed);
      snippets.showing(listed);
    },
    retryHeader: (id) => headers.retry(id),
    setSort: (sort) => mailbox.setSort(sort),
    setFilter: (filter) => search.searching.set(filter),
    focus: (id) => selection.focus(id),
    select: (ids) => selection.select(ids),
    toggleSelected: (id) => selection.toggle(id),
    selectRange: (id, add) => selection.range(id, add),
    selectAll: () => selection.all(),
    clearSelection: () => selection.clear(),
    setSeen: (ids, isSeen) => seen.set(ids, isSeen),

    agreeToExpiry() {
      stores.expiry.set('given');
      headers.begin();
      snippets.begin();
      downloading.begin();
      const now = stores.reader.get();
      if (now.name === 'may-expire') reader.open(now.id);
    },
    declineExpiry() {
      stores.expiry.set('declined');
      if (stores.reader.get().name === 'may-expire') reader.close();
    },
    open: (id) => reader.open(id),
    download: (id, allowRetr) => reader.download(id, allowRetr),
    peek: (id, lines) => reader.peek(id, lines),
    readOtherwise: () => rereading.next(),
    cancelReading: () => reader.cancel(),
    closeMessage: () => reader.close(),
    step: (by) => reader.step(by),
    saveMessage: (id) => reader.save(id),
    takeMessage: (id, signal) => takeMessage(reader, id, signal),
    saveHere: (wanted, textAbove) => void downloading.start(wanted, textAbove),
    pauseSaving: () => downloading.pause(),
    resumeSaving: () => downloading.resume(),
    cancelSaving: () => downloading.cancel(),
    async forgetCopies(ids) {
      const open = stores.reader.get();
      const isShown =
        open.name !== 'empty' && ids.includes(open.id) && mailbox.isOnlyHere(open.id);
      if (isShown) reader.close();
      await forgetting(ids, () => search.onlyHere.forget(ids));
    },
    isStoragePromised: () => parts.storagePromise.isGiven(),
    askForStorage: () => parts.storagePromise.ask(),
    setPolicy: (change) => policy.set(change),
    previewRule: (rule, tell) => policy.preview(rule, tell),
    trustClock: () => policy.trustClock(),
    copy: (ids, form) => void copying.start(ids, form),
    stopCopy: () => copying.stop(),
    dismissCopy: () => copying.dismiss(),
    openTarget: (target, password) => void transferring.open(target, password),
    copyToTarget: (wish) => void transferring.start(wish),
    stopTransfer: () => transferring.stop(),
    resumeTransfer: () => void transferring.resume(),
    leaveTarget: () => transferring.leave(),
    gone: () => device.gone(),
    copyGone: (messages) => device.copyGone(messages),
    loadImage: (address, signal) => images.load(address, signal),
    leaveList: (url) => leaveList(visit.call, url),
    lookUpKeys: () => checks.lookUp(),

    mark: (ids) => marks.mark(ids),
    keep: (ids) => marks.keep(ids),
    keepAll: () => marks.keep([...stores.deletion.get().marks.keys()]),
    undo: () => undo.undo(),
    setTray: (trayOpen) => stores.deletion.set((now) => ({ ...now, trayOpen })),
    commit: () => marks.confirmed((ids) => deletion.commit(ids)),
    stopCommit: () => deletion.stop(),
    settle: () => deletion.settle(),
    dismissCommit: () => deletion.dismiss(),

    setConsole: (open) => stores.console.set((now) => ({ ...now, open })),
    clearConsole: () => clearConsole(stores.console),
    change(settings) {
      if (!wiring.ownSenders.change(settings)) notify('notices.nothingKept');
      if ('lockAfterMinutes' in settings) vaults.timed();
    },
    storageUse: () => parts.storageUse(),
    savedUse: () => parts.messages.use().catch(() => []),
    lonely: (key) => device.lonely(key),
    forget: (key) => device.forget(key),
    forgetEverything: () => device.forgetEverything(),
    seal: vaults.seal,
    unlock: vaults.unlock,
    changePassphrase: vaults.change,
    lockVaults: vaults.lock,
    lookAtVaults: () => vaults.load(),
    forgetVault: (id) => device.forgetVault(id),
    notify,
  };
}
