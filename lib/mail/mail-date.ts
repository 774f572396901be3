// A date as mail writes it (RFC 5322 §3.3 and §4.3), exactly and without the browser's own
// ideas of a date.

const months = 'janfebmaraprmayjunjulaugsepoctnovdec';
/** Minutes east of UTC of the zones RFC 5322 §4.3 names; any other letters mean UTC. */
const zones: Readonly<Record<string, number>> = {
  EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420,
}; // prettier-ignore

const shape =
  /(\d{1,2})[ -]+([a-z]{3})[a-z]*\.?[ -]+(\d{2,4}),? +(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?(?: *([+-]\d{4}|[a-z]{1,5}))?/i;

/** Milliseconds since 1970; null where it is no date. Comments must be gone already. */
export function mailDate(text: string): number | null {
  const found = shape.exec(text.slice(0, 200).replace(/\s+/g, ' '));
  if (!found) return null;
  const [, day, month = '', year = '', hour, minute, second = '0', zone = ''] = found;
  const index = months.indexOf(month.toLowerCase());
  if (index < 0 || index % 3 !== 0) return null;
  const full =
    year.length === 2 ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year);
  const at = Date.UTC(
    full,
    index / 3,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const isReal =
    new Date(at).getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60;
  return isReal && full > 1969 ? at - offset(zone) * 60_000 : null;
}

function offset(zone: string): number {
  if (!/^[+-]/.test(zone)) return zones[zone.toUpperCase()] ?? 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return zone.startsWith('-') ? -minutes : minutes;
}
