// A chip that opens a small panel with more about it, in the top layer. Esc or a press
// elsewhere closes it and focus returns: the browser's own popover.
'use client';
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Chip, type ChipTone } from './chip.tsx';
import { placeAt } from './place.ts';

const panel =
  'fixed inset-auto w-88 max-w-[calc(100vw-1rem)] max-h-[80dvh] overflow-y-auto';
const skin = 'rounded-md border bg-bg p-4 text-base text-text-1 shadow-menu animate-rise';

export function ChipPopover({
  tone,
  icon,
  chip,
  title,
  hint,
  testId,
  isCompact = false,
  children,
}: {
  tone?: ChipTone;
  icon?: ReactNode;
  chip: ReactNode;
  title: string;
  /** The state in a sentence: tooltip, and description for the ear. */
  hint?: string;
  testId?: string;
  /** Its word is for the ear only where there is little room. */
  isCompact?: boolean;
  /** Given `close` to call after an action. */
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const close = () => setOpen(false);
  return (
    <>
      <Chip
        {...(tone && { tone })}
        icon={icon}
        id={id}
        title={hint}
        aria-description={hint}
        aria-expanded={open}
        aria-haspopup="dialog"
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        <span className={isCompact ? 'max-sm:sr-only' : undefined}>{chip}</span>
      </Chip>
      {open && (
        <Panel anchor={id} title={title} onClose={close}>
          {children(close)}
        </Panel>
      )}
    </>
  );
}

function Panel({
  anchor,
  title,
  onClose,
  children,
}: {
  anchor: string;
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const button = document.getElementById(anchor);
    if (!ref.current || !button) return;
    ref.current.showPopover();
    placeAt(ref.current, button, 'start');
    ref.current.focus();
    return () => {
      if (document.activeElement === document.body) button.focus();
    };
  }, [anchor]);
  return (
    <div
      ref={ref}
      role="dialog"
      tabIndex={-1}
      aria-labelledby={titleId}
      popover="auto"
      onToggle={(event) => event.newState === 'closed' && onClose()}
      className={`${panel} ${skin} space-y-3`}
    >
      <h2 id={titleId} className="text-md font-semibold">
        {title}
      </h2>
      {children}
    </div>
  );
}
