// The Message tab: the HTML, cleaned as it is shown, with what it wanted from elsewhere.
'use client';
import { useMemo, useState } from 'react';
import type { Letter } from '../../lib/mail/attachment.ts';
import { htmlBudget, htmlMost } from '../../lib/html/policy.ts';
import { cutOf, sanitise } from '../../lib/html/sanitise.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { consentOf, senderOf } from './consent.ts';
import { FrameBar } from './frame-bar.tsx';
import { useInlineImages } from './inline-images.ts';
import { MessageFrame, type Width } from './message-frame.tsx';
import { RemoteBanner } from './remote-banner.tsx';
import { useIsDark } from './use-dressing.ts';
import type { Progress } from './use-remote-images.ts';

type Ask = {
  letter: Letter;
  /** The message as it is stored; inline images are in it. */
  original: Blob;
  /** Remote content was allowed for this showing. */
  once: boolean;
  onOnce: () => void;
};
type StretchAsk = Ask & { path: string; html: string };

/** Each part in a frame of its own: nothing of one is ever in the document of another. */
export function HtmlView({ letter, ...ask }: Ask) {
  return letter.html.map(({ path, html }) => (
    <Stretch key={path} {...ask} letter={letter} path={path} html={html} />
  ));
}

/** A heavy message shows its beginning, and the rest when it is asked for. */
function Stretch({ html, ...ask }: StretchAsk) {
  const { t, size } = useText();
  const [isAsked, setAsked] = useState(false);
  const cut = useMemo(
    () => cutOf(html, isAsked ? htmlMost : htmlBudget),
    [html, isAsked],
  );
  const shown = cut === null ? html : html.slice(0, cut);
  return (
    <>
      {cut !== null && (
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
          {t(isAsked ? 'msg.heavyCut' : 'msg.heavy', { size: size(html.length) })}
        </Banner>
      )}
      <Shown key={shown.length} {...ask} html={shown} />
    </>
  );
}

const nothingYet: Progress = { loaded: 0, failed: 0 };

function Shown({ letter, original, path, html, once, onOnce }: StretchAsk) {
  const { t } = useText();
  const settings = useStore(app.settings, (now) => now);
  const by = useStore(app.relay, (now) =>
    now.name === 'ready' ? now.hello.images : 'off',
  );
  const [width, setWidth] = useState<Width>('fit');
  const [progress, setProgress] = useState(nothingYet);
  const isPageDark = useIsDark();
  const cids = useInlineImages(letter.attachments, original);
  const clean = useMemo(() => cids && sanitise(html, cids), [html, cids]);
  const sender = senderOf(letter.from);
  const consent = consentOf({ by, settings, sender, failsChecks: false, once });
  const isLoading = (consent === 'once' || consent === 'always') && by !== 'off';
  const fetcher = isLoading ? by : 'nobody';
  const isOriginal = settings.originalColours.includes(sender);
  if (!clean) return null;
  return (
    <>
      <RemoteBanner
        {...{ remote: clean.remote, consent, by, progress, onOnce }}
        onAlways={sender === '' ? null : () => allow(sender, consent !== 'always')}
      />
      {clean.hasForm && <Banner testId="form-note">{t('msg.form')}</Banner>}
      <a
        href={`#after-${path}`}
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
      <div className="p-3 pt-2 print:p-0">
        <MessageFrame
          key={fetcher === 'browser' ? 'remote' : 'own'}
          html={clean.html}
          addresses={clean.addresses}
          fetcher={fetcher}
          isDark={isPageDark && !isOriginal}
          zoom={settings.messageZoom}
          width={width}
          subject={letter.subject}
          onProgress={setProgress}
        />
      </div>
      <span id={`after-${path}`} tabIndex={-1} />
    </>
  );
}

/** Pressing “always” is also the wish that it be so: the setting follows. */
function allow(sender: string, isAllowed: boolean): void {
  const others = app.settings.get().trustedSenders.filter((one) => one !== sender);
  app.change(
    isAllowed
      ? { trustedSenders: [...others, sender], remoteContent: 'allowed' }
      : { trustedSenders: others },
  );
}

/** Also for messages that name no single sender: those share one memory. */
export function toggleColours(sender: string): void {
  const { originalColours } = app.settings.get();
  const others = originalColours.filter((one) => one !== sender);
  const isOriginal = others.length < originalColours.length;
  app.change({ originalColours: isOriginal ? others : [...others, sender] });
}
