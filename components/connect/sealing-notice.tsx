// While a mailbox is being sealed: how far it is, where the person was led by its closing.
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Working } from '../vault/seal-dialog.tsx';

export function SealingNotice() {
  const { t } = useText();
  const { list, moving } = useStore(app.vaults, (now) => now);
  // Unlocking one that is listed says so in its own place.
  if (!moving || list.some(({ id }) => id === moving.vault)) return null;
  return (
    <Banner tone="info" role="status">
      {t('vault.working')} <Working />
    </Banner>
  );
}
