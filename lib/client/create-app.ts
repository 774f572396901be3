// Puts the client together from its parts. What happens between two of them — a snapshot
// came, the visit ended — is told here and nowhere else.
// (Long because every part is put in its place here, and in no other file.)
import type { Summary } from '../mail/message.ts';
import { FaultError } from '../wire/faults.ts';
import { demoAccount, forgetVisitor } from './accounts.ts';
import type { App } from './app.ts';
import { createCalls } from './call.ts';
import { createChecks } from './checks.ts';
import { addTalk, clearConsole } from './console.ts';
import { createCopying } from './copying.ts';
import { createDeletion } from './deletion.ts';
import { createDownloading } from './downloading.ts';
import { mayTouch } from './expiry.ts';
import { createHeaders } from './headers.ts';
import { createImages } from './images.ts';
import { createIndexing } from './indexing.ts';
import { importFiles, isOfFiles } from './importing.ts';
import { createJournal } from './journal.ts';
import { createKeeping } from './keeping.ts';
import { forgetLastOpen, keepLastOpen, readLastOpen } from './last-open.ts';
import { leaveList } from './leaving.ts';
import { createKnown } from './known.ts';
import { createMailbox } from './mailbox.ts';
import { createMarks } from './marks.ts';
import { createNotify } from './notices.ts';
import type { Parts } from './parts.ts';
import { createReader } from './reader.ts';
import { createMemory } from './remembered.ts';
import { createRereading } from './rereading.ts';
import { createSaved } from './saved.ts';
import { createSeen } from './seen.ts';
import { createSelection } from './selection.ts';
import { changeSettings, defaultSettings, readSettings } from './settings.ts';
import { createSnippets } from './snippets.ts';
import { createSocket } from './socket.ts';
import { createStores } from './stores.ts';
import { takeMessage } from './taking.ts';
import { createUndo } from './undo.ts';
import { createVisit, type VisitHooks } from './visit.ts';

