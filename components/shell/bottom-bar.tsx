// The places of a mailbox under the thumb, where there is no room for the rail.
'use client';
import { useText } from '../../lib/client/language.ts';
import { Count } from './rail.tsx';
import { usePlaces } from './places.tsx';

const look = 'flex min-h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5';

export function BottomBar() {
  const { t } = useText();
  const { top, end } = usePlaces();
  return (
    <nav
      aria-label={t('shell.nav')}
      className="flex border-t bg-surface-1 px-1 pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {[...top, ...end].map((spot) => (
        <button
          key={spot.id}
          type="button"
          aria-label={spot.name}
          aria-current={spot.isCurrent ? 'page' : undefined}
          aria-pressed={spot.isPressed}
          onClick={spot.go}
          className={`${look} rounded-sm focus-inset ${
            spot.isCurrent || spot.isPressed ? 'text-accent' : 'text-text-2'
          }`}
        >
          <span className="relative">
            <spot.icon className="size-5" strokeWidth={1.75} aria-hidden />
            {spot.count > 0 && (
              <span className="absolute start-3 -top-1">
                <Count n={spot.count} />
              </span>
            )}
          </span>
          <span className="max-w-full truncate px-0.5 text-xs font-medium">
            {spot.short}
          </span>
        </button>
      ))}
    </nav>
  );
}
