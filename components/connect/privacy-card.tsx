// Where the data goes, as a line of three; the whole text one click away.
'use client';
import { ChevronRight, Globe, Mailbox, Server } from 'lucide-react';
import { useText } from '../../lib/client/language.ts';
import { PrivacyText } from '../settings/privacy-text.tsx';

const stops = [
  ['connect.way.browser', Globe],
  ['connect.way.relay', Server],
  ['connect.way.server', Mailbox],
] as const;

const stop = 'relative flex flex-col items-center gap-1.5 px-1';
/** The line from the stop before to this one. */
const leg =
  'not-first:before:absolute not-first:before:top-3 not-first:before:h-px not-first:before:-start-1/2 not-first:before:ms-5 not-first:before:end-1/2 not-first:before:me-5 not-first:before:bg-border-strong';

export function PrivacyCard() {
  const { t } = useText();
  return (
    <section aria-labelledby="privacy" className="card p-4">
      <h2 id="privacy" className="font-semibold">
        {t('settings.privacy')}
      </h2>
      <ol className="my-3 grid grid-cols-3 text-center text-xs text-text-2">
        {stops.map(([words, Icon]) => (
          <li key={words} className={`${stop} ${leg}`}>
            <Icon className="size-6 text-text-3" strokeWidth={1.5} aria-hidden />
            {t(words)}
          </li>
        ))}
      </ol>
      <p className="text-sm text-text-2">{t('privacy.short')}</p>
      <details className="group mt-2" data-testid="privacy">
        <summary className="flex w-fit list-none items-center gap-1 rounded-sm py-1 text-sm text-accent">
          <ChevronRight
            className="size-4 group-open:rotate-90 rtl:rotate-180"
            aria-hidden
          />
          {t('connect.way.more')}
        </summary>
        <div className="pt-2">
          <PrivacyText />
        </div>
      </details>
    </section>
  );
}
