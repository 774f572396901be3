// Dates as mail writes them.

const week = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const year = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (value: number): string => String(value).padStart(2, '0');

/** RFC 5322 §3.3 date-time, always of one length. `offset`: minutes east of UTC. */
export function mailDate(at: number, offset: number): string {
  const local = new Date(at + offset * 60_000);
  const [days, hours, minutes] = [
    two(local.getUTCDate()),
    local.getUTCHours(),
    local.getUTCMinutes(),
  ];
  const size = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
  return (
    `${week[local.getUTCDay()]}, ${days} ${year[local.getUTCMonth()]} ${local.getUTCFullYear()} ` +
    `${two(hours)}:${two(minutes)}:${two(local.getUTCSeconds())} ${zone}`
  );
}

/** `2026-11-23`, the UTC day. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** `Monday 23 November 2026` or `lundi 23 novembre 2026`, the UTC day. */
export function dayInWords(at: number, language: 'en-GB' | 'fr-FR'): string {
  // Not Intl: its commas change from one version of Node to the next.
  const [days, months] = language === 'fr-FR' ? french : english;
  const date = new Date(at);
  return `${days[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const english = [
  'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  'January February March April May June July August September October November December'.split(
    ' ',
  ),
] as const;
const french = [
  'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' '),
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
    ' ',
  ),
] as const;
