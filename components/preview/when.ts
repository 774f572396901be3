// Moments of a calendar in words: by the event's own clock, and by the reader's.
import type { Moment, Repetition } from '../../lib/files/calendar.ts';
import type { Text } from '../../lib/i18n/text.ts';

/** By the clock that the event names. */
export function whenThere(moment: Moment, { t, wallTime, wallDay }: Text): string {
  switch (moment.kind) {
    case 'day':
      return t('cal.day', { date: wallDay(moment.day) });
    case 'floating':
      return t('cal.floating', { time: wallTime(moment.wall) });
    case 'time':
      return t('cal.inZone', { time: wallTime(moment.wall), zone: moment.zone });
    case 'unknown-zone':
      return t('cal.unknownZone', { time: wallTime(moment.wall), zone: moment.zone });
  }
}

/** By the reader's own clock; null where that says nothing new, or cannot be known. */
export function whenHere(moment: Moment, { t, dateTime }: Text): string | null {
  if (moment.kind !== 'time') return null;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (here === moment.zone) return null;
  return t('cal.inZone', { time: dateTime(moment.at), zone: here });
}

export function repetitionText(repetition: Repetition, text: Text): string {
  const { t, list, weekday, wallDay } = text;
  const { rule, every, interval, days, count, until } = repetition;
  if (rule !== null) return t('cal.rule', { rule });
  return t('cal.every', {
    every,
    n: interval,
    days: days.length > 0 ? list(days.map(weekday)) : 'none',
    times: count ?? 0,
    until: until === null ? 'none' : wallDay(until),
  });
}
