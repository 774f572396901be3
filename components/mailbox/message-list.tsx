// The list itself: a grid for keyboard and mouse, a plain list under a finger. Of a hundred
// thousand rows a screenful is in the document, and no scroll shows a gap.
import { useText } from '../../lib/client/language.ts';
import { app } from '../../lib/client/instance.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { ColumnHeads } from './column-heads.tsx';
import { rowHeights, tableWidth, type Layout } from './columns.ts';
import { arrivedAt, holdFocus, press, pressControl, typed } from './list-events.ts';
import { MessageRow } from './message-row.tsx';
import { TouchItem } from './touch-item.tsx';
import { rowOf, useListFocus } from './use-list-focus.ts';
import { useAnchor } from './use-anchor.ts';
import { useCoarse } from './use-media.ts';
import { useRows } from './use-rows.ts';
import { useTop } from './use-top.ts';
import { useTouched } from './use-touched.ts';
import { useShowing } from './use-showing.ts';
import { useVirtual, type Box } from './use-virtual.ts';

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
  const { touched, touch } = useTouched();
  const focus = useListFocus(mailbox, virtual, touched.holder);
  useShowing(mailbox.view, virtual.shown);
  useTop(virtual.ref, mailbox.sort, mailbox.filter);
  useAnchor(mailbox, virtual, focus);
  const rows = useRows({
    mailbox,
    virtual,
    focus,
    layout,
    density,
    text,
    coarse,
    touched,
  });

  const name = text.t('list.name', { account: visit.account.address });
  const scroller = {
    ref: virtual.ref,
    onScroll: virtual.onScroll,
    'data-testid': 'msg-list',
    className: 'relative min-h-0 flex-1 overflow-y-auto overscroll-contain',
  };
  const track = { height: virtual.shown.track };
  if (coarse)
    return (
      <div {...scroller}>
        <ul aria-label={name} className="relative" style={track}>
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
        tabIndex={-1}
        aria-label={name}
        aria-multiselectable
        aria-rowcount={mailbox.view.length}
        onPointerOver={({ target }) => touch({ pointer: rowOf(target) })}
        onPointerLeave={() => touch({ pointer: null })}
        onFocus={({ target }) => touch({ holder: arrivedAt(target) })}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (!currentTarget.contains(relatedTarget)) touch({ holder: null });
        }}
        onPointerDown={pressControl}
        onMouseDown={holdFocus}
        onClick={press}
        onKeyDown={(event) => typed(event, focus, virtual)}
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
