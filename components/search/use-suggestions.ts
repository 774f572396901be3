// The list under the search box (APG combobox): open while there is something to offer and
// the person types; ↓ and ↑ walk it, Enter takes, Esc puts it away.
import { useId, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { peopleIn } from './people.ts';
import { suggest, type Suggestion } from './suggestions.ts';

const none: readonly Suggestion[] = [];

export function useSuggestions(box: RefObject<HTMLInputElement | null>, typed: string) {
  const { language } = useText();
  const id = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(-1);
  const offered = useMemo(
    () =>
      caret === null
        ? none
        : suggest(typed, caret, language, (begin, op) =>
            peopleIn(app.mailbox.get().summaries, begin, op),
          ),
    [typed, caret, language],
  );
  const isOpen = offered.length > 0;

  const close = () => {
    setCaret(null);
    setAt(-1);
  };
  function take(one: Suggestion) {
    app.setFilter(one.text);
    setAt(-1);
    const input = box.current;
    input?.focus();
    // Once the text is in the box; what may follow is offered at once.
    requestAnimationFrame(() => input?.setSelectionRange(one.caret, one.caret));
    setCaret(one.caret);
  }

  return {
    id,
    offered,
    isOpen,
    at,
    take,
    close,
    setAt,
    typing(input: HTMLInputElement) {
      setCaret(input.selectionStart);
      setAt(-1);
    },
    /** True where the key was the list's. */
    press(event: KeyboardEvent): boolean {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!isOpen) {
        if (event.key !== 'ArrowDown' || !event.altKey) return false;
        setCaret(box.current?.selectionStart ?? 0);
        return true;
      }
      if (step) {
        // Before the first and behind the last is the box itself.
        const count = offered.length + 1;
        setAt(((at + 1 + step + count) % count) - 1);
        return true;
      }
      const chosen = offered[at];
      if (event.key === 'Enter' && chosen) take(chosen);
      else if (event.key === 'Enter' || event.key === 'Escape') close();
      else return false;
      return true;
    },
  };
}

export type Suggestions = ReturnType<typeof useSuggestions>;
