// A message that is here: its views, its notes of damage, its attachments.
'use client';
import { useEffect, useMemo, useState } from 'react';
import type { ReaderState, TabName } from '../../lib/client/state.ts';
import type { Damage } from '../../lib/mail/mime-part.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Protected } from '../signed/protected.tsx';
import { Button } from '../ui/button.tsx';
import { HeadersView } from './headers-view.tsx';
import { HtmlView } from './html-view.tsx';
import { MessageHead } from './message-head.tsx';
import { SourceView } from './source-view.tsx';
import { Tabs } from './tabs.tsx';
import { linesAbout } from './talk-lines.ts';
import { TalkView } from './talk-view.tsx';
import { TextView } from './text-view.tsx';
import { useTab } from './use-tab.ts';
import { WithAttachments } from './with-attachments.tsx';

type Ready = Extract<ReaderState, { name: 'ready' }>;

/** Mount anew for another message (`key`): consent to remote content ends with it. */
export function ReadyMessage({ reader, size }: { reader: Ready; size: number }) {
  const { letter, raw, whole, id } = reader;
  const said = useStore(app.console, ({ lines }) => lines);
  const talk = useMemo(() => linesAbout(said, id), [said, id]);
  const names = tabsOf(reader, talk.length > 0);
  const { open, place, show } = useTab(names);
  const [once, setOnce] = useState(false);
  useKeys({
    h: () => show('headers'),
    v: () => show('source'),
    C: () => setOnce(true),
  });
  return (
    <>
      <MessageHead reader={reader} size={size} />
      <Notes reader={reader} size={size} />
      <Protected letter={letter} original={raw} whole={whole} depth={0} />
      <WithAttachments letter={letter} original={raw} depth={0}>
        <Tabs names={names} open={open} onOpen={show}>
          {open === 'message' && letter.html !== null && (
            <HtmlView
              letter={letter}
              original={raw}
              html={letter.html}
              once={once}
              onOnce={() => setOnce(true)}
            />
          )}
          {open === 'text' && <TextView letter={letter} />}
          {open === 'headers' && <HeadersView headers={letter.headers} />}
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

/** A tab without content is not shown, except headers and source. */
function tabsOf({ letter }: Ready, wasTalkedOf: boolean): TabName[] {
  const names: TabName[] = [];
  if (letter.html !== null) names.push('message');
  if (letter.text !== null) names.push('text');
  names.push('headers', 'source');
  if (wasTalkedOf) names.push('talk');
  return names;
}

function Notes({ reader, size }: { reader: Ready; size: number }) {
  const { t, size: sized } = useText();
  const { letter, whole, differs, id, via } = reader;
  const announced = differs && {
    a: sized(differs.announced),
    b: sized(differs.received),
  };
  const first = firstOfEach(
    letter.damage.filter(({ kind }) => whole || kind !== 'truncated'),
  );
  const again = () => app.download(id, via === 'RETR');
  return (
    <div className="space-y-1">
      {announced && (
        <Banner
          tone="danger"
          role="alert"
          testId="differs"
          actions={
            <Button size="small" onClick={again}>
              {t('F34.action')}
            </Button>
          }
        >
          <strong>{t('F34.title')}</strong> {t('F34.body', announced)}
        </Banner>
      )}
      {!whole && (
        <Banner
          tone="here"
          testId="peeked"
          actions={
            <Button size="small" onClick={() => app.download(id)}>
              {t('msg.download', { size: sized(size) })}
            </Button>
          }
        >
          {t('get.peeked', { size: sized(size) })} {t('att.peek')}
        </Banner>
      )}
      {first.map(({ kind, at }) => (
        <Banner key={kind} tone="warn" testId="damage">
          {t(`dmg.${kind}`)} {at !== null && t('dmg.at', { at })}
        </Banner>
      ))}
    </div>
  );
}

/** One sentence a kind, with the place where it is first seen. */
function firstOfEach(damage: readonly Damage[]): Damage[] {
  return [...new Map(damage.toReversed().map((one) => [one.kind, one])).values()];
}

/** Single keys of an open message; off where the person switched them off. */
function useKeys(keys: Record<string, () => void>): void {
  const isOn = useStore(app.settings, ({ singleKeys }) => singleKeys);
  useEffect(() => {
    if (!isOn) return;
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const place = event.target;
      if (
        place instanceof Element &&
        place.closest('input, textarea, select, dialog, [role="menu"], [contenteditable]')
      ) {
        return;
      }
      keys[event.key]?.();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
