// What a message may load, for whom always, and from which size one is asked first.
'use client';
import { X } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Settings } from '../../lib/client/state.ts';
import { IconButton } from '../ui/button.tsx';
import { CheckField, SelectField } from '../ui/field.tsx';
import { Choice } from './choice.tsx';

const keys = ['never', 'ask', 'always'] as const;
const remote = ['never', 'ask', 'allowed'] as const;
const thresholds = [250_000, 1_000_000, 5_000_000, 25_000_000] as const; // octets; ours

export function ReadingSection({ settings }: { settings: Settings }) {
  const { t, size } = useText();
  const { trustedSenders, askAboveOctets } = settings;
  return (
    <>
      <Choice
        label={t('settings.remote')}
        value={settings.remoteContent}
        options={remote.map((one) => [one, t(`settings.remote.${one}`)])}
        onChoose={(remoteContent) => app.change({ remoteContent })}
      />
      <div className="space-y-1.5">
        <Choice
          label={t('settings.senderKeys')}
          value={settings.senderKeys}
          options={keys.map((one) => [one, t(`settings.senderKeys.${one}`)])}
          onChoose={(senderKeys) => app.change({ senderKeys })}
        />
        <p className="text-sm text-text-3">{t('settings.senderKeys.hint')}</p>
      </div>
      <div className="space-y-1.5">
        <p>{t('settings.trusted')}</p>
        {trustedSenders.length === 0 && (
          <p className="text-sm text-text-3">{t('settings.trusted.none')}</p>
        )}
        <ul>
          {trustedSenders.map((address) => (
            <li key={address} className="flex items-center justify-between gap-3">
              <bdi>{address}</bdi>
              <IconButton
                label={t('settings.trusted.remove', { address })}
                onClick={() =>
                  app.change({
                    trustedSenders: trustedSenders.filter((one) => one !== address),
                  })
                }
              >
                <X className="size-4" aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      </div>
      <CheckField
        label={t('settings.printLinks')}
        checked={settings.printLinks}
        onChange={(event) => app.change({ printLinks: event.target.checked })}
      />
      <SelectField
        label={t('settings.askAbove')}
        value={askAboveOctets}
        onChange={(event) => app.change({ askAboveOctets: Number(event.target.value) })}
      >
        {thresholds.map((octets) => (
          <option key={octets} value={octets}>
            {size(octets)}
          </option>
        ))}
      </SelectField>
    </>
  );
}
