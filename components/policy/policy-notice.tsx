// The rule has something to do and does not do it: why, and the way to see what.
import { useText } from '../../lib/client/language.ts';
import { app } from '../../lib/client/instance.ts';
import { useStore } from '../../lib/client/store.ts';
import { showSheet } from '../shell/stage.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { BarWords } from './bar-words.tsx';

export function PolicyNotice({ onDismiss }: { onDismiss: () => void }) {
  const { t, size } = useText();
  const found = useStore(app.policy, (now) => (now.name === 'on' ? now.found : null));
  const bar = found?.bar;
  if (!found || !bar || bar === 'other-tab' || bar === 'away') return null;
  if (bar === 'look-only' && found.messages === 0) return null;
  return (
    <Banner
      role="status"
      tone={bar === 'look-only' ? 'info' : 'warn'}
      testId="policy-bar"
      onDismiss={onDismiss}
      actions={
        <Button size="small" onClick={() => showSheet('policy')}>
          {t('pol.show')}
        </Button>
      }
    >
      {bar === 'look-only' ? (
        t('pol.wouldGo', { n: found.messages, size: size(found.octets) })
      ) : (
        <BarWords bar={bar} />
      )}
    </Banner>
  );
}
