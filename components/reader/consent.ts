// Whether a message may have what it wants from elsewhere: by the deployment, the person's
// setting, the sender, and what was pressed for this showing.
import type { Settings } from '../../lib/client/state.ts';
import type { Hello } from '../../lib/wire/frames.ts';

/**
 * `off`: this deployment loads nothing. `always`: this sender is allowed. `held`: it would
 * be, but there is reason to think that somebody else wrote this. `unproven`: it would be,
 * but nothing shows that it wrote this.
 */
export type Consent = 'off' | 'never' | 'ask' | 'held' | 'unproven' | 'once' | 'always';

/** Of the sender; `waiting` until a first verdict is known. */
export type Standing = 'waiting' | 'fails' | 'unproven' | 'holds';

export function consentOf({
  by,
  settings,
  sender,
  standing,
  once,
}: {
  by: Hello['images'];
  settings: Pick<Settings, 'remoteContent' | 'trustedSenders'>;
  /** Lower-case address; '' where there is not exactly one. */
  sender: string;
  /** Nobody is taken for an allowed sender before it is known that they are not forged. */
  standing: Standing;
  once: boolean;
}): Consent {
  if (by === 'off') return 'off';
  if (settings.remoteContent === 'never') return 'never';
  const isAllowed =
    settings.remoteContent === 'allowed' &&
    sender !== '' &&
    settings.trustedSenders.includes(sender);
  if (isAllowed && standing === 'holds') return 'always';
  if (once) return 'once';
  if (!isAllowed || standing === 'waiting') return 'ask';
  return standing === 'unproven' ? 'unproven' : 'held';
}

/** Who a message is from, as settings name senders; '' where that is not one address. */
export function senderOf(from: readonly { address: string }[]): string {
  return from.length === 1 ? (from[0]?.address.toLowerCase() ?? '') : '';
}
