// The mailbox as a list: what is in it, how to find something, and the messages. Also says
// what the server cannot do, what changed since last time, and why nothing is shown.
'use client';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { SearchChips } from '../search/chips.tsx';
import { NothingFound } from '../search/nothing-found.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { EmptyMailbox, SkeletonRows } from './list-empty.tsx';
import { ListHead } from './list-head.tsx';
import { ListMeta } from './list-meta.tsx';
import { ListNotices } from './list-notices.tsx';
import { MessageList } from './message-list.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { TrayBar } from '../tray/tray-bar.tsx';

export function MessageListPane() {
  const { t } = useText();
  const visit = useStore(app.visit, (state) => state);
  const hasSelection = useStore(app.mailbox, (state) => state.selected.size > 0);
  if (visit.name !== 'open')
    return (
      <section className="h-full overflow-hidden bg-surface-1">
        <SkeletonRows />
      </section>
    );
  return (
    <section
      aria-label={t('list.name', { account: visit.account.address })}
      className="@container flex h-full min-h-0 flex-col bg-surface-1"
    >
      <div className="flex shrink-0 flex-col border-b @3xl:flex-row-reverse @3xl:items-center">
        <SearchBox />
        {hasSelection ? <SelectionBar /> : <ListHead visit={visit} />}
      </div>
      <SearchChips />
      <ListMeta visit={visit} />
      <ListNotices visit={visit} />
      <Body visit={visit} />
      <TrayBar />
    </section>
  );
}

function Body({ visit }: { visit: OpenVisit }) {
  const rows = useStore(app.mailbox, (state) => state.all.length);
  const shown = useStore(app.mailbox, (state) => state.view.length);
  if (visit.snapshot.count === 0 && rows === 0) return <EmptyMailbox />;
  if (rows === 0) return <SkeletonRows />;
  if (shown === 0) return <NothingFound visit={visit} />;
  return <MessageList visit={visit} />;
}
