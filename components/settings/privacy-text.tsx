// Where a person's data goes, made from what this relay says of itself: a switch nobody
// told us of leaves its sentence out. The same words on the first page and in the settings.
'use client';
import type { ReactNode } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { productName } from '../ui/brand.tsx';

export function PrivacyText() {
  const { t } = useText();
  const hello = useStore(app.relay, (now) => (now.name === 'ready' ? now.hello : null));
  return (
    <div className="space-y-3 text-sm text-text-2">
      <Said title={t('privacy.sees')}>
        {t('privacy.sees.text')}{' '}
        {hello?.operator && t('privacy.operator', { operator: hello.operator })}{' '}
        {hello && t(hello.allowPlaintext ? 'privacy.legs.plain' : 'privacy.legs.tls')}
      </Said>
      <Said title={t('privacy.keeps')}>
        {t('privacy.keeps.text')} {hello && t(`privacy.logs.${hello.logs}`)}
      </Said>
      <Said title={t('privacy.device')}>{t('privacy.device.text')}</Said>
      <p>{t('privacy.own', { app: productName })}</p>
    </div>
  );
}

function Said({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="font-semibold text-text-1">{title}</h3>
      <p>{children}</p>
    </div>
  );
}
