// Tabs after the APG pattern with manual activation: arrows move, Enter or Space opens,
// since opening one may cost work.
'use client';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { TabName } from '../../lib/client/state.ts';
import { useText } from '../../lib/client/language.ts';

export function Tabs({
  names,
  open,
  onOpen,
  children,
}: {
  names: readonly TabName[];
  open: TabName;
  onOpen: (name: TabName) => void;
  children: ReactNode;
}) {
  const { t } = useText();
  const [focused, setFocused] = useState<TabName | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const stop = focused !== null && names.includes(focused) ? focused : open;
  function move(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = names.indexOf(stop);
    const last = names.length - 1;
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const steps: Record<string, number> = {
      ArrowRight: isRtl ? at - 1 : at + 1,
      ArrowLeft: isRtl ? at + 1 : at - 1,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const name = names[(to + names.length) % names.length];
    if (!name) return;
    setFocused(name);
    list.current?.querySelector<HTMLElement>(`#tab-${name}`)?.focus();
  }
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={t('msg.tabs')}
        onBlur={() => setFocused(null)}
        className="flex gap-1 scroll-hint border-b px-3 max-sm:gap-0"
      >
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            data-testid={`tab-${name}`}
            aria-selected={name === open}
            aria-controls={`panel-${name}`}
            tabIndex={name === stop ? 0 : -1}
            onKeyDown={move}
            onFocus={() => setFocused(name)}
            onClick={() => onOpen(name)}
            className="target border-b-2 border-transparent px-3 text-sm whitespace-nowrap text-text-2 focus-inset hover:text-text-1 aria-selected:border-accent aria-selected:font-medium aria-selected:text-text-1 max-sm:px-2.5"
          >
            {t(`msg.tab.${name}`)}
          </button>
        ))}
      </div>
      {names.map((name) => (
        <div
          key={name}
          role="tabpanel"
          id={`panel-${name}`}
          aria-labelledby={`tab-${name}`}
          hidden={name !== open}
          // Some views hold nothing that takes the focus (APG, tabs).
          tabIndex={name === open ? 0 : undefined}
          className="focus-inset"
        >
          {name === open && children}
        </div>
      ))}
    </>
  );
}
