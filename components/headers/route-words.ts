// The way of a message in a sentence, and each stop's time in words.
import type { Text } from '../../lib/i18n/text.ts';
import type { Hop, Route } from '../../lib/mail/route.ts';

/** '' where no server noted a time. */
export function routeWords(
  { hops, total, slowest }: Route,
  { t, duration }: Text,
): string {
  if (hops.length === 0) return '';
  if (total === null) return t('route.stops', { n: hops.length });
  if (total < 0) return t('route.clocks', { n: hops.length });
  const hop = slowest === null ? undefined : hops[slowest];
  if (!hop) return t('route.total', { total: duration(total) });
  return t('route.totalSlowest', {
    total: duration(total),
    slowest: duration(hop.delay ?? 0),
    host: hop.by || hop.from,
  });
}

/** How long since the stop before; '' where nobody knows. */
export function delayWords({ delay }: Hop, { t, duration }: Text): string {
  if (delay === null) return '';
  if (delay < 0) return t('route.clockDiffers', { by: duration(-delay) });
  return duration(delay);
}

/** `ESMTPS, TLS 1.3, TLS_AES_256_GCM_SHA384`. */
export function carriedBy({ protocol, tls }: Hop, { t }: Text): string {
  if (protocol === '' && tls === null) return '';
  const secured = tls && (tls.version || 'TLS');
  return [protocol, secured ?? t('route.plain'), tls?.cipher].filter(Boolean).join(', ');
}
