// A label, a control and, where something is wrong, the sentence that says so, tied to it.
import { useId, type ComponentProps, type ReactNode } from 'react';

const box = 'target w-full rounded-sm border bg-bg px-3 text-input text-text-1';
const edges = 'border-border-strong placeholder:text-text-3 aria-invalid:border-danger';

type Around = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** At the end of the label's line: a small action that belongs to the field. */
  beside?: ReactNode;
  /** Ids of texts elsewhere that describe it too. */
  describedBy?: string | undefined;
};

export function TextField(props: Around & ComponentProps<'input'>) {
  const { around, control } = useField(props);
  return (
    <Around {...around}>
      <input type="text" {...control} />
    </Around>
  );
}

export function SelectField(props: Around & ComponentProps<'select'>) {
  const { around, control } = useField(props);
  return (
    <Around {...around}>
      <select {...control} />
    </Around>
  );
}

/** What stands around a control, and the control's own, tied to it. */
function useField<Rest extends { className?: string | undefined }>({
  label,
  hint,
  error,
  beside,
  describedBy,
  ...rest
}: Around & Rest) {
  const id = useId();
  return {
    around: { id, label, hint, error, beside },
    control: {
      ...rest,
      ...ties(id, hint, error, describedBy),
      className: `${box} ${edges} ${rest.className ?? ''}`,
    },
  };
}

/** A box to tick or a choice of several (`type="radio"`), with its words beside it. */
export function CheckField({
  label,
  hint,
  className = '',
  type = 'checkbox',
  ...rest
}: Omit<Around, 'error' | 'beside' | 'describedBy'> & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className={`flex items-start gap-2.5 py-1 pointer-coarse:py-2 ${className}`}>
      <input
        {...rest}
        id={id}
        type={type}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
      />
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {hint && <Hint id={id}>{hint}</Hint>}
      </div>
    </div>
  );
}

function ties(id: string, hint: ReactNode, error?: string, more?: string) {
  const ids = [error && `${id}-error`, hint && `${id}-hint`, more].filter(Boolean);
  return {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': ids.join(' ') || undefined,
  };
}

function Around({
  id,
  label,
  hint,
  error,
  beside,
  children,
}: Around & { id: string; children: ReactNode }) {
  return (
    <div className="relative flex flex-col gap-1.5">
      <label htmlFor={id} className={`font-medium ${beside ? 'pe-24' : ''}`}>
        {label}
      </label>
      {children}
      {beside && (
        <div className="absolute end-0 top-0 pointer-coarse:-top-3">{beside}</div>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
      {hint && <Hint id={id}>{hint}</Hint>}
    </div>
  );
}

function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-sm text-text-3">
      {children}
    </p>
  );
}
