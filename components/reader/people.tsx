// Who wrote and who else received it. The address is always there beside the name, because
// only the address means something.
import type { Address } from '../../lib/mail/message.ts';
import { AddressButton, AddressText } from './address.tsx';
import { shownAddress, shownName } from './address-text.ts';

export function Person({
  address: one,
  isPlain = false,
}: {
  address: Address;
  /** Nothing to press, where it stands in a text. */
  isPlain?: boolean;
}) {
  const name = shownName(one.name);
  return (
    <span className="wrap-anywhere">
      {name !== '' && name !== shownAddress(one.address).whole && (
        <>
          <bdi dir="auto" className="font-medium">
            {name}
          </bdi>{' '}
        </>
      )}
      {one.address !== '' &&
        (isPlain ? (
          <AddressText address={one.address} />
        ) : (
          <AddressButton address={one} />
        ))}
    </span>
  );
}

/** Of long lists the first ones; the Headers tab has them all. */
const mostShown = 100;

export function People({ label, list }: { label: string; list: readonly Address[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <dt className="text-text-2">{label}</dt>
      <dd className="min-w-0">
        {list.slice(0, mostShown).map((one, at) => (
          <span key={at} className="block">
            <Person address={one} />
          </span>
        ))}
        {list.length > mostShown && '…'}
      </dd>
    </>
  );
}
