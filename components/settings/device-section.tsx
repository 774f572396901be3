// What is kept on this device, and how to be rid of it: one mailbox, or all of it after a
// second question.
'use client';
import { useEffect, useState } from 'react';
import type { Use } from '../../lib/archive/messages.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';

export function DeviceSection() {
  const { t, ago, size } = useText();
  const remembered = useStore(app.remembered, (state) => state);
  const [now] = useState(Date.now);
  const uses = useUses(remembered.length);
  const savedHere = (use: Use | undefined) =>
    t('settings.savedHere', { n: use?.messages ?? 0, size: size(use?.stored ?? 0) });
  return (
    <>
      <p className="text-sm text-text-2">{t('settings.device.what')}</p>
      <p className="text-sm text-text-2">{t('list.localState')}</p>
      {remembered.length === 0 && (
        <p className="text-sm text-text-3">{t('settings.device.none')}</p>
      )}
      <ul className="divide-y">
        {remembered.map(({ account, lastVisit }) => (
          <li key={account.key} className="flex items-center gap-3 py-1.5">
            <span className="min-w-0 flex-1">
              <bdi className="block truncate">{account.address}</bdi>
              <span className="text-sm text-text-3">
                {ago(lastVisit, now)}
                {uses && ` · ${savedHere(uses.get(account.key))}`}
              </span>
            </span>
            <Button
              size="small"
              aria-label={t('settings.forgetOne', { address: account.address })}
              onClick={() => void app.forget(account.key)}
            >
              {t('settings.forget')}
            </Button>
          </li>
        ))}
      </ul>
      <Meter />
      <Erase />
    </>
  );
}

/** What each mailbox takes up here; asked again when one is forgotten. */
function useUses(mailboxes: number): ReadonlyMap<string, Use> | null {
  const [uses, setUses] = useState<ReadonlyMap<string, Use> | null>(null);
  useEffect(() => {
    if (mailboxes === 0) return; // nothing is kept of what is not remembered
    void app
      .savedUse()
      .then((all) => setUses(new Map(all.map((use) => [use.account, use]))));
  }, [mailboxes]);
  return uses;
}

/** What the browser says that it holds for this app; nothing where it does not say. */
function Meter() {
  const { t, size } = useText();
  const [use, setUse] = useState<{ used: number; quota: number } | null>(null);
  useEffect(() => void app.storageUse().then(setUse), []);
  if (!use) return null;
  const text = t('settings.meter', { used: size(use.used), quota: size(use.quota) });
  return (
    <p data-testid="meter">
      <Progress
        value={use.used}
        max={use.quota}
        label={t('settings.meterName')}
        text={text}
        className="w-full"
      />
    </p>
  );
}

function Erase() {
  const { t } = useText();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return <Button onClick={() => setAsking(true)}>{t('settings.erase')}</Button>;
  return (
    <fieldset className="space-y-3 rounded-md border border-danger p-3">
      <legend className="px-1 font-medium">{t('settings.erase')}</legend>
      <p>{t('settings.erase.sure')}</p>
      <div className="flex flex-wrap gap-2">
        <Button ref={focusNow} onClick={() => setAsking(false)}>
          {t('settings.erase.no')}
        </Button>
        <Button
          look="danger"
          onClick={() => {
            setAsking(false);
            void app.forgetEverything();
          }}
        >
          {t('settings.erase.yes')}
        </Button>
      </div>
    </fieldset>
  );
}

/** The safe answer, as soon as the question stands there. */
function focusNow(button: HTMLButtonElement | null) {
  button?.focus();
}
