// An invitation: what, when, where, who. Nothing is answered and nothing is added.
'use client';
import type { CalendarEvent, Person } from '../../lib/files/calendar.ts';
import { useText } from '../../lib/client/language.ts';
import { Chip } from '../ui/chip.tsx';
import { FactList, type Fact } from './fact-list.tsx';
import type { FileInHand } from './file-in-hand.ts';
import { Looking, Refusal } from './refusal.tsx';
import { useJob } from './use-job.ts';
import { repetitionText, whenHere, whenThere } from './when.ts';

export function CalendarPreview({ hand }: { hand: FileInHand }) {
  const { t } = useText();
  const work = useJob('calendar', hand.file);
  if (work.state === 'working') return <Looking />;
  if (!work.answer || work.answer.count === 0)
    return <Refusal>{t('prev.cannot')}</Refusal>;
  const { method, events, count } = work.answer;
  return (
    <div className="space-y-4" data-testid="preview-calendar">
      <p className="text-sm text-text-2">
        {t('cal.method', { method: method || 'none' })}. {t('cal.nothing')}
      </p>
      {events.map((event, at) => (
        <Event key={at} event={event} />
      ))}
      {count > events.length && <p>{t('cal.more', { n: count - events.length })}</p>}
    </div>
  );
}

function Event({ event }: { event: CalendarEvent }) {
  const text = useText();
  const { t } = text;
  const { start, end, repetition, organiser, attendees, attendeeCount } = event;
  const here = [start, end].map((moment) => moment && whenHere(moment, text));
  const facts: Fact[] = [
    [t('cal.start'), start ? whenThere(start, text) : ''],
    [t('cal.end'), end ? whenThere(end, text) : ''],
    [t('cal.yours'), here.filter(Boolean).join(' –\n')],
    [t('cal.repeats'), repetition ? repetitionText(repetition, text) : ''],
    [t('cal.place'), event.place],
    [t('cal.organiser'), organiser ? nameOf(organiser) : ''],
    [
      t('cal.attendees', { n: attendeeCount }),
      attendeeCount > 0 ? attendees.map(nameOf).join('\n') : '',
    ],
    [t('cal.note'), event.note],
  ];
  return (
    <section className="space-y-2 card p-4">
      <h3 dir="auto" className="flex flex-wrap items-center gap-2 font-semibold">
        {event.title || t('cal.untitled')}
        {event.isCancelled && <Chip tone="danger">{t('cal.cancelled')}</Chip>}
      </h3>
      <FactList facts={facts} />
    </section>
  );
}

function nameOf({ name, address }: Person): string {
  return name && name !== address ? `${name} <${address}>` : address;
}
