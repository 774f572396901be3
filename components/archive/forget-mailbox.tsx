// Before a mailbox is forgotten on this device: where its only copies are here, that is said
// first.
'use client';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { createStore, useStore } from '../../lib/client/store.ts';
import { ConfirmForget } from './confirm-forget.tsx';

const asked = createStore<{ key: string; address: string; lonely: number } | null>(null);

/** At once where every message is on its server still. */
export async function forgetMailbox(account: { key: string; address: string }) {
  const lonely = await app.lonely(account.key);
  if (lonely === 0) return app.forget(account.key);
  asked.set({ key: account.key, address: account.address, lonely });
}

export function ForgetMailboxDialog() {
  const { t } = useText();
  const now = useStore(asked, (state) => state);
  if (!now) return null;
  return (
    <ConfirmForget
      title={t('settings.forgetOne', { address: now.address })}
      yes={t('settings.forget')}
      testId="forget-mailbox"
      onYes={() => void app.forget(now.key)}
      onClose={() => asked.set(null)}
    >
      <p>{t('pol.lonely', { n: now.lonely })}</p>
    </ConfirmForget>
  );
}
