// One box that filters the list as the person types. Esc empties it and goes back to the
// list; ↓ goes to the list and keeps what was typed.
import { Search, X } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { IconButton } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';

export function SearchBox() {
  const { t } = useText();
  const filter = useStore(app.mailbox, (state) => state.filter);
  const box = useRef<HTMLInputElement>(null);
  return (
    <search className="relative m-2 @3xl:w-88">
      <Search
        className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-text-3"
        aria-hidden
      />
      <input
        ref={box}
        id="search"
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('search.label')}
        aria-keyshortcuts="/"
        placeholder={t('search.placeholder')}
        value={filter}
        onChange={(event) => app.setFilter(event.target.value)}
        onKeyDown={typed}
        className="peer target w-full appearance-none rounded-md border border-border-strong bg-bg ps-9 pe-10 text-input placeholder:text-text-3 [&::-webkit-search-cancel-button]:hidden"
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
    </search>
  );
}

function typed(event: KeyboardEvent<HTMLInputElement>) {
  if (event.nativeEvent.isComposing) return;
  if (event.key !== 'Escape' && event.key !== 'ArrowDown') return;
  if (event.key === 'Escape') app.setFilter('');
  event.preventDefault();
  event.stopPropagation();
  toList();
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
