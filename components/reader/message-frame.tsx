// Shows cleaned HTML in a document of its own: no script, its own policy, as tall as the
// message. Keys pressed inside reach the app; a link says where it goes before it is used.
'use client';
import { useEffect, useRef, useState } from 'react';
import { doubtOf, opensProgram, type LinkDoubt } from '../../lib/html/links.ts';
import { fillFrame, heightOf } from '../../lib/html/frame-document.ts';
import type { SafeHtml } from '../../lib/html/sanitise.ts';
import { useText } from '../../lib/client/language.ts';
import { LinkDialog } from './link-dialog.tsx';

/** px; taller messages scroll inside. Higher ones cost the browser memory for layers. */
const tallest = 30_000;
/** A layout that never comes to rest is left as it is after so many steps. */
const mostResizes = 60;

type Doubted = LinkDoubt & { href: string };

/** Mount anew for another message (`key`): a document is filled once. */
export function MessageFrame({
  html,
  withRemote,
  subject,
}: {
  html: SafeHtml;
  withRemote: boolean;
  subject: string;
}) {
  const { t } = useText();
  const [target, setTarget] = useState('');
  const [doubt, setDoubt] = useState<Doubted | null>(null);
  const leave = useRef<() => void>(null);
  useEffect(() => () => leave.current?.(), []);

  function fill(frame: HTMLIFrameElement): void {
    const inside = frame.contentDocument;
    if (!inside) return;
    fillFrame(inside, html);
    leave.current?.();
    leave.current = follow(frame, inside, { onTarget: setTarget, onDoubt: setDoubt });
  }

  return (
    <div className="relative">
      <iframe
        src={withRemote ? '/mail-frame-remote.html' : '/mail-frame.html'}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        title={t('msg.body', { subject: subject || t('msg.noSubject') })}
        data-testid="body-frame"
        className="block w-full rounded-md border bg-[Canvas] [color-scheme:light]"
        onLoad={(event) => fill(event.currentTarget)}
      />
      {target && (
        <output className="sticky bottom-2 z-10 mx-2 block w-fit max-w-full truncate rounded-sm border bg-surface-1 px-2 py-1 text-xs text-text-2">
          <bdi>{t('msg.linkTarget', { address: target })}</bdi>
        </output>
      )}
      {doubt && <LinkDialog doubt={doubt} onClose={() => setDoubt(null)} />}
    </div>
  );
}

type Told = { onTarget(address: string): void; onDoubt(doubt: Doubted): void };

/** Listens in the frame's document for as long as it lasts; gives back how to stop. */
function follow(frame: HTMLIFrameElement, inside: Document, told: Told): () => void {
  let resizes = 0;
  const fit = () => {
    if (++resizes <= mostResizes) frame.height = String(heightOf(inside, tallest));
  };
  const watch = new ResizeObserver(fit);
  watch.observe(inside.body);
  // A new width is a new layout, and its own allowance.
  const width = new ResizeObserver(() => {
    resizes = 0;
    fit();
  });
  width.observe(frame.parentElement ?? frame);
  const stop = new AbortController();
  const listen = { signal: stop.signal };
  inside.addEventListener('load', fit, { ...listen, capture: true });
  inside.addEventListener('keydown', (event) => forward(frame, event), listen);
  for (const name of ['mouseover', 'focusin'] as const) {
    inside.addEventListener(
      name,
      ({ target }) => told.onTarget(linkAt(target)?.href ?? ''),
      listen,
    );
  }
  for (const name of ['mouseleave', 'focusout'] as const) {
    inside.documentElement.addEventListener(name, () => told.onTarget(''), listen);
  }
  for (const name of ['click', 'auxclick'] as const) {
    inside.addEventListener(name, (event) => question(event, told), listen);
  }
  return () => {
    watch.disconnect();
    width.disconnect();
    stop.abort();
  };
}

function question(event: Event, told: Told): void {
  const link = linkAt(event.target);
  if (link && opensProgram(link.href)) {
    event.preventDefault();
    // From the page itself: its policy forbids the frame to go anywhere.
    if (event.type === 'click') window.location.assign(link.href);
    return;
  }
  const doubt = link && doubtOf(link.href, link.textContent ?? '');
  if (!link || !doubt) return;
  event.preventDefault();
  told.onDoubt({ ...doubt, href: link.href });
}

/** `instanceof` does not hold across documents. */
function linkAt(target: EventTarget | null): HTMLAnchorElement | null {
  const node = target as Element | null;
  if (typeof node?.closest !== 'function') return null;
  return node.closest<HTMLAnchorElement>('a[href]:not([href^="#"])');
}

/** The same key, pressed on the frame: the app's shortcuts work while the message has focus. */
function forward(frame: HTMLIFrameElement, event: KeyboardEvent): void {
  if (event.shiftKey && event.key.startsWith('Arrow')) return; // selecting text
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, location } = event;
  const same = new KeyboardEvent('keydown', {
    key,
    code,
    ctrlKey,
    metaKey,
    altKey,
    shiftKey,
    repeat,
    location,
    bubbles: true,
    cancelable: true,
  });
  if (!frame.dispatchEvent(same)) event.preventDefault();
}
