// What a person presses. Four looks; one strong button a place at most, red only for what
// destroys. A button that cannot be used says why instead of going grey in silence.
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

const looks = {
  plain: 'border border-border-strong bg-bg text-text-1 hover:bg-surface-2',
  strong: 'border border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  danger: 'border border-transparent bg-danger text-on-danger hover:bg-danger-hover',
  quiet: 'border border-transparent text-text-2 hover:bg-surface-2 hover:text-text-1',
} as const;
export type ButtonLook = keyof typeof looks;

const sizes = {
  small: 'target-small px-2.5 text-sm',
  normal: 'target px-3.5 text-base',
  large: 'min-h-11 px-5 text-md',
} as const;

const shape =
  'inline-flex items-center justify-center gap-2 rounded-sm font-medium [&_svg]:shrink-0';
const states = 'transition-colors active:translate-y-px aria-disabled:opacity-60';

type Common = Omit<ComponentProps<'button'>, 'disabled'> & {
  look?: ButtonLook;
  /** Set while it cannot be used; the reason is its tooltip and its description. */
  whyNot?: string | undefined;
};

export function Button({
  look = 'plain',
  size = 'normal',
  icon,
  busy = false,
  children,
  className = '',
  ...rest
}: Common & { size?: keyof typeof sizes; icon?: ReactNode; busy?: boolean }) {
  const drawn = busy ? (
    <LoaderCircle className="size-4 animate-spin" aria-hidden />
  ) : (
    icon
  );
  return (
    <button
      {...usable(rest)}
      aria-busy={busy || undefined}
      className={`${shape} ${states} ${sizes[size]} ${looks[look]} ${className}`}
    >
      {drawn}
      {children}
    </button>
  );
}

/** A picture to press; `label` is its name and its tooltip. */
export function IconButton({
  look = 'quiet',
  label,
  className = '',
  ...rest
}: Common & { label: string }) {
  return (
    <button
      {...usable({ title: label, ...rest })}
      aria-label={label}
      className={`${shape} target-square shrink-0 ${states} ${looks[look]} ${className}`}
    />
  );
}

const prevent = (event: { preventDefault(): void }): void => event.preventDefault();

function usable({ whyNot, onClick, ...rest }: Omit<Common, 'look'>) {
  return {
    type: 'button' as const,
    ...rest,
    ...(whyNot && { 'aria-disabled': true, title: whyNot, 'aria-description': whyNot }),
    // Of a form's own button the form would be sent all the same.
    onClick: whyNot ? prevent : onClick,
  };
}
