// Every part of the client in its place. What happens between two of them — a snapshot
// came, the visit ended — is told here and nowhere else. (Long because all parts are better
// seen in one place.)
import type { Summary } from '../mail/message.ts';
import { createBeginnings } from './beginnings.ts';
import { createCalls } from './call.ts';
import { addTalk } from './console.ts';
import { createDownloading } from './downloading.ts';
import { mayTouch } from './expiry.ts';
import { noteReceipt } from './gone.ts';
import { createHeaders } from './headers.ts';
import { createImages } from './images.ts';
import { createIndexing } from './indexing.ts';
import { createJournal } from './journal.ts';
import { createKeeping } from './keeping.ts';
import { keepLastOpen, readLastOpen } from './last-open.ts';
import { createKnown } from './known.ts';
import { createMailbox } from './mailbox.ts';
import { createMarks } from './marks.ts';
import { createNotify } from './notices.ts';
import type { Parts } from './parts.ts';
import { createReader } from './reader.ts';
import { createMemory } from './remembered.ts';
import { createSaved } from './saved.ts';
import { createSeen } from './seen.ts';
import { createSelection } from './selection.ts';
import { createOwnSenders } from './own-senders.ts';
import type { Sealing } from './sealing.ts';
import type { Shared } from './shared.ts';
import { createSnippets } from './snippets.ts';
import { createSocket } from './socket.ts';
import { createStores } from './stores.ts';
import { createUndo } from './undo.ts';
import { createUnnamed } from './unnamed.ts';
import { createVisit, type VisitHooks } from './visit.ts';
import { wireRemoval } from './wiring-removal.ts';
import { wireReading } from './wiring-reading.ts';
import { wireRenaming } from './wiring-renaming.ts';
import { tellingOfWords, wireSearch } from './wiring-search.ts';

