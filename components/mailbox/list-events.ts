// What presses and keys inside the list do: the gestures of any list of files or mail.
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { app } from '../../lib/client/instance.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { intentOf } from './list-keys.ts';
import { idOf, rowOf, walkCells, type ListFocus } from './use-list-focus.ts';
import type { Virtual } from './use-virtual.ts';
import { pageOf } from './window.ts';

/** Whatever puts the focus on a row, the keys act on that row and on no other. */
export function arrivedAt(target: EventTarget): MessageId | null {
  const id = rowOf(target);
  if (id !== null) app.focus(id);
  return id;
}

/** A press with Shift ends a range: the row must not take the focus, and with it the range's
 *  beginning, before the press has been understood. */
export function holdFocus(event: MouseEvent) {
  if (event.shiftKey && idOf(event.target) !== null) event.preventDefault();
}

/** A row whose control is used becomes the tab stop, so that its menu outlives the pointer. */
export function pressControl(event: PointerEvent) {
  const id = rowOf(event.target);
  if (id !== null && idOf(event.target) === null) app.focus(id);
}

export function press(event: MouseEvent) {
  const id = idOf(event.target);
  if (id === null) return;
  const adds = event.ctrlKey || event.metaKey;
  if (event.shiftKey) {
    app.selectRange(id, adds);
    rowElement(event.target)?.focus({ preventScroll: true });
  } else if (adds) app.toggleSelected(id);
  else {
    app.focus(id);
    app.open(id);
  }
}

export function typed(
  event: KeyboardEvent<HTMLElement>,
  focus: ListFocus,
  virtual: Virtual,
) {
  const row = rowElement(event.target);
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

function rowElement(target: EventTarget): HTMLElement | null {
  return target instanceof Element
    ? target.closest<HTMLElement>('[data-testid="msg-row"]')
    : null;
}
