// Facts out of calendars, address cards and tables, however they were written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../../lib/files/calendar.ts';
import { readContacts } from '../../../lib/files/contacts.ts';
import { readTable } from '../../../lib/files/table.ts';
import { instantOf, zoneNamed } from '../../../lib/files/wall-clock.ts';

const event = (lines: string, before = '') =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\n${before}BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260501T000000Z\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const first = (lines: string, before?: string) => {
  const [one] = readCalendar(event(lines, before)).events;
  if (!one) throw new Error('no event');
  return one;
};
const wall = Date.UTC(2026, 4, 12, 9, 30);
/** As Outlook sends it: a name of Windows, described. */
const romance = `BEGIN:VTIMEZONE
TZID:Romance Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
`.replace(/\n/g, '\r\n');

describe('an invitation', () => {
  test('says what, when, where, who', () => {
    const facts = first(
      'SUMMARY:Devis\\, toiture\r\nDTSTART:20260512T073000Z\r\nDTEND:20260512T083000Z\r\nLOCATION:12 rue X\r\nORGANIZER;CN=Anna Morel:mailto:a@morel.example\r\nATTENDEE;CN=C:mailto:c@x.example\r\nATTENDEE:mailto:d@x.example',
    );
    expect(facts).toMatchObject({
      title: 'Devis, toiture',
      place: '12 rue X',
      organiser: { name: 'Anna Morel', address: 'a@morel.example' },
      attendeeCount: 2,
      start: { kind: 'time', zone: 'UTC', at: Date.UTC(2026, 4, 12, 7, 30) },
    });
  });

  test.each([
    ['described under a name of Windows', 'Romance Standard Time', romance],
    ['named as Windows does, not described', 'Romance Standard Time', ''],
    ['named as everyone does', 'Europe/Paris', ''],
    [
      'named below a program’s own path',
      '/freeassociation.sourceforge.net/Europe/Paris',
      '',
    ],
  ])('knows the hour where the zone is %s', (_, zone, described) => {
    const { start } = first(`DTSTART;TZID=${zone}:20260512T093000`, described);
    expect(start).toMatchObject({ kind: 'time', wall, at: wall - 2 * 3_600_000 });
  });

  test('in winter the same zone is one hour nearer', () => {
    const { start } = first(
      'DTSTART;TZID=Romance Standard Time:20261112T093000',
      romance,
    );
    expect(start).toMatchObject({ at: Date.UTC(2026, 10, 12, 8, 30) });
  });

  test('claims no instant where there is none', () => {
    expect(first('DTSTART:20260512T093000').start).toEqual({ kind: 'floating', wall });
    expect(first('DTSTART;TZID=Atlantis:20260512T093000').start).toEqual({
      kind: 'unknown-zone',
      wall,
      zone: 'Atlantis',
    });
    expect(first('DTSTART;VALUE=DATE:20260512').start).toEqual({
      kind: 'day',
      day: Date.UTC(2026, 4, 12),
    });
  });

  test('a duration is an end', () => {
    const { end } = first('DTSTART:20260512T073000Z\r\nDURATION:PT90M');
    expect(end).toMatchObject({ at: Date.UTC(2026, 4, 12, 9, 0) });
  });

  test('a repetition is told in parts, or as written where parts would lie', () => {
    expect(first('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10').repetition).toEqual(
      {
        every: 'WEEKLY',
        interval: 2,
        days: [2, 4],
        count: 10,
        until: null,
        rule: null,
      },
    );
    const last = first('RRULE:FREQ=MONTHLY;BYDAY=-1FR').repetition;
    expect(last?.rule).toContain('-1FR');
  });

  test('markup is text', () => {
    const title = '<img src=x onerror=alert(1)>';
    expect(first(`SUMMARY:${title}`).title).toBe(title);
  });

  test('a thousand attendees are counted, a hundred are listed', () => {
    const many = 'ATTENDEE:mailto:a@x.example\r\n'.repeat(1_000).trim();
    const facts = first(many);
    expect([facts.attendeeCount, facts.attendees.length]).toEqual([1_000, 100]);
  });

  test('what is broken throws or is read, and never hangs', () => {
    const good = event(
      `DTSTART;TZID=Romance Standard Time:20260512T093000\r\nRRULE:FREQ=DAILY`,
      romance,
    );
    fc.assert(
      fc.property(
        fc.nat(good.length),
        fc.nat(40),
        fc.string({ maxLength: 12 }),
        (at, length, put) => {
          try {
            readCalendar(good.slice(0, at) + put + good.slice(at + length));
          } catch {
            // Said as "cannot be read"; only a hang would be a fault.
          }
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});

test('a wall clock stands for the right instant on both sides of the change', () => {
  const paris = (hour: number, day: number) =>
    instantOf(Date.UTC(2026, 2, day, hour), 'Europe/Paris');
  expect(paris(1, 29)).toBe(Date.UTC(2026, 2, 29, 0));
  expect(paris(3, 29)).toBe(Date.UTC(2026, 2, 29, 1));
  expect(zoneNamed('Tokyo Standard Time')).toBe('Asia/Tokyo');
  expect(zoneNamed('no such place')).toBeNull();
});

describe('an address card', () => {
  test('of version 3 and 4', () => {
    const { contacts } = readContacts(
      'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna Morel\r\nORG:Morel;Toits\r\nEMAIL;TYPE=work:a@morel.example\r\nTEL;VALUE=uri:tel:+33-1\r\nADR:;;12 rue X;Paris;;75001;France\r\nEND:VCARD\r\n',
    );
    expect(contacts).toEqual([
      {
        name: 'Anna Morel',
        lines: [
          { kind: 'organisation', label: '', value: 'Morel, Toits' },
          { kind: 'mail', label: 'work', value: 'a@morel.example' },
          { kind: 'phone', label: '', value: '+33-1' },
          { kind: 'address', label: '', value: '12 rue X, Paris, 75001, France' },
        ],
      },
    ]);
  });

  test('of an old telephone: version 2.1, quoted-printable over two lines', () => {
    const { contacts } = readContacts(
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8vre;Zo=\r\n=C3=A9\r\nTEL;CELL;VOICE:06\r\nEND:VCARD\r\n',
    );
    expect(contacts[0]).toEqual({
      name: 'Zoé Lefèvre',
      lines: [{ kind: 'phone', label: 'cell, voice', value: '06' }],
    });
  });

  test('many in one file are counted', () => {
    const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n';
    const { contacts, count } = readContacts(card.repeat(120));
    expect([contacts.length, count]).toEqual([50, 120]);
  });
});

describe('a table', () => {
  test.each([',', ';', '\t', '|'])('separated by %j', (sign) => {
    const text = `Nom${sign}Prix\r\n"Tuile ${sign} plate"${sign}12\r\n`;
    expect(readTable(text).rows).toEqual([
      ['Nom', 'Prix'],
      [`Tuile ${sign} plate`, '12'],
    ]);
  });

  test('is shown to its 200th row and says that there are more', () => {
    const { rows, isCut } = readTable('a,b\n'.repeat(1_000));
    expect([rows.length, isCut]).toEqual([200, true]);
    expect(readTable('a,b\n'.repeat(200)).isCut).toBe(false);
  });

  test('of quotes that never close is one cell, cut', () => {
    const { rows, isCut } = readTable('"a,""b'.repeat(40_000));
    expect([rows.length, isCut]).toEqual([1, true]);
  });
});