/** Made once for a page, by create-app; lives as long as the page. */
export function wireParts(parts: Parts, shared: Pick<Shared, 'isOn'>, sealing: Sealing) {
  const { clock } = parts;
  const stores = createStores();
  const notify = createNotify(stores.notices);
  const keeping = createKeeping(() => parts.openArchive(), notify);
  const updates = parts.updates(stores.update);
  const undo = createUndo();

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
  const calls = createCalls(
    (frame) => socket.send(frame),
    (id, bytes) => socket.sendBytes(id, bytes),
  );
  const images = createImages(calls.call);
  const mailbox = createMailbox(stores.mailbox, clock, () => parts.languages());
  const selection = createSelection(stores.mailbox);
  const unnamed = createUnnamed({
    archive: tellingOfWords(parts.messages, () => search.searching.learned()),
    store: stores.mailbox,
    changed() {
      const now = stores.visit.get();
      if (now.name !== 'open') return;
      void saved.changed(now.account.key);
      seen.recognise();
    },
  });
  const saved = createSaved({
    store: stores.saved,
    mailbox,
    archive: unnamed.archive,
    canBeKept: unnamed.canBeKept,
    tabs: parts.tabs,
    clock,
    notify,
    isDoubtful: () => renaming.isComparing(),
    messageIdOf: (id) =>
      known.isUnsure(id) ? '' : (stores.mailbox.get().summaries.get(id)?.messageId ?? ''),
  });
  const memory = createMemory(stores.remembered, keeping, shared.isOn);
  const here = { ...parts, messages: unnamed.archive };
  const search = wireSearch(here, stores, { mailbox, saved, memory, notify });
  const ownSenders = createOwnSenders(stores.settings, parts.local, keeping);
  const seen = createSeen(stores.mailbox, keeping, undo, unnamed.nameOf);
  const journal = createJournal({
    keeping,
    clock,
    token: () => parts.token(),
    settled(receipt) {
      if (memory.isRemembered(receipt.account)) void noteReceipt(parts.messages, receipt);
    },
  });
  const marks = createMarks({
    store: stores.deletion,
    mailboxState: stores.mailbox,
    mailbox,
    keeping,
    tabs: parts.tabs,
    notify,
    undo,
    clock,
    overruled: (ids, isKept) => policy.overruled(ids, isKept),
  });

  const hooks: VisitHooks = {
    async begin({ key }) {
      forgetVisit();
      if (sealing.of(key)) void ownSenders.begin(key);
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
      if (!account.isDemo && !sealing.of(account.key))
        keepLastOpen(parts.session, { account, visit: kind, remember });
      if (remember) await memory.remember(account, kind, clock.now());
      // Not awaited: the list does not wait for the database to open.
      const since = await memory.compare(account.key, stores.mailbox.get().rows);
      if (memory.isRemembered(account.key)) {
        void saved.begin(account.key);
        indexing.begin(account.key);
        void beginnings.begin(account.key);
        void renaming.begin(account.key);
        search.begin(account.key);
        void known.begin(account.key);
        renaming.looked(account.key, since);
        void policy.begin(account.key);
      }
      return since;
    },
    async looked(open) {
      const { account, snapshot, server } = open;
      headers.begin();
      snippets.begin();
      const { rows } = stores.mailbox.get();
      if (memory.isRemembered(account.key))
        renaming.looked(account.key, await memory.compare(account.key, rows));
      const listed = known.listed(rows, snapshot.takenAt, server.expireDays);
      await deletion.looked(rows, snapshot.takenAt);
      if (!memory.isRemembered(account.key)) return;
      removal.looked(open, listed);
      if (!renaming.isComparing())
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
    onStrangers(before) {
      const now = stores.visit.get();
      if (now.name === 'open') renaming.strangers(now.account.key, before);
      headers.begin();
    },
    mayKeep: () => !renaming.hasReused(),
  });
  const renaming = wireRenaming(parts, stores, {
    ...{ keeping, known, marks, memory, notify, saved, seen },
    go: () => removal.go(),
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
  const beginnings = createBeginnings({
    archive: parts.messages,
    store: stores.beginnings,
    mailbox,
    call: visit.call,
    clock,
  });
  const reader = createReader({
    beginnings,
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
    beginnings,
    store: stores.downloading,
    mailboxState: stores.mailbox,
    savedState: stores.saved,
    reader: stores.reader,
    saved,
    keeping,
    call: visit.call,
    clock,
    // What counts as missing may be here, under another name.
    mayFetch: () => mayFetch() && !renaming.isComparing(),
  });
  const indexing = createIndexing({
    archive: unnamed.archive,
    saved: stores.saved,
    downloading: stores.downloading,
    reader: stores.reader,
    parse: parts.parse,
    clock,
  });
  const reading = wireReading(parts, stores, {
    change: ownSenders.change,
    reader,
    call: visit.call,
    // An account that copies go to is no part of the visit.
    relay: { call: calls.call, socket },
    mailbox,
    keeping,
    marks,
  });
  const removal = wireRemoval(here, stores, {
    downloading,
    journal,
    keeping,
    marks,
    saved,
    undo,
    visit,
    mayFetch,
    nameOf: (account) => sealing.nameOf(account),
    isDoubtful: () => renaming.isComparing(),
    notify,
    setKind,
  });
  const { deletion, policy, forgetting } = removal;

  /** Nothing of one mailbox is left on the screen when another comes. */
  function forgetVisit(): void {
    headers.end();
    snippets.end();
    stores.expiry.set('unasked');
    policy.reset();
    deletion.reset();
    reader.reset();
    reading.reset();
    downloading.reset();
    indexing.reset();
    beginnings.reset();
    saved.reset();
    search.reset();
    memory.leave();
    known.reset();
    renaming.reset();
    marks.reset();
    journal.reset();
    seen.reset();
    ownSenders.reset();
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

  return {
    beginnings,
    ...reading,
    deletion,
    downloading,
    forgetting,
    headers,
    images,
    keeping,
    known,
    mailbox,
    marks,
    memory,
    indexing,
    notify,
    policy,
    ownSenders,
    reader,
    renaming,
    saved,
    search,
    seen,
    selection,
    setKind,
    snippets,
    socket,
    stores,
    undo,
    updates,
    visit,
  };
}

export type Wiring = ReturnType<typeof wireParts>;
