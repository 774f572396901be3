// Which messages are to be here.
import { useMemo, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { mayExpire } from '../../lib/client/expiry.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { useOpenVisit } from '../shell/use-open-visit.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/field.tsx';
import { missingOf, saveRules, saveScopes, type SaveScope } from './save-scopes.ts';

export function SaveChoice() {
  const { t, size } = useText();
  const mailbox = useStore(app.mailbox, (now) => now);
  const saved = useStore(app.saved, (now) => now);
  const visit = useOpenVisit();
  const agreed = useStore(app.expiry, (now) => now === 'given');
  const [now] = useState(Date.now);
  const missing = useMemo(() => missingOf(mailbox, saved, now), [mailbox, saved, now]);
  const sizes = useMemo(
    () => new Map(mailbox.rows.map((row) => [row.id, row.size])),
    [mailbox.rows],
  );
  const [chosen, setScope] = useState<SaveScope | null>(null);
  const [textOnly, setTextOnly] = useState(false);
  const total = missing.all.ids.length;
  const offered = saveScopes.filter((one) => {
    const count = missing[one].ids.length;
    return one === 'all' || (count > 0 && count < total);
  });
  const scope = chosen && offered.includes(chosen) ? chosen : 'all';
  if (total === 0) return <p className="text-sm text-text-2">{t('saving.allHere')}</p>;
  const large = missing[scope].ids.filter(
    (id) => (sizes.get(id) ?? 0) > saveRules.textAboveOctets,
  );
  const canText = visit?.server.hasTop === true && large.length > 0;
  const mustAgree = visit && mayExpire(visit) && !agreed;
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        app.saveHere(
          scope === 'all' ? 'all' : missing[scope].ids,
          canText && textOnly ? saveRules.textAboveOctets : null,
        );
      }}
    >
      <fieldset className="border-0 p-0">
        <legend className="font-medium">{t('saving.which')}</legend>
        {offered.map((one) => (
          <CheckField
            key={one}
            type="radio"
            name="save-which"
            label={t(`saving.which.${one}`, {
              rule: one === 'recent' ? saveRules.recentDays : saveRules.newest,
              limit: size(saveRules.smallOctets),
            })}
            hint={t('saving.missing', {
              n: missing[one].ids.length,
              size: size(missing[one].octets),
            })}
            checked={one === scope}
            onChange={() => setScope(one)}
          />
        ))}
      </fieldset>
      {canText && (
        <CheckField
          label={t('saving.textOnly', { limit: size(saveRules.textAboveOctets) })}
          hint={t('saving.textOnlyHint', { n: large.length })}
          checked={textOnly}
          onChange={(event) => setTextOnly(event.target.checked)}
        />
      )}
      <p className="text-sm text-text-2">{t('saving.leaves')}</p>
      <div className="flex justify-end">
        <Button
          look="strong"
          type="submit"
          whyNot={mustAgree ? t('expire.sizesOnly') : undefined}
        >
          {t('saving.start')}
        </Button>
      </div>
    </form>
  );
}
