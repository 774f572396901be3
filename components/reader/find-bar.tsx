// Over a long text: what to look for in it, how it is shown, and a way to copy it.
import { Copy } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';

export function FindBar({
  label,
  query,
  maxLength,
  onQuery,
  onKeyDown,
  copyLabel,
  copyWhyNot,
  onCopy,
  actions,
  steps,
  children,
}: {
  label: string;
  query: string;
  maxLength?: number;
  onQuery: (query: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  copyLabel: string;
  /** Why it cannot be copied now. */
  copyWhyNot?: string | undefined;
  onCopy: () => void;
  /** Beside the copying. */
  actions?: ReactNode;
  /** Beside the words to look for: from one place they are found at to the next. */
  steps?: ReactNode;
  /** Between the words to look for and the actions: how it is shown. */
  children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <div className="flex min-w-52 flex-1 items-end gap-1">
        <div className="min-w-0 flex-1">
          <TextField
            type="search"
            label={label}
            maxLength={maxLength}
            value={query}
            onChange={(event) => onQuery(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        {steps}
      </div>
      {children}
      <div className="flex flex-wrap gap-2">
        <Button
          icon={<Copy className="size-4" aria-hidden />}
          whyNot={copyWhyNot}
          onClick={onCopy}
        >
          {copyLabel}
        </Button>
        {actions}
      </div>
    </div>
  );
}
