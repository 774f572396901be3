// A button that opens a menu (APG menu button): arrows, Home, End, typeahead, Esc. It lies
// in the top layer, so that no pane clips it.
'use client';
import { Check } from 'lucide-react';
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { IconButton, Button, type ButtonLook } from './button.tsx';
import { Kbd } from './kbd.tsx';
import { placeAt } from './place.ts';

export type MenuItem =
  | {
      label: string;
      icon?: ReactNode;
      /** The key that does the same, shown. */
      keys?: string | undefined;
      danger?: boolean;
      /** Set where the items are choices: the chosen one is true. */
      checked?: boolean;
      whyNot?: string | undefined;
      onChoose: () => void;
    }
  | 'line';

const row = 'flex target w-full items-center gap-3 rounded-sm px-3 text-start text-base';
const rowStates = 'hover:bg-surface-2 focus-visible:bg-surface-2 focus-inset';

export function Menu({
  label,
  trigger,
  items,
  look = 'quiet',
  size = 'normal',
  align = 'start',
  square = false,
  tabIndex,
  className = '',
}: {
  label: string;
  trigger: ReactNode;
  items: readonly MenuItem[];
  look?: ButtonLook;
  size?: 'small' | 'normal';
  align?: 'start' | 'end';
  /** The trigger is a picture: `label` is its name. */
  square?: boolean;
  /** -1 inside a row that is one tab stop as a whole. */
  tabIndex?: number;
  className?: string;
}) {
  const [open, setOpen] = useState<'first' | 'last' | null>(null);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const shared = {
    ref: button,
    look,
    tabIndex,
    className,
    'data-cell': tabIndex === -1 || undefined,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': open !== null,
    'aria-controls': open ? id : undefined,
    onClick: () => setOpen(open ? null : 'first'),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      setOpen(event.key === 'ArrowUp' ? 'last' : 'first');
    },
    children: trigger,
  };
  const close = (focus: boolean) => {
    setOpen(null);
    if (focus) button.current?.focus();
  };
  return (
    <>
      {square ? (
        <IconButton {...shared} label={label} />
      ) : (
        <Button {...shared} size={size} aria-label={label} />
      )}
      {open && <Popup {...{ id, label, items, align, button, close }} start={open} />}
    </>
  );
}

function Popup({
  id,
  label,
  items,
  align,
  button,
  close,
  start,
}: {
  id: string;
  label: string;
  items: readonly MenuItem[];
  align: 'start' | 'end';
  button: { current: HTMLButtonElement | null };
  close: (focus: boolean) => void;
  start: 'first' | 'last';
}) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element || !button.current) return;
    element.showPopover();
    placeAt(element, button.current, align);
    const all = entries(element);
    all.at(start === 'first' ? 0 : -1)?.focus();
  }, [align, button, start]);
  return (
    <div
      id={id}
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      popover="auto"
      onToggle={(event) => event.newState === 'closed' && close(false)}
      onKeyDown={(event) => move(event, () => close(true))}
      className="fixed inset-auto max-h-[80dvh] min-w-52 animate-rise overflow-y-auto rounded-md border bg-bg p-1 text-text-1 shadow-menu"
    >
      {items.map((item, at) =>
        item === 'line' ? (
          <hr key={at} className="my-1" />
        ) : (
          <button
            key={at}
            type="button"
            tabIndex={-1}
            role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={item.checked}
            aria-disabled={item.whyNot ? true : undefined}
            title={item.whyNot}
            onClick={() => {
              if (item.whyNot) return;
              close(true);
              item.onChoose();
            }}
            className={`${row} ${rowStates} ${item.danger ? 'text-danger' : ''}`}
          >
            <span className="flex size-5 shrink-0 items-center justify-center [&_svg]:size-4">
              {item.checked ? <Check aria-hidden /> : item.icon}
            </span>
            <span className="flex-1">{item.label}</span>
            {item.keys && <Kbd keys={item.keys} />}
          </button>
        ),
      )}
    </div>
  );
}

function entries(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

function move(event: KeyboardEvent<HTMLElement>, close: () => void) {
  const all = entries(event.currentTarget);
  const now = all.findIndex((entry) => entry === document.activeElement);
  const go = (to: number) => {
    event.preventDefault();
    all.at(to % all.length)?.focus();
  };
  event.stopPropagation();
  if (event.key === 'ArrowDown') go(now + 1);
  else if (event.key === 'ArrowUp') go(now - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(-1);
  else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    close();
  } else if (event.key.length === 1 && event.key !== ' ') {
    const letter = event.key.toLocaleLowerCase();
    const after = [...all.slice(now + 1), ...all.slice(0, now + 1)];
    after
      .find((entry) => entry.textContent?.trim().toLocaleLowerCase().startsWith(letter))
      ?.focus();
  }
}
