// Why the account did not open; a certificate that cannot be verified can be trusted by its
// fingerprint, after reading it.
'use client';
import { useEffect, useRef, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { TransferState } from '../../lib/client/transfer-state.ts';
import { useStore } from '../../lib/client/store.ts';
import type { Certificate } from '../../lib/wire/faults.ts';
import { Button } from '../ui/button.tsx';
import { CertificateFacts } from '../ui/certificate-facts.tsx';
import { FailurePanel } from '../ui/failure-panel.tsx';
import { visible } from '../mailbox/row-view.ts';
import { faultText } from './fault-text.ts';

export function TargetFailure({
  state: { fault, target },
  onPin,
}: {
  state: Extract<TransferState, { name: 'refused' }>;
  onPin: (sha256: string) => void;
}) {
  const { t } = useText();
  const panel = useRef<HTMLDivElement>(null);
  const { title, body, line } = faultText(fault, target, t);
  useEffect(() => panel.current?.focus(), [fault]);
  return (
    <div ref={panel} tabIndex={-1} className="rounded-md">
      <FailurePanel
        title={title}
        body={body}
        line={visible(line)}
        more={
          fault.kind === 'certificate' && (
            <Pin host={fault.host} certificate={fault.certificate} onPin={onPin} />
          )
        }
      />
    </div>
  );
}

function Pin({
  host,
  certificate,
  onPin,
}: {
  host: string;
  certificate: Certificate;
  onPin: (sha256: string) => void;
}) {
  const { t } = useText();
  const mayPin = useStore(app.relay, (now) =>
    now.name === 'ready' ? now.hello.allowPins : false,
  );
  const [now] = useState(Date.now);
  return (
    <details className="text-sm text-text-1">
      <summary className="w-fit rounded-sm">{t('connect.advanced')}</summary>
      <div className="mt-2 space-y-3 rounded-sm border bg-bg p-3">
        <CertificateFacts host={host} certificate={certificate} now={now} />
        {mayPin ? (
          <Button size="small" onClick={() => onPin(certificate.sha256)}>
            {t('transfer.pin')}
          </Button>
        ) : (
          <p className="text-text-2">{t('connect.pin.forbidden')}</p>
        )}
      </div>
    </details>
  );
}
