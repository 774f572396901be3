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

export function PrivacyCard() {
  const { t } = useText();
  return (
    <section aria-labelledby="privacy" className="card p-4">
      <h2 id="privacy" className="font-semibold">
        {t('settings.privacy')}
      </h2>
      <ol className="my-3 flex items-start text-center text-xs text-text-2">
        {stops.map(([words, Icon], at) => (
          <li key={words} className="flex min-w-0 flex-1 items-start">
            {at > 0 && (
              <span aria-hidden className="mt-3 h-px w-4 shrink-0 bg-border-strong" />
            )}
            <span className="flex min-w-0 flex-1 flex-col items-center gap-1.5">
              <Icon className="size-6 text-text-3" strokeWidth={1.5} aria-hidden />
              {t(words)}
            </span>
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
