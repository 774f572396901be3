// The views of a message that came inside another, or inside a signature: who, what, its
// text and HTML, and what it brings along in turn.
'use client';
import { useMemo, useState } from 'react';
import type { Letter } from '../../lib/mail/attachment.ts';
import { useText } from '../../lib/client/language.ts';
import { visible } from '../mailbox/row-view.ts';
import { HtmlView } from '../reader/html-view.tsx';
import { NotInIt } from '../reader/not-in-it.tsx';
import { People } from '../reader/people.tsx';
import { TextView } from '../reader/text-view.tsx';
import { WithAttachments } from '../reader/with-attachments.tsx';
import { Protected } from '../signed/protected.tsx';
import { Button } from '../ui/button.tsx';

export function Enclosed({
  letter,
  original,
  depth,
}: {
  letter: Letter;
  original: Blob;
  /** How many messages lie around this one. */
  depth: number;
}) {
  return (
    <article className="rounded-md border">
      <Head letter={letter} />
      <NotInIt letter={letter} />
      <Protected letter={letter} original={original} whole depth={depth + 1} />
      <WithAttachments letter={letter} original={original} depth={depth + 1}>
        <Body letter={letter} original={original} />
      </WithAttachments>
    </article>
  );
}

/** A signed entity has no subject and no sender of its own: then there is no head. */
function Head({ letter }: { letter: Letter }) {
  const { t, dateTime } = useText();
  const { from, to, cc, subject, date } = letter;
  if (from.length === 0 && subject === '' && date === null) return null;
  return (
    <header className="space-y-2 px-4 pt-3 pb-2 text-sm">
      <h3 dir="auto" className="text-md font-semibold break-words">
        {visible(subject) || t('msg.noSubject')}
      </h3>
      <dl className="grid grid-cols-[max-content_1fr] items-baseline gap-x-4 gap-y-1">
        <People label={t('msg.field.from')} list={from} />
        <People label={t('msg.field.to')} list={to} />
        <People label={t('msg.field.cc')} list={cc} />
      </dl>
      {date !== null && <p className="text-text-2">{dateTime(date)}</p>}
    </header>
  );
}

/**
 * Nobody vouches for the sender of an enclosed message, so no allowed sender counts here:
 * its remote content is loaded when that is asked for, once.
 */
function Body({ letter, original }: { letter: Letter; original: Blob }) {
  const { t } = useText();
  const { text } = letter;
  const hasHtml = letter.html.length > 0;
  const [asText, setAsText] = useState(!hasHtml);
  const [once, setOnce] = useState(false);
  const nobodys = useMemo(() => ({ ...letter, from: [] }), [letter]);
  return (
    <>
      {hasHtml && text !== null && (
        <div className="flex gap-2 px-4 py-2">
          <Button size="small" aria-pressed={asText} onClick={() => setAsText(!asText)}>
            {t('msg.tab.text')}
          </Button>
        </div>
      )}
      {asText || !hasHtml ? (
        <TextView letter={letter} />
      ) : (
        <HtmlView
          letter={nobodys}
          original={original}
          once={once}
          onOnce={() => setOnce(true)}
          standing="waiting"
        />
      )}
    </>
  );
}
