// How the server is reached: what the built-in list says, to change by hand; or, where it
// says nothing, the fields to fill in.
'use client';
import { CircleCheck, CircleHelp, SlidersHorizontal } from 'lucide-react';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';
import { domainOf, fill, form, type ServerFields } from './form.ts';
import type { Found } from './found.ts';
import { focusField } from './focus.ts';
import { ProviderNote } from './provider-note.tsx';
import type { Problem } from './reach.ts';
import { PinChip } from './pin.tsx';
import { securityWords, ServerForm } from './server-fields.tsx';

const blank: ServerFields = {
  host: '',
  port: '995',
  security: 'tls',
  user: 'full',
  otherUser: '',
  signIn: 'automatic',
};

export function ServerSettings({
  found,
  problem,
}: {
  found: Found | null;
  problem: (field: Problem['field']) => string | undefined;
}) {
  const { t } = useText();
  const server = useStore(form, (now) => now.server);
  const address = useStore(form, (now) => now.address);
  const domain = domainOf(address);
  if (server)
    return (
      <>
        <ServerForm
          server={server}
          problem={problem}
          footer={
            <>
              <PinChip />
              {found?.server && (
                <Button size="small" look="quiet" onClick={() => fill({ server: null })}>
                  {t('connect.useFound')}
                </Button>
              )}
            </>
          }
        />
        {found && <ProviderNote found={found} />}
      </>
    );
  if (found)
    return (
      <>
        {found.server && <FoundCard found={found} server={found.server} />}
        <ProviderNote found={found} />
      </>
    );
  if (/[^.]\.[^.]{2,}$/.test(domain)) return <Unknown domain={domain} />;
  return (
    <Button
      size="small"
      look="quiet"
      icon={<SlidersHorizontal className="size-4" aria-hidden />}
      onClick={() => byHand(blank)}
      className="-ms-2.5"
    >
      {t('connect.manual')}
    </Button>
  );
}

function byHand(server: ServerFields) {
  fill({ server });
  focusField('host');
}

function FoundCard({ found, server }: { found: Found; server: ServerFields }) {
  const { t } = useText();
  return (
    <section aria-labelledby="found" data-testid="found" className="flex gap-3 card p-4">
      <CircleCheck className="mt-0.5 size-5 shrink-0 text-ok" aria-hidden />
      <div className="min-w-0 flex-1">
        <div className="flex items-start justify-between gap-3">
          <div>
            <p className="text-sm text-text-3">{t('connect.found')}</p>
            <h2 id="found" className="font-semibold">
              {found.name}
            </h2>
          </div>
          <Button size="small" look="quiet" onClick={() => byHand(server)}>
            {t('connect.change')}
          </Button>
        </div>
        <p>{t('connect.where', { host: server.host, port: server.port })}</p>
        <p className="text-text-2">{t(securityWords[server.security])}</p>
        <p className="text-text-2">
          {t(server.user === 'local' ? 'connect.user.local' : 'connect.user.full')}
        </p>
        <p data-testid="detect-step" className="mt-1 text-sm text-text-3">
          {t('connect.foundIn.table')}
        </p>
      </div>
    </section>
  );
}

function Unknown({ domain }: { domain: string }) {
  const { t } = useText();
  return (
    <section className="flex gap-3 card p-4" data-testid="not-found">
      <CircleHelp className="mt-0.5 size-5 shrink-0 text-text-3" aria-hidden />
      <div className="min-w-0 space-y-2">
        <h2 data-testid="detect-step" className="font-semibold">
          {t('connect.unknown', { domain })}
        </h2>
        <p className="text-text-2">{t('connect.unknown.how')}</p>
        <Button size="small" onClick={() => byHand(blank)}>
          {t('connect.manual')}
        </Button>
      </div>
    </section>
  );
}
