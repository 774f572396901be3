// The Message tab: the HTML, cleaned as it is shown, with what it wanted from elsewhere.
'use client';
import { Fragment, useCallback, useMemo, useState } from 'react';
import type { HtmlPart, Letter } from '../../lib/mail/attachment.ts';
import { cutAll } from '../../lib/html/cut.ts';
import { htmlBudget, htmlMost } from '../../lib/html/policy.ts';
import { together } from '../../lib/html/references.ts';
import { sanitise } from '../../lib/html/sanitise.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { consentOf, senderOf, type Standing } from './consent.ts';
import { FrameBar } from './frame-bar.tsx';
import { useInlineImages } from './inline-images.ts';
import { MessageFrame, type Width } from './message-frame.tsx';
import { RemoteBanner } from './remote-banner.tsx';
import { allow, toggleColours } from './sender-choices.ts';
import { useIsDark } from './use-dressing.ts';
import type { Progress } from './use-remote-images.ts';

type Ask = {
  letter: Letter;
  /** The message as it is stored; inline images are in it. */
  original: Blob;
  /** Remote content was allowed for this showing. */
  once: boolean;
  onOnce: () => void;
  /** Of who sent it: an allowed sender whose checks fail is not that sender. */
  standing: Standing;
};

/** A heavy message shows its beginning, and the rest when it is asked for. */
export function HtmlView(ask: Ask) {
  const { t, size } = useText();
  const [isAsked, setAsked] = useState(false);
  const { html } = ask.letter;
  const { parts, isCut } = useMemo(
    () => cutAll(html, isAsked ? htmlMost : htmlBudget),
    [html, isAsked],
  );
  const chars = html.reduce((sum, part) => sum + part.html.length, 0);
  return (
    <>
      {isCut && (
        <Banner
          tone="warn"
          testId="heavy"
          actions={
            !isAsked && (
              <Button size="small" onClick={() => setAsked(true)}>
                {t('msg.heavyShow')}
              </Button>
            )
          }
        >
          {t(isAsked ? 'msg.heavyCut' : 'msg.heavy', { size: size(chars) })}
        </Banner>
      )}
      <Shown {...ask} parts={parts} />
    </>
  );
}

type Loads = Readonly<Record<string, Progress>>;

function Shown({
  letter,
  original,
  once,
  onOnce,
  standing,
  parts,
}: Ask & { parts: readonly HtmlPart[] }) {
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
  const shown = useMemo(
    () => cids && parts.map(({ path, html }) => ({ path, clean: sanitise(html, cids) })),
    [parts, cids],
  );
  const sender = senderOf(letter.from);
  const consent = consentOf({ by, settings, sender, standing, once });
  const isLoading = (consent === 'once' || consent === 'always') && by !== 'off';
  const fetcher = isLoading ? by : 'nobody';
  const isOriginal = settings.originalColours.includes(sender);
  if (!shown) return null;
  const isAllowed = consent === 'always' || consent === 'held';
  const failed = Object.values(loads).reduce((sum, one) => sum + one.failed, 0);
  return (
    <>
      <RemoteBanner
        {...{ consent, by, failed, onOnce, isAllowed }}
        remote={together(shown.map(({ clean }) => clean.remote))}
        onAlways={sender === '' ? null : () => allow(sender, !isAllowed)}
      />
      {shown.some(({ clean }) => clean.hasForm) && (
        <Banner testId="form-note">{t('msg.form')}</Banner>
      )}
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
      />
      <div className="space-y-2 p-3 pt-2 print:p-0">
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
