// Keys and values in, words out, in the person's language. Plurals and choices by ICU
// MessageFormat, numbers, units and dates by Intl. No text is glued from pieces.
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type TextKey = keyof typeof en;
export type Language = 'en' | 'fr';
export type Values = Record<string, string | number>;

const catalogues: Record<Language, Record<TextKey, string>> = { en, fr };

export type Text = {
  language: Language;
  t: (key: TextKey, values?: Values) => string;
  number: (n: number) => string;
  /** Octets in the language's own unit, two or three digits: `1.1 MB`, `1,1 Mo`. */
  size: (octets: number) => string;
  time: (at: number) => string;
  /** Short enough for a row: the hour today, day and month this year, else the date. */
  when: (at: number, now: number) => string;
  /** In full, with weekday; by the person's own clock. */
  dateTime: (at: number) => string;
  /** The same of a clock elsewhere, whose digits are given as if they were UTC's. */
  wallTime: (at: number) => string;
  wallDay: (at: number) => string;
  /** 1 is Sunday. */
  weekday: (day: number) => string;
  /** `a, b and c`. */
  list: (words: readonly string[]) => string;
  /** The two largest units of a time in milliseconds, not negative: `3m 12s`. */
  duration: (ms: number) => string;
  /** `2 hours ago`. */
  ago: (at: number, now: number) => string;
};

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const spans = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * `region` is the person's own tag of that language (`en-GB`, `fr-CA`): dates, hours and
 * numbers are written as they are there. The words are the language's.
 */
export function createText(language: Language, region: string = language): Text {
  const formats = new Map<TextKey, IntlMessageFormat>();
  // Making a format costs a hundred times what using it does; a list says sizes all the time.
  const sizes = new Map<string, Intl.NumberFormat>();
  const number = new Intl.NumberFormat(region);
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(region, options);
  const clock = date({ hour: '2-digit', minute: '2-digit' });
  const clockSeconds = date({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const dayMonth = date({ day: 'numeric', month: 'short' });
  const dayMonthYear = date({ day: 'numeric', month: 'short', year: 'numeric' });
  const full = date({ dateStyle: 'full', timeStyle: 'short' });
  const onWall = (options: Intl.DateTimeFormatOptions) =>
    date({ ...options, timeZone: 'UTC' });
  const span = (unit: string, count: number) =>
    new Intl.NumberFormat(region, { style: 'unit', unit, unitDisplay: 'narrow' }).format(
      count,
    );
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

  return {
    language,
    t(key, values) {
      const words = catalogues[language][key];
      if (!words.includes('{') && !words.includes("'")) return words;
      let format = formats.get(key);
      if (!format) formats.set(key, (format = new IntlMessageFormat(words, region)));
      return String(format.format(values));
    },
    number: (n) => number.format(n),
    size(octets) {
      let value = octets;
      let unit = 0;
      // 999.5 would be written as 1000: the next unit says it better.
      while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit++;
      }
      const digits = value < 10 && unit > 0 ? 1 : 0;
      const key = `${unit} ${digits}`;
      let format = sizes.get(key);
      if (!format) {
        format = new Intl.NumberFormat(region, {
          style: 'unit',
          unit: units[unit] ?? 'byte',
          unitDisplay: unit === 0 ? 'long' : 'short',
          maximumFractionDigits: digits,
        });
        sizes.set(key, format);
      }
      return format.format(value);
    },
    time: (at) => clockSeconds.format(at),
    when(at, now) {
      const day = new Date(at);
      const today = new Date(now);
      if (day.toDateString() === today.toDateString()) return clock.format(at);
      if (day.getFullYear() === today.getFullYear()) return dayMonth.format(at);
      return dayMonthYear.format(at);
    },
    dateTime: (at) => full.format(at),
    wallTime: (at) => onWall({ dateStyle: 'full', timeStyle: 'short' }).format(at),
    wallDay: (at) => onWall({ dateStyle: 'full' }).format(at),
    // The fourth of January 1970 was a Sunday.
    weekday: (day) => onWall({ weekday: 'long' }).format(Date.UTC(1970, 0, 3 + day)),
    list: (words) => new Intl.ListFormat(region, { type: 'conjunction' }).format(words),
    duration(ms) {
      let left = Math.round(ms / 1_000);
      const words: string[] = [];
      for (const [unit, seconds] of spans) {
        const count = Math.floor(left / seconds);
        left -= count * seconds;
        const isLast = unit === 'second' && words.length === 0;
        if (words.length < 2 && (count > 0 || isLast)) words.push(span(unit, count));
        else if (words.length > 0) break;
      }
      return words.join(' ');
    },
    ago(at, now) {
      const minutes = Math.round((at - now) / 60_000);
      if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
      if (Math.abs(minutes) < 48 * 60)
        return relative.format(Math.round(minutes / 60), 'hour');
      return relative.format(Math.round(minutes / 1440), 'day');
    },
  };
}
