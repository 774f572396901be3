// Every store with its first state. They exist before anything is connected, so that a
// component can read them while the pages are exported.
import { emptyMailbox } from './mailbox-state.ts';
import { defaultSettings } from './settings.ts';
import type { CopyState } from './copying.ts';
import type { ImportState } from './importing.ts';
import type { PolicyState } from './policy-state.ts';
import type { DownloadState } from './download-state.ts';
import type { BeginningsState } from './beginnings.ts';
import type { RenamingState } from './renaming.ts';
import type { TransferState } from './transfer-state.ts';
import type {
  ChecksState,
  ConsoleState,
  DeletionState,
  ExpiryConsent,
  Keeps,
  MailboxState,
  Notice,
  ReaderState,
  RelayState,
  Remembered,
  SavedState,
  Settings,
  VisitState,
} from './state.ts';
import type { Excerpts } from './search-excerpts.ts';
import type { SearchState } from './searching.ts';
import { createStore } from './store.ts';
import type { VaultsState } from './vaults.ts';
import type { UpdateState } from './updates.ts';

export type Stores = ReturnType<typeof createStores>;

export function createStores() {
  return {
    relay: createStore<RelayState>({ name: 'connecting' }),
    visit: createStore<VisitState>({ name: 'closed' }),
    mailbox: createStore<MailboxState>(emptyMailbox()),
    expiry: createStore<ExpiryConsent>('unasked'),
    reader: createStore<ReaderState>({ name: 'empty' }),
    checks: createStore<ChecksState>(null),
    deletion: createStore<DeletionState>(noDeletion()),
    downloading: createStore<DownloadState>({ name: 'idle' }),
    copying: createStore<CopyState>({ name: 'idle' }),
    transfer: createStore<TransferState>({ name: 'idle' }),
    console: createStore<ConsoleState>({ lines: [], open: false, dropped: 0 }),
    settings: createStore<Settings>(defaultSettings),
    importing: createStore<ImportState>({ name: 'idle' }),
    update: createStore<UpdateState>('none'),
    keeps: createStore<Keeps>('usual'),
    policy: createStore<PolicyState>({ name: 'off' }),
    vaults: createStore<VaultsState>({ list: [], moving: null }),
    notices: createStore<readonly Notice[]>([]),
    search: createStore<SearchState>({ name: 'idle', findable: 0 }),
    excerpts: createStore<Excerpts>(new Map()),
    saved: createStore<SavedState>({ name: 'off', why: 'not-remembered' }),
    beginnings: createStore<BeginningsState>(new Map()),
    renaming: createStore<RenamingState>({ name: 'idle' }),
    remembered: createStore<readonly Remembered[]>([]),
  };
}

export function noDeletion(): DeletionState {
  return { marks: new Map(), commit: { name: 'idle' }, trayOpen: false };
}
