// Puts the client together from its parts.
import type { App } from './app.ts';
import type { Parts } from './parts.ts';
import { changeSettings, readSettings } from './settings.ts';
import { createStores } from './stores.ts';

export function createApp(parts: Parts): App {
  const stores = createStores();
  const later = async (): Promise<void> => {};
  return {
    ...stores,
    start: () => stores.settings.set(readSettings(parts.local)),
    openMailbox: async () => false,
    openDemo: async () => false,
    cancelOpening: () => {},
    checkAgain: later,
    release: later,
    disconnect: later,
    setVisit: later,
    showing: () => {},
    retryHeader: () => {},
    setSort: (sort) => stores.mailbox.set((now) => ({ ...now, sort })),
    setFilter: (filter) => stores.mailbox.set((now) => ({ ...now, filter })),
    focus: (focused) => stores.mailbox.set((now) => ({ ...now, focused })),
    select: () => {},
    toggleSelected: () => {},
    selectRange: () => {},
    selectAll: () => {},
    clearSelection: () => {},
    setSeen: () => {},
    open: () => {},
    download: () => {},
    peek: () => {},
    cancelReading: () => {},
    closeMessage: () => {},
    step: () => {},
    saveMessage: later,
    mark: () => {},
    keep: () => {},
    keepAll: () => {},
    undo: () => false,
    setTray: (trayOpen) => stores.deletion.set((now) => ({ ...now, trayOpen })),
    commit: later,
    stopCommit: () => {},
    settle: later,
    dismissCommit: () => {},
    setConsole: (open) => stores.console.set((now) => ({ ...now, open })),
    clearConsole: () => {},
    change: (settings) => void changeSettings(stores.settings, parts.local, settings),
    forget: later,
    forgetEverything: later,
    notify: (key, values) =>
      stores.notices.set((now) => [
        ...now,
        { n: (now.at(-1)?.n ?? 0) + 1, key, ...(values && { values }) },
      ]),
  };
}
