// The Message tab: the HTML, cleaned as it is shown, with what it wanted from elsewhere.
'use client';
import { useEffect, useMemo, useState } from 'react';
import type { Attachment, Letter } from '../../lib/mail/attachment.ts';
import { partBytes } from '../../lib/mime/decode-part.ts';
import { fitsBudget, sanitise } from '../../lib/html/sanitise.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';
import { MessageFrame } from './message-frame.tsx';
import { RemoteBanner, type RemoteConsent } from './remote-banner.tsx';

export function HtmlView({
  letter,
  original,
  html,
  once,
  onOnce,
}: {
  letter: Letter;
  /** The message as it is stored; inline images are in it. */
  original: Blob;
  html: string;
  /** Remote content was allowed for this showing. */
  once: boolean;
  onOnce: () => void;
}) {
  const { t, size } = useText();
  const [isAsked, setAsked] = useState(false);
  const fits = useMemo(() => fitsBudget(html), [html]);
  if (!fits && !isAsked) {
    return (
      <div className="space-y-3 p-4">
        <p>{t('msg.heavy', { size: size(html.length) })}</p>
        <Button onClick={() => setAsked(true)}>{t('msg.heavyShow')}</Button>
      </div>
    );
  }
  return <Shown {...{ letter, original, html, once, onOnce }} />;
}

function Shown({ letter, original, html, once, onOnce }: Parameters<typeof HtmlView>[0]) {
  const { t } = useText();
  const settings = useStore(app.settings, (now) => now);
  const cids = useInlineImages(letter.attachments, original);
  const sender = letter.from.length === 1 ? letter.from[0]?.address.toLowerCase() : '';
  const isTrusted = !!sender && settings.trustedSenders.includes(sender);
  const consent: RemoteConsent =
    settings.remoteContent === 'never'
      ? 'never'
      : isTrusted
        ? 'always'
        : once
          ? 'once'
          : 'ask';
  const withRemote = consent === 'always' || consent === 'once';
  const clean = useMemo(
    () => cids && sanitise(html, { remote: withRemote ? 'allow' : 'hold', cids }),
    [html, cids, withRemote],
  );
  if (!clean) return null;
  const others = settings.trustedSenders.filter((one) => one !== sender);
  return (
    <>
      <RemoteBanner
        remote={clean.remote}
        consent={consent}
        onOnce={onOnce}
        onAlways={
          sender
            ? () =>
                app.change({ trustedSenders: isTrusted ? others : [...others, sender] })
            : null
        }
      />
      <a
        href="#after-body"
        className="sr-only focus:not-sr-only focus:block focus:px-4 focus:py-1"
      >
        {t('msg.skipBody')}
      </a>
      <div className="p-3">
        <MessageFrame
          key={String(withRemote)}
          html={clean.html}
          withRemote={withRemote}
          subject={letter.subject}
        />
      </div>
      <span id="after-body" tabIndex={-1} />
    </>
  );
}

const raster = /^image\/(?:png|gif|jpe?g|webp|bmp|avif)$/;

/** Addresses of inline images by Content-ID; freed with the component. Null at first. */
function useInlineImages(
  attachments: readonly Attachment[],
  original: Blob,
): ReadonlyMap<string, string> | null {
  const [made, setMade] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    const addresses = new Map<string, string>();
    let isGone = false;
    async function make() {
      for (const { cid, type, source } of attachments) {
        if (cid === null || !raster.test(type)) continue;
        const bytes = await partBytes(original, source);
        if (isGone) return;
        // The type is one of ours, so that nothing can open as a document of this origin.
        addresses.set(cid, URL.createObjectURL(new Blob([bytes], { type })));
      }
      setMade(addresses);
    }
    void make();
    return () => {
      isGone = true;
      addresses.forEach((address) => URL.revokeObjectURL(address));
    };
  }, [attachments, original]);
  return made;
}
