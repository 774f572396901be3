// A message that is here, or whose text is: its views, its notes of damage, its attachments.
'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReaderState, TabName } from '../../lib/client/state.ts';
import { app } from '../../lib/client/instance.ts';
import { useStore } from '../../lib/client/store.ts';
import { HeadersView } from '../headers/headers-view.tsx';
import { ListMailBar } from '../lists/list-mail.tsx';
import { Protected } from '../signed/protected.tsx';
import { standingOf } from '../sender/words.ts';
import { useChecks } from '../sender/use-checks.ts';
import { senderOf } from './consent.ts';
import { saysCharset } from './charset-note.tsx';
import { HtmlView } from './html-view.tsx';
import { MessageHead } from './message-head.tsx';
import { MessageNotes, type Arriving } from './message-notes.tsx';
import { toggleColours } from './sender-choices.ts';
import { SourceView } from './source-view.tsx';
import { StructureView } from './structure-view.tsx';
import { Tabs } from './tabs.tsx';
import { linesAbout } from './talk-lines.ts';
import { TalkView } from './talk-view.tsx';
import { TextView } from './text-view.tsx';
import { useKeys } from './use-keys.ts';
import { useTab } from './use-tab.ts';
import { WithAttachments } from './with-attachments.tsx';

type Ready = Extract<ReaderState, { name: 'ready' }>;

type Ask = {
  reader: Ready;
  size: number;
  /** While the rest of the message is on its way; null when no more will come. */
  arriving: Arriving | null;
};

/** Mount anew for another message (`key`): consent to remote content ends with it. */
export function ReadyMessage({ reader, size, arriving }: Ask) {
  const { letter, raw, whole, id } = reader;
  const standing = standingOf(useChecks(id));
  const said = useStore(app.console, ({ lines }) => lines);
  const talk = useMemo(() => linesAbout(said, id), [said, id]);
  const names = arriving ? early : tabsOf(reader, talk.length > 0);
  const { open, place, show, stay, jump } = useTab(names);
  const [once, setOnce] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  useStayWhileReading(top, arriving !== null, stay);
  useKeys({
    h: () => show('headers'),
    v: () => show('source'),
    w: () => void app.readOtherwise(),
    C: () => setOnce(true),
    D: () => toggleColours(senderOf(letter.from)),
  });
  return (
    <>
      <div ref={top}>
        <MessageHead reader={reader} size={size} />
      </div>
      <ListMailBar id={id} letter={letter} />
      <MessageNotes reader={reader} size={size} arriving={arriving} onJump={jump} />
      <Protected letter={letter} original={raw} whole={whole} depth={0} />
      <WithAttachments letter={letter} original={raw} depth={0}>
        <Tabs names={names} open={open} onOpen={show}>
          {open === 'message' && (
            <HtmlView
              letter={letter}
              original={raw}
              once={once}
              onOnce={() => setOnce(true)}
              standing={standing}
            />
          )}
          {open === 'text' && (
            <TextView
              letter={letter}
              // Where a note above says it already, it is not said twice.
              {...(!arriving &&
                !saysCharset(reader) && { onReread: () => void app.readOtherwise() })}
            />
          )}
          {open === 'headers' && <HeadersView id={id} letter={letter} />}
          {open === 'structure' && (
            <StructureView letter={letter} raw={raw} onJump={jump} />
          )}
          {open === 'source' && (
            <SourceView
              raw={raw}
              whole={whole}
              place={place}
              onSave={() => void app.saveMessage(id)}
            />
          )}
          {open === 'talk' && <TalkView lines={talk} />}
        </Tabs>
      </WithAttachments>
    </>
  );
}

/** What can be looked at before the message is whole. */
const early: readonly TabName[] = ['text', 'headers'];

/** A tab without content is not shown, except headers and source. */
function tabsOf({ letter }: Ready, wasTalkedOf: boolean): TabName[] {
  const names: TabName[] = [];
  if (letter.html.length > 0) names.push('message');
  if (letter.text !== null) names.push('text');
  names.push('headers');
  if (letter.headers.length > 0) names.push('structure');
  names.push('source');
  if (wasTalkedOf) names.push('talk');
  return names;
}

/** Px after which somebody is reading: then the view they read in stays. */
const readingPx = 8;

function useStayWhileReading(
  top: React.RefObject<HTMLElement | null>,
  isArriving: boolean,
  stay: () => void,
): void {
  useEffect(() => {
    const scroller = top.current?.closest('[data-reader-scroll]');
    if (!scroller || !isArriving) return;
    const onScroll = () => {
      if (scroller.scrollTop > readingPx) stay();
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => scroller.removeEventListener('scroll', onScroll);
  });
}
