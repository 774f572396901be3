// Whether a message may have what it wants from elsewhere: by the deployment, the person's
// setting, the sender, and what was pressed for this showing.
import type { Settings } from '../../lib/client/state.ts';
import type { Hello } from '../../lib/wire/frames.ts';

/** `off`: this deployment loads nothing. `always`: this sender is allowed. */
export type Consent = 'off' | 'never' | 'ask' | 'once' | 'always';

export function consentOf({
  by,
  settings,
  sender,
  failsChecks,
  once,
}: {
  by: Hello['images'];
  settings: Pick<Settings, 'remoteContent' | 'trustedSenders'>;
  /** Lower-case address; '' where there is not exactly one. */
  sender: string;
  /** The receiving server says it is not from there: then nobody is who they say. */
  failsChecks: boolean;
  once: boolean;
}): Consent {
  if (by === 'off') return 'off';
  if (settings.remoteContent === 'never') return 'never';
  const isAllowed =
    settings.remoteContent === 'allowed' &&
    sender !== '' &&
    settings.trustedSenders.includes(sender);
  if (isAllowed && !failsChecks) return 'always';
  return once ? 'once' : 'ask';
}

/** Who a message is from, as settings name senders; '' where that is not one address. */
export function senderOf(from: readonly { address: string }[]): string {
  return from.length === 1 ? (from[0]?.address.toLowerCase() ?? '') : '';
}
