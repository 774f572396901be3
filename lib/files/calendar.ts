// The facts of an invitation or a calendar file, for reading. Nothing is answered, added or
// fetched; every text came from outside.
import ICAL from 'ical.js';
import { fileLimits } from './limits.ts';
import { instantOf, zoneNamed, type Wall } from './wall-clock.ts';

export type Moment =
  | { kind: 'day'; day: Wall }
  /** Of no zone: the same digits wherever one is (RFC 5545 §3.3.5, form 1). */
  | { kind: 'floating'; wall: Wall }
  | { kind: 'time'; wall: Wall; at: number; zone: string }
  /** The zone named is neither described nor known. */
  | { kind: 'unknown-zone'; wall: Wall; zone: string };

export const frequencies = [
  'SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY',
] as const; // prettier-ignore
export type Frequency = (typeof frequencies)[number];

export type Repetition = {
  every: Frequency;
  interval: number;
  /** 1 is Sunday … 7 is Saturday; only of a rule that says no more than days. */
  days: number[];
  count: number | null;
  until: Wall | null;
  /** The rule as written, where words would not say all of it. */
  rule: string | null;
};

export type Person = { name: string; address: string };

export type CalendarEvent = {
  title: string;
  isCancelled: boolean;
  start: Moment | null;
  end: Moment | null;
  repetition: Repetition | null;
  place: string;
  organiser: Person | null;
  attendees: Person[];
  attendeeCount: number;
  note: string;
};

export type Calendar = {
  /** REQUEST, CANCEL, REPLY …; '' for a file that asks nothing. */
  method: string;
  events: CalendarEvent[];
  /** All events of the file, shown or not. */
  count: number;
};

/** Throws on what is no calendar. */
export function readCalendar(text: string): Calendar {
  const parsed: unknown = ICAL.parse(text);
  const roots = componentsOf(parsed);
  const events = roots.flatMap((root) =>
    ['vevent', 'vtodo', 'vjournal'].flatMap((name) => root.getAllSubcomponents(name)),
  );
  return {
    method: cut(roots[0]?.getFirstPropertyValue('method')).toUpperCase(),
    events: events.slice(0, fileLimits.records).map(eventOf),
    count: events.length,
  };
}

/** One calendar is itself; several in one file are a list of them. */
export function componentsOf(parsed: unknown): ICAL.Component[] {
  if (!Array.isArray(parsed)) return [];
  const list: unknown[] = typeof parsed[0] === 'string' ? [parsed] : parsed;
  return list.filter(Array.isArray).map((one) => new ICAL.Component(one));
}

function eventOf(event: ICAL.Component): CalendarEvent {
  const attendees = event.getAllProperties('attendee');
  const start = momentOf(event.getFirstProperty('dtstart'));
  return {
    title: cut(event.getFirstPropertyValue('summary')),
    isCancelled: cut(event.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED',
    start,
    end:
      momentOf(event.getFirstProperty('dtend') ?? event.getFirstProperty('due')) ??
      after(start, event),
    repetition: repetitionOf(event.getFirstPropertyValue('rrule')),
    place: cut(event.getFirstPropertyValue('location')),
    organiser: personOf(event.getFirstProperty('organizer')),
    attendees: attendees
      .slice(0, fileLimits.attendees)
      .map(personOf)
      .filter((person) => person !== null),
    attendeeCount: attendees.length,
    note: cut(event.getFirstPropertyValue('description')),
  };
}

function momentOf(property: ICAL.Property | null): Moment | null {
  const time = property?.getFirstValue();
  if (!property || !(time instanceof ICAL.Time)) return null;
  const wall = wallOf(time);
  if (!Number.isFinite(wall)) return null;
  if (time.isDate) return { kind: 'day', day: wall };
  const named = property.getFirstParameter('tzid');
  if (!named) {
    const isUtc = time.zone === ICAL.Timezone.utcTimezone;
    return isUtc
      ? { kind: 'time', wall, at: wall, zone: 'UTC' }
      : { kind: 'floating', wall };
  }
  // The description that came along counts first: it is what the sender's program meant.
  const described = time.zone && time.zone !== ICAL.Timezone.localTimezone;
  if (described) {
    return { kind: 'time', wall, at: time.toUnixTime() * 1000, zone: cut(named) };
  }
  const zone = zoneNamed(named);
  if (zone === null) return { kind: 'unknown-zone', wall, zone: cut(named) };
  return { kind: 'time', wall, at: instantOf(wall, zone), zone };
}

function wallOf(time: ICAL.Time): Wall {
  const { year, month, day, hour, minute, second } = time;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** RFC 5545 §3.6.1: a duration instead of an end. */
function after(start: Moment | null, event: ICAL.Component): Moment | null {
  const duration = event.getFirstPropertyValue('duration');
  if (!start || !(duration instanceof ICAL.Duration)) return null;
  const ms = duration.toSeconds() * 1000;
  if (start.kind === 'day') return { kind: 'day', day: start.day + ms };
  if (start.kind === 'time')
    return { ...start, wall: start.wall + ms, at: start.at + ms };
  return { ...start, wall: start.wall + ms };
}

function repetitionOf(rule: unknown): Repetition | null {
  if (!(rule instanceof ICAL.Recur)) return null;
  const parts = Object.keys(rule.parts);
  const days = (rule.getComponent('BYDAY') as unknown[]).map(
    (day) => 'SU MO TU WE TH FR SA'.split(' ').indexOf(String(day)) + 1,
  );
  const isSimple = parts.every((part) => part === 'BYDAY') && !days.includes(0);
  const every = frequencies.find((name) => name === rule.freq);
  if (!every) return null;
  return {
    every,
    interval: rule.interval,
    days: isSimple ? days : [],
    count: rule.count ?? null,
    until: rule.until ? wallOf(rule.until) : null,
    rule: isSimple ? null : cut(rule.toString()),
  };
}

function personOf(property: ICAL.Property | null): Person | null {
  if (!property) return null;
  const address = cut(property.getFirstValue()).replace(/^mailto:/i, '');
  return { name: cut(property.getFirstParameter('cn')), address };
}

/** Any value as text, of a length that can be shown. */
export function cut(value: unknown): string {
  return textOf(value).slice(0, fileLimits.valueChars).trim();
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    return value.flat(3).map(textOf).filter(Boolean).join(', ');
  }
  const isTime = value instanceof ICAL.Time || value instanceof ICAL.Recur;
  return isTime ? value.toString() : '';
}
