// Who, checks and route of a message in a few lines.
'use client';
import { useText } from '../../lib/client/language.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { Address } from '../../lib/mail/message.ts';
import type { Route } from '../../lib/mail/route.ts';
import type { SenderChecks } from '../../lib/mail/sender-checks.ts';
import { visible } from '../mailbox/row-view.ts';
import { FactList, type Fact } from '../preview/fact-list.tsx';
import { Person } from '../reader/people.tsx';
import { SenderChip } from '../sender/sender-chip.tsx';
import { sentenceOf } from '../sender/words.ts';
import { routeWords } from './route-words.ts';

/** Of long lists the first ones; the fields below have them all. */
const mostPeople = 5;

export function Summary({
  letter,
  checks,
  route,
}: {
  letter: Letter;
  checks: SenderChecks | null;
  route: Route;
}) {
  const text = useText();
  const { t, dateTime } = text;
  const { from, sender, replyTo, date, dateText, messageId } = letter;
  const facts: Fact[] = [
    [t('msg.field.from'), people(from)],
    [t('msg.field.sender'), sender && people([sender])],
    [t('msg.field.replyTo'), people(replyTo)],
    [
      t('hdr.checks'),
      checks && (
        <span key="checks" className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <SenderChip checks={checks} letter={letter} />
          <span className="min-w-48 flex-1 wrap-anywhere">
            {sentenceOf(checks, text)}
          </span>
        </span>
      ),
    ],
    [t('route.name'), routeWords(route, text)],
    [t('hdr.date'), date === null ? visible(dateText) : dateTime(date)],
    [t('msg.field.messageId'), visible(messageId)],
  ];
  return (
    <div data-testid="headers-summary">
      <FactList facts={facts} />
    </div>
  );
}

function people(list: readonly Address[]) {
  if (list.length === 0) return null;
  return list.slice(0, mostPeople).map((one, at) => (
    <span key={at} className="block">
      <Person address={one} />
    </span>
  ));
}
