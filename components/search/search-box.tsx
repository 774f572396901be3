// One box that filters the list as the person types, and offers what may come next. Esc puts
// the offers away, then empties it and goes back to the list; ↓ goes to the list and keeps
// what was typed.
import { Search, X } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { IconButton } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { hintId } from './chips.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { useSuggestions } from './use-suggestions.ts';

export function SearchBox() {
  const { t } = useText();
  const filter = useStore(app.mailbox, (state) => state.filter);
  const box = useRef<HTMLInputElement>(null);
  const offers = useSuggestions(box, filter);
  const typed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isTaken = offers.press(event);
    if (!isTaken && event.key !== 'Escape' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    if (isTaken) return;
    if (event.key === 'Escape') app.setFilter('');
    toList();
  };
  return (
    <search className="relative m-2 @3xl:w-88">
      <Search
        className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-text-3"
        aria-hidden
      />
      <input
        ref={box}
        id="search"
        role="combobox"
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-label={t('search.label')}
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={offers.isOpen}
        aria-controls={offers.isOpen ? offers.id : undefined}
        aria-activedescendant={
          offers.isOpen && offers.at >= 0 ? `${offers.id}-${offers.at}` : undefined
        }
        aria-describedby={hintId}
        placeholder={t('search.placeholder')}
        value={filter}
        onChange={(event) => {
          app.setFilter(event.target.value);
          offers.typing(event.target);
        }}
        onBlur={offers.close}
        onKeyDown={typed}
        className="peer target w-full appearance-none rounded-md border border-border-strong bg-bg ps-9 pe-10 text-input placeholder:text-text-3"
      />
      {filter ? (
        <IconButton
          label={t('search.clear')}
          className="absolute! end-0 top-1/2 -translate-y-1/2"
          onClick={() => {
            app.setFilter('');
            box.current?.focus();
          }}
        >
          <X className="size-4" aria-hidden />
        </IconButton>
      ) : (
        <span
          aria-hidden
          className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 peer-focus:hidden pointer-coarse:hidden"
        >
          <Kbd keys="/" />
        </span>
      )}
      <SuggestionList of={offers} />
    </search>
  );
}

/** The tab stop of the list; where it had nothing to show, as soon as it is drawn again. */
function toList() {
  const stop = listStop();
  if (stop) stop.focus();
  else requestAnimationFrame(() => listStop()?.focus());
}

/** The row that has it; in a list for fingers the first thing to press. */
function listStop(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('[data-testid="msg-row"][tabindex="0"]') ??
    document.querySelector<HTMLElement>('[data-testid="msg-row"] button')
  );
}
