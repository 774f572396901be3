// Where the focus of the list is in the document: one row is the tab stop, moving the focus
// in the store moves it on the screen, and the row that has it is never taken away.
import { useLayoutEffect, useMemo, useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import type { MailboxState } from '../../lib/client/state.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import type { Virtual } from './use-virtual.ts';

export type ListFocus = {
  /** The row that has the roving tabindex, and its index in the view. */
  id: MessageId | null;
  at: number;
};

/** `held` is the row that has the focus in the document; null while the list has not. */
export function useListFocus(
  mailbox: MailboxState,
  virtual: Virtual,
  held: MessageId | null,
): ListFocus {
  const { view, focused } = mailbox;
  const stop = useMemo<ListFocus>(() => {
    const at = focused === null ? -1 : view.indexOf(focused);
    return at >= 0 ? { id: focused, at } : { id: view[0] ?? null, at: 0 };
  }, [view, focused]);

  const { ref } = virtual;
  const before = useRef<MessageId | null>(null);
  useLayoutEffect(() => {
    if (before.current === stop.id) return;
    const isFirst = before.current === null;
    before.current = stop.id;
    const list = ref.current;
    if (!list) return;
    if (focused !== null) virtual.reveal(stop.at);
    const active = document.activeElement;
    const isNowhere = active === null || active === document.body;
    // Nowhere: the mailbox has just opened and reading starts here, or the row that had the
    // focus is gone and the list keeps it.
    if (list.contains(active) || (isNowhere && (isFirst || held !== null)))
      list
        .querySelector<HTMLElement>('[data-testid="msg-row"][tabindex="0"]')
        ?.focus({ preventScroll: true });
  });
  return stop;
}

/** → goes into the row's controls, ← comes back out. */
export function walkCells(row: HTMLElement, by: 1 | -1): void {
  const cells = [...row.querySelectorAll<HTMLElement>('[data-cell]')];
  const now = cells.findIndex((cell) => cell === document.activeElement);
  const to = now + by;
  if (to < 0) row.focus();
  else cells[Math.min(to, cells.length - 1)]?.focus();
}

/** The message a press is about; null for a press on a control inside a row. */
export function idOf(target: EventTarget): MessageId | null {
  if (!(target instanceof Element)) return null;
  return target.closest('button, [role="menu"], a') ? null : rowOf(target);
}

/** The message whose row an element is in. */
export function rowOf(target: EventTarget): MessageId | null {
  if (!(target instanceof Element)) return null;
  const id = target.closest<HTMLElement>('[data-id]')?.dataset['id'];
  return app.mailbox.get().view.find((known) => known === id) ?? null;
}
