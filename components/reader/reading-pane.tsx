// The reading pane: whatever state the open message is in, drawn as it is.
'use client';
import { useEffect } from 'react';
import { Mail } from 'lucide-react';
import { openRoom } from '../../lib/html/room.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { ReaderState } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { AskFirst, Loading, MayExpire, NeedsRetr } from './fetch-panels.tsx';
import { ReadingFailed } from './reading-failed.tsx';
import { ReaderBar } from './reader-bar.tsx';
import type { Arriving } from './message-notes.tsx';
import { ReadyMessage } from './ready-message.tsx';

export function ReadingPane() {
  const { t } = useText();
  const reader = useStore(app.reader, (now) => now);
  // Ready before the first message in HTML is.
  useEffect(() => void openRoom(), []);
  if (reader.name === 'empty') {
    return (
      <div className="grid h-full place-content-center justify-items-center gap-3 p-6 text-text-2">
        <Mail className="size-8" aria-hidden />
        <p>{t('msg.none')}</p>
      </div>
    );
  }
  return (
    <article
      aria-label={t('msg.name')}
      data-testid="reader"
      className="flex h-full min-h-0 flex-col bg-bg"
    >
      <ReaderBar id={reader.id} />
      <div
        key={reader.id}
        tabIndex={-1}
        data-reader-scroll
        data-zone-start
        className="relative min-h-0 flex-1 overflow-y-auto"
      >
        <Content reader={reader} />
      </div>
    </article>
  );
}

type Opened = Exclude<ReaderState, { name: 'empty' }>;

function Content({ reader }: { reader: Opened }) {
  const { t } = useText();
  switch (reader.name) {
    case 'ask-first':
      return <AskFirst id={reader.id} size={reader.size} />;
    case 'may-expire':
      return <MayExpire />;
    case 'needs-retr':
      return <NeedsRetr id={reader.id} size={reader.size} />;
    case 'loading':
      if (reader.early)
        return <Here reader={beginning(reader, reader.early)} arriving={reader} />;
      return <Loading size={reader.size} received={reader.received} />;
    case 'parsing':
      return <output className="block p-4 text-text-2">{t('get.parsing')}</output>;
    case 'ready':
      return <Here reader={reader} arriving={null} />;
    case 'failed':
      return <ReadingFailed id={reader.id} fault={reader.fault} />;
  }
}

type Ready = Extract<ReaderState, { name: 'ready' }>;

/** One component from the first words to the last byte, so that nothing jumps on the way. */
function Here({ reader, arriving }: { reader: Ready; arriving: Arriving | null }) {
  const rows = useStore(app.mailbox, (mailbox) => mailbox.all);
  const size = rows.find(({ id }) => id === reader.id)?.size ?? reader.raw.size;
  return <ReadyMessage reader={reader} size={size} arriving={arriving} />;
}

type Coming = Extract<ReaderState, { name: 'loading' }>;

function beginning({ id }: Coming, early: NonNullable<Coming['early']>): Ready {
  const { letter, raw } = early;
  const sofar = {
    whole: false,
    peeked: null,
    readAs: null,
    via: 'TOP',
    differs: null,
  } as const;
  return { name: 'ready', id, letter, raw, ...sofar };
}
