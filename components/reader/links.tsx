// Over a message, HTML or text: where the link under pointer or focus really leads, and the
// questions its links raise. A press of the other button, or a long one, shows it in full.
'use client';
import { useEffect, useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import { LinkDialog } from './link-dialog.tsx';
import { press, useLinkJudge, type LinkQuestion } from './link-questions.ts';

/** `inside`: where the links are. */
export function Links({ inside }: { inside: Document | HTMLElement }) {
  const { t } = useText();
  const [target, setTarget] = useState('');
  const [question, setQuestion] = useState<LinkQuestion | null>(null);
  useLinkJudge();
  useEffect(() => watch(inside, setTarget, setQuestion), [inside]);
  return (
    <>
      {target && (
        <output
          data-testid="link-target"
          className="pointer-events-none sticky bottom-2 z-10 mx-2 block w-fit max-w-full truncate rounded-sm border bg-surface-1 px-2 py-1 text-xs text-text-2 print:hidden"
        >
          <bdi>{t('msg.linkTarget', { address: target })}</bdi>
        </output>
      )}
      {question && <LinkDialog question={question} onClose={() => setQuestion(null)} />}
    </>
  );
}

function watch(
  inside: Document | HTMLElement,
  onTarget: (address: string) => void,
  ask: (question: LinkQuestion) => void,
): () => void {
  const stop = new AbortController();
  const listen = { signal: stop.signal };
  // Of what both have, the compiler sees no list: a document takes these events as well.
  const place = inside as HTMLElement;
  for (const name of ['mouseover', 'focusin'] as const)
    place.addEventListener(
      name,
      ({ target }) => onTarget(linkAt(target)?.href ?? ''),
      listen,
    );
  const edge = 'documentElement' in inside ? inside.documentElement : inside;
  for (const name of ['mouseleave', 'focusout'] as const)
    edge.addEventListener(name, () => onTarget(''), listen);
  for (const name of ['click', 'auxclick'] as const)
    place.addEventListener(
      name,
      (event) => {
        const link = linkAt(event.target);
        // The third button asks for the menu below; it follows nothing.
        if (link && event.button !== 2) press(event, link, ask);
      },
      listen,
    );
  place.addEventListener(
    'contextmenu',
    (event) => {
      const link = linkAt(event.target);
      if (!link || event.shiftKey) return; // with Shift: the browser's own menu
      event.preventDefault();
      ask({ kind: 'about', href: link.href });
    },
    listen,
  );
  return () => stop.abort();
}

/** `instanceof` does not hold across documents. */
function linkAt(target: EventTarget | null): HTMLAnchorElement | null {
  const node = target as Element | null;
  if (typeof node?.closest !== 'function') return null;
  return node.closest<HTMLAnchorElement>(
    'a[href]:not([href^="#"]), area[href]:not([href^="#"])',
  );
}
