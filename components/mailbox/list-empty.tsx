// What stands in the list's place: nothing yet, nothing at all, or nothing found; each says
// which of the three it is and why.
import { Inbox, Terminal } from 'lucide-react';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';

/** The mailbox was counted: the server itself reports that there is nothing. */
export function EmptyMailbox() {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The page that had the focus is gone: reading begins at what there is to say.
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      heading.current?.focus();
  }, []);
  return (
    <Place
      icon={<Inbox aria-hidden />}
      title={t('list.empty')}
      body={t('list.emptyWhy')}
      heading={heading}
    >
      <Button onClick={() => void app.checkAgain()}>{t('list.checkAgain')}</Button>
      <Button
        look="quiet"
        icon={<Terminal className="size-4" aria-hidden />}
        onClick={() => app.setConsole(true)}
      >
        {t('list.emptyConsole')}
      </Button>
    </Place>
  );
}

export function Place({
  icon,
  title,
  body,
  heading,
  children,
}: {
  icon: ReactNode;
  title: string;
  body: string;
  heading?: RefObject<HTMLHeadingElement | null>;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center overflow-y-auto px-6 py-16 text-center">
      <span className="text-text-3 [&_svg]:size-8">{icon}</span>
      <h2 ref={heading} tabIndex={-1} className="mt-4 text-md font-semibold outline-none">
        {title}
      </h2>
      <p className="mt-2 max-w-sm text-text-2">{body}</p>
      <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div>
    </div>
  );
}

const widths = ['w-3/5', 'w-4/5', 'w-2/3', 'w-1/2'] as const;

/** Twelve rows in outline until LIST has answered; still, so that nothing seems to load. */
export function SkeletonRows() {
  const { t } = useText();
  return (
    <div role="status" aria-busy className="min-h-0 flex-1 overflow-hidden">
      <span className="sr-only">{t('list.opening')}</span>
      {Array.from({ length: 12 }, (_, n) => (
        <div
          key={n}
          aria-hidden
          className="flex h-17 flex-col justify-center gap-2 border-b ps-11 pe-6"
        >
          <span className="block h-2.5 w-2/5 rounded-full bg-surface-3" />
          <span className={`block h-2.5 rounded-full bg-surface-2 ${widths[n % 4]}`} />
        </div>
      ))}
    </div>
  );
}