export function createApp(parts: Parts): App {
  const { clock, local } = parts;
  const stores = createStores();
  const notify = createNotify(stores.notices);
  const keeping = createKeeping(() => parts.openArchive(), notify);
  const updates = parts.updates(stores.update);
  const undo = createUndo();
  let isStarted = false;

  const socket = createSocket(parts, stores.relay, {
    frame(frame) {
      if (frame.type === 'talk') addTalk(stores.console, frame.lines);
      else if (frame.type === 'rows') mailbox.takeRows(frame);
      else if (frame.type === 'line') visit.lineChanged(frame.state, frame.fault);
      else if (frame.type === 'bye') {
        calls.endAll(frame.fault);
        visit.bye(frame.fault);
      } else calls.frame(frame);
    },
    bytes: (id, payload) => calls.bytes(id, payload),
    ready: () => visit.socketReady(),
    gone() {
      calls.endAll({ kind: 'relay-gone' });
      visit.socketGone();
    },
  });
  const calls = createCalls((frame) => socket.send(frame));
  const images = createImages(calls.call);
  const mailbox = createMailbox(stores.mailbox, clock, () => parts.languages());
  const selection = createSelection(stores.mailbox);
  const saved = createSaved({
    store: stores.saved,
    mailbox,
    archive: parts.messages,
    tabs: parts.tabs,
    clock,
    notify,
  });
  const memory = createMemory(stores.remembered, keeping);
  const seen = createSeen(stores.mailbox, keeping, undo);
  const journal = createJournal({ keeping, clock, token: () => parts.token() });
  const marks = createMarks({
    store: stores.deletion,
    mailboxState: stores.mailbox,
    mailbox,
    keeping,
    tabs: parts.tabs,
    notify,
    undo,
    clock,
  });

  const hooks: VisitHooks = {
    async begin({ key }) {
      forgetVisit();
      await Promise.all([seen.load(key), marks.load(key), journal.load(key)]);
    },
    rows(snapshot) {
      const before = stores.mailbox.get().rows;
      if (!mailbox.settle(snapshot)) return false;
      marks.relist(before, stores.mailbox.get().rows);
      reader.relist(before);
      return true;
    },
    async opened({ account, visit: kind, remember }) {
      if (!account.isDemo)
        keepLastOpen(parts.session, { account, visit: kind, remember });
      if (remember) await memory.remember(account, kind, clock.now());
      // Not awaited: the list does not wait for the database to open.
      if (memory.isRemembered(account.key)) {
        void saved.begin(account.key);
        indexing.begin(account.key);
        void known.begin(account.key);
      }
      return memory.compare(account.key, stores.mailbox.get().rows);
    },
    async looked({ account, snapshot }) {
      headers.begin();
      snippets.begin();
      void known.listed(stores.mailbox.get().rows, snapshot.takenAt);
      const { rows } = stores.mailbox.get();
      await deletion.looked(rows, snapshot.takenAt);
      if (!memory.isRemembered(account.key)) return;
      void downloading.looked(account.key);
      await memory.keepIdentities(account.key, rows, snapshot.takenAt);
    },
    detached() {
      headers.end();
      snippets.pause();
    },
    resumed() {
      headers.resume();
      snippets.begin();
    },
    ended: forgetVisit,
  };
  const visit = createVisit({
    store: stores.visit,
    socket,
    call: calls.call,
    clock,
    hooks,
  });
  const mayFetch = () => mayTouch(stores.visit, stores.expiry);
  const known = createKnown({
    archive: parts.messages,
    mailbox,
    store: stores.mailbox,
    clock,
    onStrangers: () => headers.begin(),
  });
  const learn = (summaries: readonly Summary[]): void => {
    known.learned(summaries);
    mailbox.learn(summaries);
  };
  const headers = createHeaders({
    call: visit.call,
    clock,
    mailbox,
    store: stores.mailbox,
    reader: stores.reader,
    learn,
    isUnsure: known.isUnsure,
    mayFetch,
    isLineLost() {
      const now = stores.visit.get();
      return now.name === 'open' && now.line.name === 'lost';
    },
  });
  const snippets = createSnippets({
    call: visit.call,
    learn,
    store: stores.mailbox,
    reader: stores.reader,
    settings: stores.settings,
    mayFetch,
  });
  const reader = createReader({
    store: stores.reader,
    mailboxState: stores.mailbox,
    settings: stores.settings,
    mailbox,
    saved,
    call: visit.call,
    world: parts,
    notify,
    shown: seen.shown,
    mayFetch,
    focus: selection.focus,
  });
  const downloading = createDownloading({
    store: stores.downloading,
    mailboxState: stores.mailbox,
    savedState: stores.saved,
    reader: stores.reader,
    saved,
    keeping,
    call: visit.call,
    clock,
    mayFetch,
  });
  const indexing = createIndexing({
    archive: parts.messages,
    saved: stores.saved,
    downloading: stores.downloading,
    reader: stores.reader,
    parse: parts.parse,
    clock,
  });
  const copying = createCopying({
    store: stores.copying,
    mailboxState: stores.mailbox,
    take: reader.take,
    account() {
      const now = stores.visit.get();
      return 'account' in now ? now.account.address : 'mail';
    },
    world: parts,
  });
  const checks = createChecks({
    store: stores.checks,
    reader: stores.reader,
    mailboxState: stores.mailbox,
    visit: stores.visit,
    settings: stores.settings,
    call: visit.call,
    world: parts,
  });
  const rereading = createRereading({
    store: stores.reader,
    settings: stores.settings,
    parse: parts.parse,
    keep: (charsets) => void changeSettings(stores.settings, local, { charsets }),
  });
  const deletion = createDeletion({
    store: stores.deletion,
    visit: stores.visit,
    mailboxState: stores.mailbox,
    call: visit.call,
    look: visit.look,
    allowChanges: () => setKind('manage'),
    forbidChanges: () => setKind('look'),
    journal,
    marks,
    undo,
    notify,
    clock,
  });

  /** Nothing of one mailbox is left on the screen when another comes. */
  function forgetVisit(): void {
    headers.end();
    snippets.end();
    stores.expiry.set('unasked');
    deletion.reset();
    reader.reset();
    copying.reset();
    downloading.reset();
    indexing.reset();
    saved.reset();
    known.reset();
    marks.reset();
    journal.reset();
    seen.reset();
    selection.reset();
    undo.clear();
    mailbox.reset();
  }

  async function setKind(kind: 'look' | 'manage'): Promise<void> {
    await visit.setKind(kind);
    const now = stores.visit.get();
    const last = readLastOpen(parts.session);
    if (last) keepLastOpen(parts.session, { ...last, visit: kind });
    if (now.name === 'open' && memory.isRemembered(now.account.key))
      await memory.remember(now.account, kind, clock.now());
  }

  /** What this device kept of it, without the server; false where it kept nothing. */
  async function openSaved(key: string): Promise<boolean> {
    const found = stores.remembered.get().find(({ account }) => account.key === key);
    const listing = await parts.messages.lastListing(key).catch(() => null);
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
    if (!isOfFiles(found.account))
      keepLastOpen(parts.session, { ...found, remember: true });
    await Promise.all([saved.begin(key), known.begin(key)]);
    await known.listed(stores.mailbox.get().rows, takenAt);
    return true;
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
      updates.start();
      socket.start();
    },
    openMailbox(ask) {
      forgetLastOpen(parts.session);
      return visit.open(ask);
    },
    async openDemo() {
      forgetLastOpen(parts.session);
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
    async importFiles(files) {
      if (files.length === 0 || stores.importing.get().name === 'running') return;
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
      if (await openSaved(account.key)) seen.set(read, true);
    },
    openSaved,
    async resetDemo() {
      const open = stores.visit.get();
      await visit.close();
      forgetVisitor(parts.session);
      if ('account' in open) await keeping.forget(open.account.key);
    },
    cancelOpening: () => visit.cancelOpening(),
    checkAgain: () => quietly(visit.look()),
    release() {
      headers.rest();
      snippets.rest();
      return quietly(visit.release(), 'notices.notReleased');
    },
    disconnect() {
      forgetLastOpen(parts.session);
      return visit.close();
    },
    signInAgain: () => visit.close(),
    lastOpen: () => readLastOpen(parts.session),
    setVisit: (kind) => quietly(setKind(kind), 'notices.visitNotChanged'),

    showing(ids) {
      headers.showing(ids);
      snippets.showing(ids);
    },
    retryHeader: (id) => headers.retry(id),
    setSort: (sort) => mailbox.setSort(sort),
    setFilter: (filter) => mailbox.setFilter(filter),
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
    saveHere: (wanted) => void downloading.start(wanted),
    pauseSaving: () => downloading.pause(),
    resumeSaving: () => downloading.resume(),
    cancelSaving: () => downloading.cancel(),
    isStoragePromised: () => parts.storagePromise.isGiven(),
    askForStorage: () => parts.storagePromise.ask(),
    copy: (ids, form) => void copying.start(ids, form),
    stopCopy: () => copying.stop(),
    dismissCopy: () => copying.dismiss(),
    loadImage: (address, signal) => images.load(address, signal),
    leaveList: (url) => leaveList(visit.call, url),
    lookUpKeys: () => checks.lookUp(),

    mark: (ids) => marks.mark(ids),
    keep: (ids) => marks.keep(ids),
    keepAll: () => marks.keep([...stores.deletion.get().marks.keys()]),
    undo: () => undo.undo(),
    setTray: (trayOpen) => stores.deletion.set((now) => ({ ...now, trayOpen })),
    commit: () => marks.confirmed(() => deletion.commit()),
    stopCommit: () => deletion.stop(),
    settle: () => deletion.settle(),
    dismissCommit: () => deletion.dismiss(),

    setConsole: (open) => stores.console.set((now) => ({ ...now, open })),
    clearConsole: () => clearConsole(stores.console),
    change(settings) {
      if (!changeSettings(stores.settings, local, settings))
        notify('notices.nothingKept');
    },
    storageUse: () => parts.storageUse(),
    savedUse: () => parts.messages.use().catch(() => []),
    async forget(key) {
      if (readLastOpen(parts.session)?.account.key === key) forgetLastOpen(parts.session);
      stores.remembered.set((now) => now.filter(({ account }) => account.key !== key));
      const isDone = (await keeping.forget(key)) && (await forgetMessages(key));
      marks.changed(key);
      saved.changed(key);
      notify(isDone ? 'notices.forgotten' : 'notices.notForgotten');
    },
    async forgetEverything() {
      await visit.close();
      stores.remembered.set([]);
      stores.settings.set(defaultSettings);
      for (const storage of [parts.local, parts.session])
        for (const key of storage.keys()) storage.remove(key);
      await updates.forget().catch(() => {});
      const isDone = (await keeping.forgetEverything()) && (await forgetMessages());
      notify(isDone ? 'notices.forgotEverything' : 'notices.notForgotten');
    },
    notify,
  };
}
