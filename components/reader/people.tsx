// Who wrote and who else received it. The address is always there beside the name, because
// only the address means something.
import type { Address } from '../../lib/mail/message.ts';
import { visible } from '../mailbox/row-view.ts';

export function Person({ address: { name, address } }: { address: Address }) {
  const shownName = visible(name);
  const shownAddress = visible(address);
  return (
    <span className="break-words">
      {shownName && shownName !== shownAddress && (
        <>
          <bdi dir="auto" className="font-medium">
            {shownName}
          </bdi>{' '}
        </>
      )}
      <bdi dir="ltr" className="text-text-2">
        {shownAddress}
      </bdi>
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

export function domainOf(address: string): string {
  return visible(address.slice(address.lastIndexOf('@') + 1)).toLowerCase();
}
