// The header block: subject, who sent it from which address, to whom, when; the rest one
// click away, so that nothing a sender claims is hidden.
'use client';
import { useState } from 'react';
import { ChevronDown } from 'lucide-react';
import { isLasting } from '../../lib/mail/message.ts';
import { fitting } from '../../lib/mail/laying-out.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { ReaderState } from '../../lib/client/state.ts';
import { useText } from '../../lib/client/language.ts';
import { SenderChip } from '../sender/sender-chip.tsx';
import { SenderNotes } from '../sender/sender-notes.tsx';
import { useChecks } from '../sender/use-checks.ts';
import { visible } from '../mailbox/row-view.ts';
import { People, Person } from './people.tsx';

type Ready = Extract<ReaderState, { name: 'ready' }>;

/** What is drawn of one, in plain letters; the Headers tab has all of it. */
const longestSubject = 5_000;

export function MessageHead({ reader, size }: { reader: Ready; size: number }) {
  const { t, dateTime, ago } = useText();
  const { letter, id } = reader;
  const checks = useChecks(id);
  const [now] = useState(Date.now);
  const from = letter.from[0] ?? letter.sender;
  const subject = visible(letter.subject);
  const { end } = fitting(subject, longestSubject);
  return (
    <div className="space-y-2 px-4 pt-3 pb-2">
      <h2
        dir="auto"
        className="line-clamp-4 text-xl font-semibold break-words"
        data-testid="subject"
      >
        {subject.slice(0, end)}
        {end < subject.length && '…'}
        {subject === '' && <span className="text-text-3">{t('msg.noSubject')}</span>}
      </h2>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p data-testid="from" className="min-w-0">
          {from ? <Person address={from} /> : t('msg.noSender')}
        </p>
        {checks && <SenderChip checks={checks} letter={letter} />}
      </div>
      <details className="group text-sm">
        <summary className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 rounded-sm text-text-2">
          <span className="min-w-0 truncate empty:hidden">
            <Recipients letter={letter} />
          </span>
          <span className="flex min-w-0 items-baseline tabular-nums">
            {letter.date === null ? (
              <bdi>{visible(letter.dateText) || t('msg.noDate')}</bdi>
            ) : (
              <time dateTime={new Date(letter.date).toISOString()}>
                {dateTime(letter.date)} ({ago(letter.date, now)})
              </time>
            )}
            <ChevronDown
              className="ms-2 size-4 shrink-0 self-center transition-transform group-open:rotate-180"
              aria-label={t('msg.details')}
            />
          </span>
        </summary>
        <Everything reader={reader} size={size} />
      </details>
      {checks && <SenderNotes checks={checks} />}
    </div>
  );
}

function Recipients({ letter }: { letter: Letter }) {
  const { t } = useText();
  const all = [...letter.to, ...letter.cc, ...letter.bcc];
  const names = all
    .slice(0, 2)
    .map(({ name, address }) => visible(name || address))
    .join(', ');
  if (all.length === 0) return null;
  return all.length > 2
    ? t('msg.toMore', { names, n: all.length - 2 })
    : t('msg.to', { names });
}

/** What it was written with, in the words of either field. */
function programOf({ headers }: Letter): string {
  const field = headers.find(({ name }) => /^(?:user-agent|x-mailer)$/i.test(name));
  return field?.decoded.slice(0, 200) ?? '';
}

function Everything({ reader, size }: { reader: Ready; size: number }) {
  const { t } = useText();
  const { letter, id } = reader;
  const facts: [string, string][] = [
    [t('msg.field.date'), visible(letter.dateText)],
    [t('msg.field.messageId'), visible(letter.messageId)],
    [t('msg.field.program'), visible(programOf(letter))],
    [t('msg.field.size'), t('list.octets', { n: size })],
    [t('msg.field.uidl'), isLasting(id) ? id : ''],
  ];
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 pt-2">
      <People label={t('msg.field.from')} list={letter.from} />
      <People label={t('msg.field.sender')} list={letter.sender ? [letter.sender] : []} />
      <People label={t('msg.field.replyTo')} list={letter.replyTo} />
      <People label={t('msg.field.to')} list={letter.to} />
      <People label={t('msg.field.cc')} list={letter.cc} />
      <People label={t('msg.field.bcc')} list={letter.bcc} />
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label} className="contents">
              <dt className="text-text-2">{label}</dt>
              <dd className="min-w-0 break-all">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
