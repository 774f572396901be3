// Before a mailbox is forgotten on this device: where its only copies are here, that is said
// first, and the safe answer has the focus.
'use client';
import { useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { createStore, useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

const asked = createStore<{ key: string; address: string; lonely: number } | null>(null);

/** At once where every message is on its server still. */
export async function forgetMailbox(account: { key: string; address: string }) {
  const lonely = await app.lonely(account.key);
  if (lonely === 0) return app.forget(account.key);
  asked.set({ key: account.key, address: account.address, lonely });
}

export function ForgetMailboxDialog() {
  const { t } = useText();
  const keep = useRef<HTMLButtonElement>(null);
  const now = useStore(asked, (state) => state);
  const close = () => asked.set(null);
  if (!now) return null;
  return (
    <Dialog
      open
      title={t('settings.forgetOne', { address: now.address })}
      testId="forget-mailbox"
      width="narrow"
      describedBy="forget-mailbox-why"
      initialFocus={keep}
      onClose={close}
      footer={
        <>
          <Button ref={keep} onClick={close}>
            {t('only.keep')}
          </Button>
          <Button
            look="danger"
            onClick={() => {
              close();
              void app.forget(now.key);
            }}
          >
            {t('settings.forget')}
          </Button>
        </>
      }
    >
      <p id="forget-mailbox-why">{t('pol.lonely', { n: now.lonely })}</p>
    </Dialog>
  );
}
