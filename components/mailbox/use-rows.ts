// The rows to draw, from the stores: those of the window, and the one that is the tab stop
// wherever it is, so that focus is never lost to scrolling.
import { useMemo } from 'react';
import { app } from '../../lib/client/instance.ts';
import type {
  MailboxState,
  ReaderState,
  SavedState,
  Settings,
} from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import type { Text } from '../../lib/i18n/text.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { wordsIn } from '../../lib/mail/query/hits.ts';
import type { Layout } from './columns.ts';
import { createPositions } from './positions.ts';
import type { RowProps } from './row-props.ts';
import { barLength } from './row-view.ts';
import type { ListFocus } from './use-list-focus.ts';
import type { Touched } from './use-touched.ts';
import { useToday } from './use-today.ts';
import type { Virtual } from './use-virtual.ts';

const positions = createPositions();

export function useRows(ask: {
  mailbox: MailboxState;
  virtual: Virtual;
  focus: ListFocus;
  layout: Layout;
  density: Settings['density'];
  text: Text;
  coarse: boolean;
  /** The row under the pointer, and the one that has the focus in the document. */
  touched: Touched;
}): RowProps[] {
  const { mailbox, virtual, focus } = ask;
  const marks = useStore(app.deletion, (state) => state.marks);
  const saved = useStore(app.saved, savedSizes);
  const begun = useStore(app.beginnings, (now) => now);
  const open = useStore(app.reader, openId);
  const excerpts = useStore(app.excerpts, (now) => now);
  const words = useWords();
  const { view, all: rows, onlyHere } = mailbox;
  const { first, end, shift } = virtual.shown;
  const at = positions(rows);
  const today = useToday();

  const draw = (index: number): RowProps | null => {
    const id = view[index];
    const place = id === undefined ? -1 : (at.get(id) ?? -1);
    const row = rows[place];
    if (id === undefined || !row) return null;
    const isOnlyHere = place < onlyHere.length;
    return {
      id,
      index,
      number: place - onlyHere.length + 1,
      size: row.size,
      bar: barLength(row.size, mailbox.largest),
      summary: mailbox.summaries.get(id),
      failedLine: mailbox.failed.get(id),
      isSeen: mailbox.seen.has(id),
      isMarked: marks.has(id) && !isOnlyHere,
      isSaved: saved?.get(id) === row.size,
      isTextOnly: begun.get(id) === row.size && saved?.get(id) !== row.size,
      isOnlyHere,
      isSelected: mailbox.selected.has(id),
      isOpen: open === id,
      isTabStop: focus.id === id,
      isActive: focus.id === id || ask.touched.pointer === id,
      excerpt: excerpts.get(id) ?? null,
      words,
      layout: ask.layout,
      density: ask.density,
      top: index * virtual.rowHeight - shift,
      height: virtual.rowHeight,
      text: ask.text,
      today,
    };
  };
  const indices = Array.from({ length: end - first }, (_, n) => first + n);
  const pin = (index: number) => {
    if (index >= 0 && (index < first || index >= end)) indices.push(index);
  };
  if (!ask.coarse && focus.id !== null) {
    const { holder } = ask.touched;
    pin(focus.at);
    // The focus is on its way from here to the tab stop: both stay until it has arrived.
    if (holder !== null && holder !== focus.id) pin(view.indexOf(holder));
    indices.sort((a, b) => a - b);
  }
  return indices.map(draw).filter((row) => row !== null);
}

/** The same list while the same is searched for. */
function useWords(): readonly string[] {
  const root = useStore(app.search, (now) =>
    now.name === 'idle' ? null : now.query.root,
  );
  return useMemo(() => wordsIn(root), [root]);
}

function savedSizes(saved: SavedState): ReadonlyMap<MessageId, number> | null {
  return saved.name === 'on' ? saved.sizes : null;
}

function openId(reader: ReaderState): MessageId | null {
  return reader.name === 'empty' ? null : reader.id;
}
