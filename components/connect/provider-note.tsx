// What one must know of a provider before a password is sent: an app password, its own
// sign-in only, no POP at all, POP to be switched on. And of Gmail, what reading does there.
'use client';
import { ExternalLink, Info, OctagonX } from 'lucide-react';
import { useText } from '../../lib/client/language.ts';
import type { TextKey } from '../../lib/i18n/text.ts';
import type { Found } from './found.ts';

type Words = { title?: TextKey; body: TextKey; link?: TextKey; isEnd?: true };

const notes: Record<Exclude<Found['note'], 'none'>, Words> = {
  'app-password': { body: 'app.pw.why', link: 'app.pw.how' },
  'oauth-only': { title: 'F17.title', body: 'F17.body', link: 'F17.action' },
  'no-pop': { body: 'connect.noPop', isEnd: true },
  'pop-switch': { body: 'connect.popSwitch', link: 'F18.action' },
};

export function ProviderNote({ found }: { found: Found }) {
  const { t } = useText();
  if (found.note === 'none') return null;
  const { title, body, link, isEnd } = notes[found.note];
  const provider = { provider: found.name };
  const Picture = isEnd ? OctagonX : Info;
  return (
    <section
      data-testid="provider-note"
      data-note={found.note}
      role="status"
      className={`flex gap-3 rounded-md p-4 ${isEnd ? tones.end : tones.note}`}
    >
      <Picture className="mt-0.5 size-5 shrink-0" aria-hidden />
      <div className="min-w-0 space-y-1.5">
        {title && <h2 className="font-semibold">{t(title, provider)}</h2>}
        <p>{t(body, provider)}</p>
        {found.id === 'gmail' && <p>{t('gmail.note')}</p>}
        {link && found.help && (
          <a
            href={found.help}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex items-center gap-1.5 rounded-sm font-medium text-inherit underline"
          >
            {t(link, provider)}
            <ExternalLink className="size-4" aria-hidden />
          </a>
        )}
      </div>
    </section>
  );
}

const tones = {
  note: 'bg-accent-subtle text-on-accent-subtle',
  end: 'bg-danger-subtle text-on-danger-subtle',
} as const;
