// The list itself: a grid for keyboard and mouse, a plain list under a finger. Of a hundred
// thousand rows a screenful is in the document, and no scroll shows a gap.
import type { KeyboardEvent, MouseEvent } from 'react';
import { useText } from '../../lib/client/language.ts';
import { app } from '../../lib/client/instance.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { ColumnHeads } from './column-heads.tsx';
import { rowHeights, tableWidth, type Layout } from './columns.ts';
import { intentOf } from './list-keys.ts';
import { MessageRow } from './message-row.tsx';
import { TouchItem } from './touch-item.tsx';
import { idOf, useListFocus, walkCells, type ListFocus } from './use-list-focus.ts';
import { useCoarse } from './use-media.ts';
import { useRows } from './use-rows.ts';
import { useShowing } from './use-showing.ts';
import { useVirtual, type Box, type Virtual } from './use-virtual.ts';
import { pageOf } from './window.ts';

/** Rows in the document at most; a phone has less memory and a smaller screen. */
const rowLimit = { desk: 60, phone: 40 } as const;

export function MessageList({ visit }: { visit: OpenVisit }) {
  const text = useText();
  const mailbox = useStore(app.mailbox, (state) => state);
  const density = useStore(app.settings, (state) => state.density);
  const coarse = useCoarse();
  const layoutOf = ({ width, scale }: Box): Layout =>
    !coarse && width >= tableWidth * scale ? 'table' : 'cards';
  const virtual = useVirtual({
    count: mailbox.view.length,
    limit: coarse ? rowLimit.phone : rowLimit.desk,
    heightOf: (box) => rowHeights[layoutOf(box)][density] * box.scale,
  });
  const layout = layoutOf(virtual.box);
  const focus = useListFocus(mailbox, virtual);
  useShowing(mailbox.view, virtual.shown);
  const rows = useRows({ mailbox, virtual, focus, layout, density, text, coarse });

  const scroller = {
    ref: virtual.ref,
    onScroll: virtual.onScroll,
    'data-testid': 'msg-list',
    'aria-label': text.t('list.name', { account: visit.account.address }),
    className: 'relative min-h-0 flex-1 overflow-y-auto overscroll-contain',
  };
  const track = { height: virtual.shown.track };
  if (coarse)
    return (
      <div {...scroller} role="region">
        <ul className="relative" style={track} onClick={openTouched}>
          {rows.map((row) => (
            <TouchItem key={row.id} {...row} count={mailbox.view.length} />
          ))}
        </ul>
      </div>
    );
  return (
    <>
      {layout === 'table' && <ColumnHeads sort={mailbox.sort} />}
      <div
        {...scroller}
        role="grid"
        aria-multiselectable
        aria-rowcount={mailbox.view.length}
        onClick={press}
        onKeyDown={(event) => type(event, focus, virtual)}
      >
        <div role="rowgroup" className="relative" style={track}>
          {rows.map((row) => (
            <MessageRow key={row.id} {...row} />
          ))}
        </div>
      </div>
    </>
  );
}

function press(event: MouseEvent) {
  const id = idOf(event.target);
  if (id === null) return;
  const adds = event.ctrlKey || event.metaKey;
  if (event.shiftKey) app.selectRange(id, adds);
  else if (adds) app.toggleSelected(id);
  else {
    app.focus(id);
    app.open(id);
  }
}

function openTouched(event: MouseEvent) {
  const id = idOf(event.target);
  if (id === null) return;
  app.focus(id);
  app.open(id);
}

function type(event: KeyboardEvent<HTMLElement>, focus: ListFocus, virtual: Virtual) {
  const row =
    event.target instanceof Element
      ? event.target.closest<HTMLElement>('[data-testid="msg-row"]')
      : null;
  if (!row || focus.id === null || event.nativeEvent.isComposing) return;
  const { view } = app.mailbox.get();
  const intent = intentOf(event, {
    at: focus.at,
    count: view.length,
    page: pageOf(virtual.box.height, virtual.rowHeight),
    singleKeys: app.settings.get().singleKeys,
  });
  const inCell = event.target !== row;
  // A control inside the row keeps its own Enter and Space.
  if (!intent || (inCell && (intent.name === 'open' || intent.name === 'toggle'))) return;
  event.preventDefault();
  switch (intent.name) {
    case 'go': {
      const to = view[intent.to];
      if (to === undefined) return;
      if (intent.extend) app.selectRange(to, false);
      else app.focus(to);
      return;
    }
    case 'open':
      return app.open(focus.id);
    case 'toggle':
      return app.toggleSelected(focus.id);
    case 'select-all':
      return app.selectAll();
    case 'into':
      return walkCells(row, 1);
    case 'out':
      return walkCells(row, -1);
  }
}
