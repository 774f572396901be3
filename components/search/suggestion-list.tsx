// What the search box offers: what would be put in, and what it means.
import { useText } from '../../lib/client/language.ts';
import type { Suggestions } from './use-suggestions.ts';
import { sayTerm } from './term-words.ts';

export function SuggestionList({ of }: { of: Suggestions }) {
  const { t } = useText();
  if (!of.isOpen) return null;
  return (
    <div
      id={of.id}
      role="listbox"
      aria-label={t('search.suggestions')}
      data-testid="suggestions"
      className="absolute inset-x-0 top-full z-20 mt-1 rounded-md border bg-bg p-1 shadow-dialog"
    >
      {of.offered.map((one, index) => (
        <div
          key={one.label}
          id={`${of.id}-${index}`}
          role="option"
          aria-selected={index === of.at}
          // The box keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => of.take(one)}
          onPointerMove={() => of.setAt(index)}
          className="flex target cursor-pointer items-baseline gap-3 rounded-sm px-3 py-1.5 aria-selected:bg-accent-subtle aria-selected:text-on-accent-subtle"
        >
          <bdi className="truncate font-medium">{one.label}</bdi>
          <span className="min-w-0 flex-1 truncate text-end text-sm text-text-2">
            {'op' in one.about
              ? t(`search.op.${one.about.op}`)
              : 'state' in one.about
                ? sayTerm({ op: 'is', state: one.about.state }, t)
                : ''}
          </span>
        </div>
      ))}
    </div>
  );
}
