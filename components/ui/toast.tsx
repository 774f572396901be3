// A short confirmation, drawn. It never carries the only way to undo something.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../../lib/client/language.ts';
import { IconButton } from './button.tsx';

export function Toast({
  children,
  action,
  onDismiss,
}: {
  children: ReactNode;
  action?: ReactNode;
  onDismiss: () => void;
}) {
  const { t } = useText();
  return (
    <div className="pointer-events-auto flex w-fit max-w-full animate-rise items-center gap-2 rounded-md border bg-surface-1 py-1 ps-4 pe-1 shadow-dialog">
      <p className="min-w-0 py-2">{children}</p>
      {action}
      <IconButton label={t('common.close')} onClick={onDismiss}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </div>
  );
}
