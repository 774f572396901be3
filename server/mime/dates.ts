// The date of a Date or Received field, in milliseconds since 1970; null for what cannot be
// one. Written by countless programs, so read forgivingly and judged strictly.

const months = 'janfebmaraprmayjunjulaugsepoctnovdec';
const zones: Readonly<Record<string, number>> = {
  UT: 0, GMT: 0, Z: 0, UTC: 0, EST: -300, EDT: -240, CST: -360, CDT: -300,
  MST: -420, MDT: -360, PST: -480, PDT: -420, CET: 60, CEST: 120, MET: 60, JST: 540,
}; // prettier-ignore

/** Mail is younger than RFC 524 is old, and no clock is a century fast. */
const earliest = Date.UTC(1971, 0, 1);
const latest = Date.UTC(2100, 0, 1);

const form =
  /(\d{1,2})[ -]+([a-z]{3})[a-z]*[ -]+(\d{2,4})[ ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: *\([^)]{0,40}\))?(?: *([+-]\d{4}|[a-z]{1,5}))?/i;

export function readDate(text: string): number | null {
  const match = form.exec(text.slice(0, 200));
  const time = match === null ? Date.parse(text.slice(0, 100)) : fromParts(match);
  return time >= earliest && time < latest ? time : null;
}

function fromParts([
  ,
  day,
  month = '',
  year = '',
  hour,
  minute,
  second,
  zone,
]: RegExpExecArray) {
  const index = months.indexOf(month.toLowerCase());
  if (index < 0 || index % 3 !== 0) return NaN;
  // RFC 5322 §4.3: two digits below 50 are of this century, three count from 1900.
  const figure = Number(year);
  const full =
    year.length === 2
      ? figure + (figure < 50 ? 2000 : 1900)
      : year.length === 3
        ? figure + 1900
        : figure;
  const utc = Date.UTC(
    full,
    index / 3,
    Number(day),
    Number(hour),
    Number(minute),
    Math.min(Number(second ?? 0), 59), // a leap second
  );
  return utc - offset(zone) * 60_000;
}

/** Minutes east; what is unknown counts as UTC (RFC 5322 §4.3). */
function offset(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return zones[zone.toUpperCase()] ?? 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
