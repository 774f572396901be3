// Shows cleaned HTML in a document of its own: no script, its own policy, as tall as the
// message. What is done to it from outside stands in the files this one puts together.
'use client';
import { useEffect, useState } from 'react';
import { fillFrame } from '../../lib/html/frame-document.ts';
import { foldQuotes } from '../../lib/html/quotes.ts';
import type { SafeHtml } from '../../lib/html/sanitise.ts';
import { useText } from '../../lib/client/language.ts';
import { forwardKeys } from './frame-keys.ts';
import { Links } from './links.tsx';
import { followSize } from './frame-size.ts';
import { useDressing } from './use-dressing.ts';
import { useRemoteImages, type Fetcher, type Progress } from './use-remote-images.ts';

export type Width = 'fit' | 'original' | 'narrow';

/** Mount anew for another message or another document (`key`): it is filled once. */
export function MessageFrame({
  path,
  html,
  addresses,
  fetcher,
  isDark,
  zoom,
  width,
  subject,
  onProgress,
}: {
  /** The part it shows. */
  path: string;
  html: SafeHtml;
  addresses: readonly string[];
  fetcher: Fetcher;
  /** False: as on paper, whatever the page looks like. */
  isDark: boolean;
  /** Per cent. */
  zoom: number;
  width: Width;
  subject: string;
  onProgress: (path: string, progress: Progress) => void;
}) {
  const { t } = useText();
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null);
  const inside = frame?.contentDocument ?? null;
  const progress = useRemoteImages(inside, addresses, fetcher);
  useEffect(() => onProgress(path, progress), [onProgress, path, progress]);
  useDressing(frame, inside, isDark);
  useEffect(() => {
    if (!frame || !inside) return;
    return followSize(frame, inside, { zoom: zoom / 100, fits: width !== 'original' });
  }, [frame, inside, zoom, width]);
  useEffect(() => {
    if (frame && inside) return forwardKeys(frame, inside);
  }, [frame, inside]);

  function fill(loaded: HTMLIFrameElement): void {
    if (!loaded.contentDocument) return;
    fillFrame(loaded.contentDocument, html);
    foldQuotes(loaded.contentDocument, (n) => t('msg.quoted', { n }));
    setFrame(loaded);
  }

  const paper = isDark ? 'bg-bg' : 'bg-[Canvas] [color-scheme:light]';
  return (
    <div className="relative bg-bg text-text-1">
      <iframe
        src={fetcher === 'browser' ? '/mail-frame-remote.html' : '/mail-frame.html'}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        title={t('msg.body', { subject: subject || t('msg.noSubject') })}
        data-testid="body-frame"
        className={`block w-full rounded-md border data-[dressing=paper]:bg-[Canvas] data-[dressing=paper]:[color-scheme:light] print:border-0 ${width === 'narrow' ? 'max-w-[375px]' : ''} ${paper}`}
        onLoad={(event) => fill(event.currentTarget)}
      />
      {inside && <Links inside={inside} />}
    </div>
  );
}
