// Whether a one-click address can be believed (RFC 8058 §4): only where a signature that
// holds covers both of its fields, for else whoever handled the message could have put
// another address there.
import type { HeaderField } from '../mail/attachment.ts';
import { propertyOf } from '../mail/auth-results.ts';
import {
  isUnclear,
  type SenderChecks,
  type SignatureCheck,
} from '../mail/sender-checks.ts';
import { isSameOwner } from './domains.ts';

const fields = ['list-unsubscribe', 'list-unsubscribe-post'];

export function isLeavingSigned(
  { signatures, trusted }: SenderChecks,
  headers: readonly Pick<HeaderField, 'name'>[],
): boolean {
  // A signature covers the last of several like fields; which one is read is not its choice.
  const isOnce = fields.every(
    (name) => headers.filter((field) => field.name.toLowerCase() === name).length === 1,
  );
  if (!isOnce) return false;
  const covering = signatures.filter(({ signed }) =>
    fields.every((name) => signed.includes(name)),
  );
  return covering.some((one) => !one.isTest && holds(one, signatures, trusted));
}

/** Verified here, or by the person's server where only one signature can be meant. */
function holds(
  one: SignatureCheck,
  all: readonly SignatureCheck[],
  trusted: SenderChecks['trusted'],
): boolean {
  if (one.state === 'pass') return true;
  if (one.state === 'fail' || one.why === 'partial' || isUnclear(one)) return false;
  const isAlone =
    all.filter(({ domain }) => isSameOwner(domain, one.domain)).length === 1;
  return (
    isAlone &&
    (trusted?.results.some((result) => {
      if (result.method !== 'dkim' || result.result !== 'pass') return false;
      const named = propertyOf(result, 'header.d', 'header.i');
      return named.slice(named.lastIndexOf('@') + 1) === one.domain;
    }) ??
      false)
  );
}
