// One sentence across the place it concerns, with what can be done about it.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../../lib/client/language.ts';
import { IconButton } from './button.tsx';

const tones = {
  info: 'bg-accent-subtle text-on-accent-subtle',
  warn: 'bg-mark-subtle text-on-mark-subtle',
  danger: 'bg-danger-subtle text-on-danger-subtle',
  here: 'bg-here-subtle text-on-here-subtle',
} as const;

export function Banner({
  tone = 'info',
  icon,
  children,
  actions,
  onDismiss,
  testId,
  role,
}: {
  tone?: keyof typeof tones;
  icon?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  onDismiss?: () => void;
  testId?: string;
  role?: 'status' | 'alert';
}) {
  const { t } = useText();
  return (
    <div
      role={role}
      data-testid={testId}
      className={`flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 max-sm:gap-x-2 max-sm:px-3 ${tones[tone]}`}
    >
      {icon && <span className="shrink-0 [&_svg]:size-4">{icon}</span>}
      <div className="min-w-40 flex-1 text-sm">{children}</div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      {onDismiss && (
        <IconButton
          label={t('common.close')}
          onClick={onDismiss}
          className="text-inherit"
        >
          <X className="size-4" aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
