// Over the list of a server that may delete what is read: the question, asked before any
// header or message is asked for, and the way to change the answer.
import { TriangleAlert } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { mayExpire } from '../../lib/client/expiry.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

export function ExpiryQuestion() {
  const { t } = useText();
  const isConcerned = useStore(app.visit, mayExpire);
  const consent = useStore(app.expiry, (now) => now);
  if (!isConcerned || consent === 'given') return null;
  return (
    <Banner
      tone="warn"
      role={consent === 'unasked' ? 'alert' : 'status'}
      testId="expires"
      icon={<TriangleAlert aria-hidden />}
      actions={
        <>
          {consent === 'unasked' && (
            <Button size="small" onClick={() => app.declineExpiry()}>
              {t('expire.stay')}
            </Button>
          )}
          <Button size="small" look="quiet" onClick={() => app.agreeToExpiry()}>
            {t('expire.agree')}
          </Button>
        </>
      }
    >
      {t(consent === 'unasked' ? 'expire.note' : 'expire.sizesOnly')}
    </Banner>
  );
}
