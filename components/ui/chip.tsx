// A fact in a word or two, with an icon: never by its colour alone. With `onClick` it is a
// button that tells more.
import type { ComponentProps, ReactNode } from 'react';

const tones = {
  neutral: 'bg-surface-2 text-text-2',
  accent: 'bg-accent-subtle text-on-accent-subtle',
  mark: 'bg-mark-subtle text-on-mark-subtle',
  danger: 'bg-danger-subtle text-on-danger-subtle',
  ok: 'bg-ok-subtle text-on-ok-subtle',
  here: 'bg-here-subtle text-on-here-subtle',
} as const;
export type ChipTone = keyof typeof tones;

const shape =
  'inline-flex max-w-full items-center gap-1.5 px-2.5 text-xs font-medium [&_svg]:size-3.5 [&_svg]:shrink-0';
const single = 'rounded-full whitespace-nowrap';
const wrapped = 'rounded-lg text-start';
const edge = 'border border-transparent contrast-more:border-current';

export function Chip({
  tone = 'neutral',
  icon,
  children,
  className = '',
  wraps = false,
  onClick,
  ...rest
}: Omit<ComponentProps<'button'>, 'disabled'> & {
  tone?: ChipTone;
  icon?: ReactNode;
  /** Its words are never cut: they take a second line. */
  wraps?: boolean;
}) {
  const form = wraps ? wrapped : single;
  const look = `${shape} ${form} ${edge} ${tones[tone]} ${className}`;
  const inside = (
    <>
      {icon}
      <span className={wraps ? 'min-w-0 wrap-anywhere' : 'truncate'}>{children}</span>
    </>
  );
  if (!onClick)
    return (
      <span className={`${look} py-1`} title={rest.title} id={rest.id}>
        {inside}
      </span>
    );
  return (
    <button
      type="button"
      {...rest}
      onClick={onClick}
      className={`${look} target-small transition-colors hover:border-current`}
    >
      {inside}
    </button>
  );
}
