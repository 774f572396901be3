// The Headers tab: what the header says in short, the way the message came, then every field
// as it is.
'use client';
import { useMemo } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { readRoute } from '../../lib/mail/route.ts';
import { useChecks } from '../sender/use-checks.ts';
import { AllFields } from './all-fields.tsx';
import { valuesOf } from './fields.ts';
import { RouteView } from './route-view.tsx';
import { Summary } from './summary.tsx';

export function HeadersView({ id, letter }: { id: MessageId; letter: Letter }) {
  const { t } = useText();
  const checks = useChecks(id);
  const { headers } = letter;
  const route = useMemo(() => readRoute(valuesOf(headers, 'received')), [headers]);
  return (
    <div className="space-y-6 p-4">
      <section aria-label={t('hdr.summary')} className="space-y-2">
        <h3 className="font-semibold">{t('hdr.summary')}</h3>
        <Summary letter={letter} checks={checks} route={route} />
      </section>
      {route.hops.length > 0 && (
        <section aria-label={t('route.name')} className="space-y-2">
          <h3 className="font-semibold">{t('route.name')}</h3>
          <RouteView route={route} />
        </section>
      )}
      <section aria-label={t('hdr.all')} className="space-y-3">
        <h3 className="font-semibold">{t('hdr.all')}</h3>
        <AllFields headers={headers} />
      </section>
    </div>
  );
}
