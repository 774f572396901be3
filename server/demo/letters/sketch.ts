// What a sample letter is described with, and how it becomes a letter. All dates hang on the
// day the server started, so that the mailbox looks lived in; nothing else varies.
import { addresses, whole, words, type Part, type Source } from '../compose.ts';
import { dayInWords, isoDay, mailDate } from '../dates.ts';
import type { Letter } from '../letters.ts';
import { checked, server, unproven } from './checks.ts';

export type Sketch = {
  /** Stem of the UIDL; no two sketches share one. */
  name: string;
  /** Days before the start day (negative: after it) and local time `HH:MM`. */
  at: [days: number, time: string];
  /** Minutes east of UTC; Nantes in winter where absent. */
  zone?: number;
  from: string;
  /** Who handed it in; the sender where absent. */
  envelope?: string;
  /** What the receiving server wrote of it; `proven` where absent. `none`: not a word. */
  checks?: 'proven' | 'unproven' | 'none';
  to?: string;
  cc?: string;
  subject: string;
  /** Charset of the encoded words in this header. */
  charset?: string;
  /** Stands for `Message-ID`, without angle brackets; made from the name where absent. */
  id?: (clock: Clock) => string;
  /** Further lines, ready as they are. */
  fields?: (clock: Clock) => string[];
  body: (clock: Clock) => Part;
  /** How often the very same bytes lie in the mailbox. */
  copies?: number;
  /** When it came in, where that is not when it says it was written. */
  arrived?: [days: number, time: string];
  /** Has no `Date` field. */
  undated?: true;
};

/** Sketch times on the server's start day. */
export type Clock = {
  /** Milliseconds since 1970. */
  at(days: number, time: string, zone?: number): number;
  /** As a `Date` field has it. */
  mail(days: number, time: string, zone?: number): string;
  /** `lundi 23 novembre 2026` */
  day(days: number, language: 'en-GB' | 'fr-FR'): string;
  /** `20261123T081200Z`, as calendars write it. */
  stamp(days: number, time: string): string;
  /** `20261123` of the start day; part of every UIDL, because every date depends on it. */
  today: string;
};

/** Central European time, in minutes. */
const nantes = 60;
const owner = 'Claire Martin <claire.martin@poste-restante.example>';

export function createClock(now: number): Clock {
  const midnight = Date.parse(isoDay(now));
  const at = (days: number, time: string, zone = nantes): number => {
    const [hours = '0', minutes = '0'] = time.split(':');
    const local =
      midnight - days * 86_400_000 + (Number(hours) * 60 + Number(minutes)) * 60_000;
    return local - zone * 60_000;
  };
  return {
    at,
    mail: (days, time, zone = nantes) => mailDate(at(days, time, zone), zone),
    day: (days, language) => dayInWords(midnight - days * 86_400_000, language),
    stamp: (days, time) =>
      new Date(at(days, time)).toISOString().replace(/[-:]|\.\d+/g, ''),
    today: isoDay(now).replaceAll('-', ''),
  };
}

/** The letters of the sketches by arrival, oldest first. Bodies are made when asked for. */
export function draw(sketches: readonly Sketch[], clock: Clock): Letter[] {
  const arrival = (sketch: Sketch): number => clock.at(...(sketch.arrived ?? sketch.at));
  return [...sketches]
    .sort((one, other) => arrival(one) - arrival(other))
    .flatMap((sketch) => {
      const source = lazily(() => whole(messageOf(sketch, clock)));
      return Array.from({ length: sketch.copies ?? 1 }, (_, copy): Letter => ({
        uid: `${sketch.name}.${clock.today}${copy ? `.${copy + 1}` : ''}`,
        get size() {
          return source().size;
        },
        pieces: () => source().pieces(),
      }));
    });
}

/** The message of a sketch, for enclosing it in another. */
export function messageOf(sketch: Sketch, clock: Clock): Part {
  const { zone = nantes, charset } = sketch;
  const body = sketch.body(clock);
  const sender = /<([^>]+)>$/.exec(sketch.from)?.[1] ?? sketch.from;
  const host = sender.split('@')[1] ?? 'exemple.example';
  const envelope = sketch.envelope ?? sender;
  const relay = `mail.${envelope.split('@')[1] ?? host}`;
  const id = sketch.id?.(clock) ?? `${sketch.name}.${clock.today}@${host}`;
  const arrived = sketch.arrived
    ? clock.at(...sketch.arrived)
    : clock.at(...sketch.at, zone);
  const fields = [
    `Return-Path: <${envelope}>`,
    `Received: from ${relay} (${relay} [192.0.2.${25 + (sketch.name.length % 200)}])\r\n` +
      ` by ${server} with ESMTPS id ${clock.today}${sketch.name.length}\r\n` +
      ` for <claire.martin@poste-restante.example>; ${mailDate(arrived, nantes)}`,
    ...(sketch.fields?.(clock) ?? []),
  ];
  const own = (name: string): boolean =>
    fields.some((field) => field.toLowerCase().startsWith(`${name}:`));
  const { checks = 'proven' } = sketch;
  if (checks !== 'none' && !own('authentication-results'))
    fields.splice(2, 0, (checks === 'proven' ? checked : unproven)(envelope, host));
  if (!own('from')) fields.push(addresses('From', sketch.from, charset));
  if (!own('to')) fields.push(addresses('To', sketch.to ?? owner, charset));
  if (sketch.cc) fields.push(addresses('Cc', sketch.cc, charset));
  if (!own('subject')) fields.push(words('Subject', sketch.subject, charset));
  if (!sketch.undated) {
    fields.push(`Date: ${clock.mail(sketch.at[0], sketch.at[1], zone)}`);
  }
  if (id) fields.push(`Message-ID: <${id}>`);
  fields.push('MIME-Version: 1.0', ...body.fields);
  return { ...body, fields };
}

function lazily(make: () => Source): () => Source {
  let made: Source | null = null;
  return () => (made ??= make());
}
