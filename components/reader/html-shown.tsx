// The parts of a message in HTML, each in its frame, under one banner and one bar.
'use client';
import { Fragment, useCallback, useRef, useState } from 'react';
import type { HtmlPart, Letter } from '../../lib/mail/attachment.ts';
import { together } from '../../lib/html/references.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Banner } from '../ui/banner.tsx';
import { consentOf, senderOf, type Standing } from './consent.ts';
import { FrameBar } from './frame-bar.tsx';
import { useInlineImages } from './inline-images.ts';
import { LookNote } from './look-note.tsx';
import { MessageFrame, type Width } from './message-frame.tsx';
import { RemoteBanner } from './remote-banner.tsx';
import { allow, toggleColours } from './sender-choices.ts';
import { TextView } from './text-view.tsx';
import { useCleaned } from './use-cleaned.ts';
import { useIsDark } from './use-dressing.ts';
import { useAround, usePrint } from './use-print.ts';
import type { Progress } from './use-remote-images.ts';

export type HtmlAsk = {
  letter: Letter;
  /** The message as it is stored; inline images are in it. */
  original: Blob;
  /** Remote content was allowed for this showing. */
  once: boolean;
  onOnce: () => void;
  /** Of who sent it: an allowed sender whose checks fail is not that sender. */
  standing: Standing;
};

type Loads = Readonly<Record<string, Progress>>;

export function HtmlShown({
  letter,
  original,
  once,
  onOnce,
  standing,
  parts,
}: HtmlAsk & { parts: readonly HtmlPart[] }) {
  const { t } = useText();
  const settings = useStore(app.settings, (now) => now);
  const by = useStore(app.relay, (now) =>
    now.name === 'ready' ? now.hello.images : 'off',
  );
  const [width, setWidth] = useState<Width>('fit');
  const [loads, setLoads] = useState<Loads>({});
  const onProgress = useCallback((path: string, progress: Progress) => {
    setLoads((before) => ({ ...before, [path]: progress }));
  }, []);
  const isPageDark = useIsDark();
  const cids = useInlineImages(letter.attachments, original);
  const cleaned = useCleaned(parts, cids);
  const sender = senderOf(letter.from);
  const consent = consentOf({ by, settings, sender, standing, once });
  const isLoading = (consent === 'once' || consent === 'always') && by !== 'off';
  const fetcher = isLoading ? by : 'nobody';
  const isOriginal = settings.originalColours.includes(sender);
  const frames = useRef<HTMLDivElement>(null);
  const print = usePrint(frames, useAround(letter), fetcher === 'browser');
  if (!cleaned) return null;
  if (cleaned.state === 'failed')
    return (
      <>
        <Banner tone="warn" testId="not-cleaned" role="status">
          {t('msg.notCleaned')}
        </Banner>
        <TextView letter={letter} />
      </>
    );
  const shown = cleaned.parts;
  const isAllowed = consent === 'always' || consent === 'held' || consent === 'unproven';
  const losses = new Set(shown.flatMap(({ clean }) => clean.losses));
  const failed = Object.values(loads).reduce((sum, one) => sum + one.failed, 0);
  return (
    <>
      <RemoteBanner
        {...{ consent, by, failed, onOnce, isAllowed }}
        hasFonts={losses.has('fonts')}
        remote={together(shown.map(({ clean }) => clean.remote))}
        onAlways={sender === '' ? null : () => allow(sender, !isAllowed)}
      />
      {shown.some(({ clean }) => clean.hasForm) && (
        <Banner testId="form-note">{t('msg.form')}</Banner>
      )}
      <LookNote losses={losses} />
      <a
        href="#after-body"
        className="sr-only focus:not-sr-only focus:block focus:px-4 focus:py-1"
      >
        {t('msg.skipBody')}
      </a>
      <FrameBar
        width={width}
        onWidth={setWidth}
        isOriginal={isOriginal}
        onOriginal={isPageDark ? () => toggleColours(sender) : null}
        onPrint={print}
      />
      <p className="hidden text-sm print:block">{t('print.cut')}</p>
      <div ref={frames} className="space-y-2 p-3 pt-2 print:p-0">
        {shown.map(({ path, clean }) => (
          // Each part in a frame of its own: nothing of one is in the document of another.
          <Fragment key={`${path} ${fetcher === 'browser' ? 'remote' : 'own'}`}>
            <MessageFrame
              key={clean.html}
              path={path}
              html={clean.html}
              addresses={clean.addresses}
              fetcher={fetcher}
              isDark={isPageDark && !isOriginal}
              zoom={settings.messageZoom}
              width={width}
              subject={letter.subject}
              onProgress={onProgress}
            />
          </Fragment>
        ))}
      </div>
      <span id="after-body" tabIndex={-1} />
    </>
  );
}
