// A modal dialog: the browser's own, so that the rest of the page is out of reach. Esc and
// the backdrop close it, focus goes where `initialFocus` says and comes back afterwards.
'use client';
import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useText } from '../../lib/client/language.ts';
import { IconButton } from './button.tsx';

const widths = {
  narrow: 'sm:w-md',
  normal: 'sm:w-xl',
  wide: 'sm:w-3xl',
} as const;

const place =
  'fixed inset-x-0 bottom-0 m-0 mt-auto w-full max-w-none sm:inset-0 sm:m-auto';
const skin = 'flex-col border bg-bg text-text-1 shadow-dialog open:flex';
const edge = 'max-h-[92dvh] rounded-t-lg p-0 sm:max-h-[86dvh] sm:rounded-lg';

type Ask = {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, at the end; stay in sight while the content scrolls. */
  footer?: ReactNode;
  /** Beside the title. */
  head?: ReactNode;
  width?: keyof typeof widths;
  /** Id of the text that describes it. */
  describedBy?: string;
  /** What has focus first; else the first control of the content. */
  initialFocus?: RefObject<HTMLElement | null>;
  testId?: string;
};

export function Dialog({ open, ...ask }: Ask & { open: boolean }) {
  return open ? <OpenDialog {...ask} /> : null;
}

function OpenDialog(ask: Ask) {
  const { t } = useText();
  const dialog = useModal(ask.initialFocus);
  const title = useId();
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      aria-describedby={ask.describedBy}
      data-testid={ask.testId}
      onCancel={(event) => {
        event.preventDefault();
        // React hands on the cancelling of a dialog that was opened within this one.
        if (event.target === event.currentTarget) ask.onClose();
      }}
      onPointerDown={(event) => event.target === event.currentTarget && ask.onClose()}
      className={`${place} ${skin} ${edge} ${widths[ask.width ?? 'normal']} animate-rise`}
    >
      <header className="flex items-center gap-3 border-b py-2 ps-5 pe-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-3">
          <h2 id={title} className="py-1 text-lg font-semibold">
            {ask.title}
          </h2>
          {ask.head}
        </div>
        <IconButton label={t('common.close')} onClick={ask.onClose}>
          <X className="size-5" aria-hidden />
        </IconButton>
      </header>
      <div
        className="min-h-0 flex-1 overflow-y-auto px-5 py-4 focus-inset"
        data-dialog-body
      >
        {ask.children}
      </div>
      {ask.footer && (
        <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3 pb-safe">
          {ask.footer}
        </footer>
      )}
    </dialog>
  );
}

/** Shows the dialog the ref is put on, for as long as it is mounted. */
export function useModal(initialFocus?: RefObject<HTMLElement | null>) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const before = document.activeElement;
    element.showModal();
    const body = element.querySelector<HTMLElement>('[data-dialog-body]');
    // Of its own body: it may stand in that of another dialog.
    const first = body?.querySelector<HTMLElement>(
      ':is(a[href], button, input, select, textarea, [tabindex="0"])',
    );
    // With nothing to press in it, the text itself takes the focus, to be scrolled by keys.
    if (!first && body) body.tabIndex = 0;
    (initialFocus?.current ?? first ?? body)?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [initialFocus]);
  return ref;
}
