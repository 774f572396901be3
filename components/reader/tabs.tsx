// Tabs after the APG pattern with manual activation: arrows move, Enter or Space opens,
// since opening one may cost work.
'use client';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useText } from '../../lib/client/language.ts';

export type TabName = 'message' | 'text' | 'headers' | 'source';

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
  function move(event: KeyboardEvent) {
    const at = names.indexOf(focused ?? open);
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
        className="flex gap-1 overflow-x-auto border-b px-3"
      >
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            data-testid={`tab-${name}`}
            aria-selected={name === open}
            aria-controls={name === open ? `panel-${name}` : undefined}
            tabIndex={name === (focused ?? open) ? 0 : -1}
            onKeyDown={move}
            onFocus={() => setFocused(name)}
            onClick={() => onOpen(name)}
            className="target border-b-2 border-transparent px-3 text-sm whitespace-nowrap text-text-2 focus-inset hover:text-text-1 aria-selected:border-accent aria-selected:font-medium aria-selected:text-text-1"
          >
            {t(`msg.tab.${name}`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`panel-${open}`} aria-labelledby={`tab-${open}`}>
        {children}
      </div>
    </>
  );
}
