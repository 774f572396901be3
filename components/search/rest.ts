// What is not here yet and so is not looked through inside: how much, and how long it would
// take at the rate of this visit's last download.
import type { SavedState } from '../../lib/client/state.ts';
import type { Text } from '../../lib/i18n/text.ts';
import type { Row } from '../../lib/mail/message.ts';

/** Octets, as the server lists them. */
export function restOf(rows: readonly Row[], saved: SavedState): number {
  if (saved.name === 'off') return 0;
  return rows.reduce((sum, { id, size }) => (saved.sizes.has(id) ? sum : sum + size), 0);
}

/** `rate` in octets a second; null where nothing was measured: then no time is said. */
export function restWords(octets: number, rate: number | null, text: Text): string {
  const { t, size } = text;
  return rate
    ? t('search.fetchRestIn', { size: size(octets), n: Math.ceil(octets / rate / 60) })
    : t('search.fetchRest', { size: size(octets) });
}
