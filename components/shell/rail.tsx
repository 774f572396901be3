// The places of a mailbox, at the side of a wide screen. A label stands beside its picture
// as soon as it has the pointer or the focus.
'use client';
import { useText } from '../../lib/client/language.ts';
import { Mark } from '../ui/brand.tsx';
import { usePlaces, type Spot } from './places.tsx';

const label =
  'pointer-events-none absolute start-full z-40 ms-2 rounded-sm border px-2 py-1';
const hidden = 'invisible group-hover:visible group-focus-visible:visible';
const look = 'group relative flex size-10 items-center justify-center rounded-md';
const on = 'bg-accent-subtle text-on-accent-subtle';
const off = 'text-text-2 hover:bg-surface-3 hover:text-text-1';

export function Rail() {
  const { t } = useText();
  const { top, end } = usePlaces();
  return (
    <nav
      aria-label={t('shell.nav')}
      className="flex w-14 shrink-0 flex-col items-center gap-1 border-e bg-surface-2 py-2 max-lg:hidden"
    >
      <Mark className="mb-2 size-8" />
      {top.map((spot) => (
        <RailButton key={spot.id} spot={spot} />
      ))}
      <span className="flex-1" />
      {end.map((spot) => (
        <RailButton key={spot.id} spot={spot} />
      ))}
    </nav>
  );
}

function RailButton({ spot }: { spot: Spot }) {
  const isOn = spot.isCurrent || spot.isPressed;
  return (
    <button
      type="button"
      aria-label={spot.name}
      aria-current={spot.isCurrent ? 'page' : undefined}
      aria-pressed={spot.isPressed}
      onClick={spot.go}
      className={`${look} ${isOn ? on : off}`}
    >
      <spot.icon className="size-5" strokeWidth={1.75} aria-hidden />
      {spot.count > 0 && <Count n={spot.count} />}
      <span className={`${label} ${hidden} bg-bg text-sm whitespace-nowrap text-text-1`}>
        {spot.name}
      </span>
    </button>
  );
}

/** How many are marked, on the corner of the picture. */
export function Count({ n }: { n: number }) {
  const { number } = useText();
  return (
    <span className="absolute -end-1 -top-1 min-w-5 rounded-full border border-mark bg-mark-subtle px-1 text-center text-xs font-semibold text-on-mark-subtle tabular-nums">
      {n > 99 ? '99+' : number(n)}
    </span>
  );
}
