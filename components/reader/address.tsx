// An address as it is, whole, with its domain in plain sight; pressed, it says what can be
// done with it.
'use client';
import { Copy, Search, ShieldCheck, User } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import type { Address } from '../../lib/mail/message.ts';
import { copyText } from '../ui/copy.ts';
import { Menu } from '../ui/menu.tsx';
import { shownAddress, shownName } from './address-text.ts';
import { allow } from './sender-choices.ts';

export function AddressText({ address }: { address: string }) {
  const { local, domain } = shownAddress(address);
  return (
    <bdi dir="ltr" className="wrap-anywhere text-text-2">
      {local}
      {domain !== '' && (
        <>
          <wbr />
          <span className="inline-block max-w-full text-text-1">@{domain}</span>
        </>
      )}
    </bdi>
  );
}

export function AddressButton({ address: { name, address } }: { address: Address }) {
  const { t } = useText();
  const { whole } = shownAddress(address);
  const sender = address.toLowerCase();
  const { trustedSenders } = useStore(app.settings, (now) => now);
  const isAllowed = trustedSenders.includes(sender);
  const canLoad = useStore(
    app.relay,
    (now) => now.name === 'ready' && now.hello.images !== 'off',
  );
  const both = `${shownName(name)} <${whole}>`;
  return (
    <Menu
      label={t('addr.actions', { address: whole })}
      size="small"
      // As wide as its place and its own margins, or an address alone would break in two.
      className="-mx-1.5 max-w-[calc(100%+0.75rem)] px-1.5! text-start font-normal!"
      trigger={<AddressText address={address} />}
      items={[
        {
          label: t('addr.copy'),
          icon: <Copy aria-hidden />,
          onChoose: () => void copyText(whole),
        },
        {
          label: t('addr.copyBoth'),
          icon: <User aria-hidden />,
          onChoose: () => void copyText(name === '' ? whole : both),
        },
        'line',
        {
          label: t('addr.from'),
          icon: <Search aria-hidden />,
          onChoose: () => search('from', whole),
        },
        {
          label: t('addr.to'),
          icon: <Search aria-hidden />,
          onChoose: () => search('to', whole),
        },
        ...(canLoad
          ? [
              'line' as const,
              {
                label: t(isAllowed ? 'addr.disallow' : 'addr.allow'),
                icon: <ShieldCheck aria-hidden />,
                onChoose: () => allow(sender, !isAllowed),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The list shows what was found: where it lies under the message, the message goes. */
function search(operator: 'from' | 'to', address: string): void {
  app.setFilter(`${operator}:"${address.replaceAll('"', '')}"`);
  const list = document.querySelector<HTMLElement>('[data-testid="msg-list"]');
  if (list && !list.checkVisibility()) app.closeMessage();
  requestAnimationFrame(() => document.getElementById('search')?.focus());
}
