// The one way past a certificate that cannot be verified: that very certificate, by its
// fingerprint, for this mailbox, after reading it. Nothing here says "ignore all errors".
'use client';
import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Account } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import type { FaultOf } from '../../lib/wire/faults.ts';
import { Button } from '../ui/button.tsx';
import { CertificateFacts } from '../ui/certificate-facts.tsx';
import { Chip } from '../ui/chip.tsx';
import { fill, form } from './form.ts';

export function PinAdvanced({
  account,
  fault,
  onPinned,
}: {
  account: Account;
  fault: FaultOf<'certificate'>;
  onPinned: () => void;
}) {
  const { t } = useText();
  const mayPin = useStore(app.relay, (now) =>
    now.name === 'ready' ? now.hello.allowPins : false,
  );
  const [now] = useState(Date.now);
  const { sha256 } = fault.certificate;
  return (
    <details data-testid="certificate" className="text-sm text-text-1">
      <summary className="w-fit rounded-sm">{t('connect.advanced')}</summary>
      <div className="mt-2 space-y-3 rounded-sm border bg-bg p-3">
        <CertificateFacts host={fault.host} certificate={fault.certificate} now={now} />
        {mayPin ? (
          <>
            <p className="text-text-2">{t('connect.pin.why')}</p>
            <Button
              size="small"
              data-testid="pin"
              onClick={() => {
                fill({ pin: { host: account.host, port: account.port, sha256 } });
                onPinned();
              }}
            >
              {t('connect.pin')}
            </Button>
          </>
        ) : (
          <p className="text-text-2">{t('connect.pin.forbidden')}</p>
        )}
      </div>
    </details>
  );
}

export function PinChip() {
  const { t } = useText();
  const pin = useStore(form, (now) => now.pin);
  if (!pin) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Chip tone="mark" icon={<ShieldAlert aria-hidden />}>
        {t('connect.pinned')}
      </Chip>
      <Button size="small" look="quiet" onClick={() => fill({ pin: null })}>
        {t('connect.pin.drop')}
      </Button>
    </div>
  );
}
