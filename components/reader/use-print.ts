// Prints the open message, by button and by the browser's own keys, as a document of its own.
// The browser's menu prints the page as it is: there the frames themselves are laid on paper.
import { useEffect } from 'react';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { Address } from '../../lib/mail/message.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { visible } from '../mailbox/row-view.ts';
import { breaksPages, layOnPaper, paperOf } from '../../lib/html/paper.ts';
import { fillPrint, type Around } from '../../lib/html/print-document.ts';

/** `place`: what holds the frames; `mayFetch`: the browser fetches their images. */
export function usePrint(
  place: React.RefObject<HTMLElement | null>,
  around: () => Around,
  mayFetch: boolean,
): () => void {
  const print = () => {
    const shown = framesIn(place.current).flatMap(
      ({ contentDocument }) => contentDocument ?? [],
    );
    if (shown.length > 0) printAlone(shown, around(), mayFetch);
    else window.print();
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 'p' || event.altKey) return;
      event.preventDefault();
      print();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  useEffect(() => {
    let end = () => {};
    const onPaper = () => {
      if (place.current && breaksPages()) end = layAll(place.current, around());
    };
    const onScreen = () => {
      end();
      end = () => {};
    };
    window.addEventListener('beforeprint', onPaper);
    // Before the frames are fitted to the screen again (frame-size.ts).
    window.addEventListener('afterprint', onScreen, { capture: true });
    return () => {
      onScreen();
      window.removeEventListener('beforeprint', onPaper);
      window.removeEventListener('afterprint', onScreen, { capture: true });
    };
  });
  return print;
}

function framesIn(place: HTMLElement | null): HTMLIFrameElement[] {
  return [...(place?.querySelectorAll('iframe') ?? [])];
}

/** Everything but what is in `place` is left out by the style sheet meanwhile. */
function layAll(place: HTMLElement, around: Around): () => void {
  const paper = paperOf(navigator.language);
  const frames = framesIn(place);
  const ends = frames.flatMap((frame, at) => {
    if (!frame.contentDocument) return [];
    frame.style.width = `${paper.width}px`;
    const isLast = at === frames.length - 1;
    const options = { ...around, isFirst: at === 0, isLast };
    const { height, end } = layOnPaper(frame.contentDocument, paper, options);
    frame.height = String(height);
    return end;
  });
  if (ends.length > 0) place.dataset['paper'] = paper.name;
  return () => {
    for (const end of ends) end();
    delete place.dataset['paper'];
  };
}

/** Header block and list of files, in words. */
export function useAround(letter: Letter): () => Around {
  const { t, dateTime, size } = useText();
  const withLinks = useStore(app.settings, ({ printLinks }) => printLinks);
  const people = (list: readonly Address[]) =>
    list
      .slice(0, mostPeople)
      .map(({ name, address }) => visible(name === '' ? address : `${name} <${address}>`))
      .join(', ');
  const files = letter.attachments.filter(
    ({ disposition }) => disposition === 'attachment',
  );
  return () => ({
    title: visible(letter.subject) || t('msg.noSubject'),
    fields: [
      [t('msg.field.from'), people(letter.from)] as const,
      [t('msg.field.to'), people(letter.to)] as const,
      [t('msg.field.cc'), people(letter.cc)] as const,
      [
        '',
        letter.date === null ? visible(letter.dateText) : dateTime(letter.date),
      ] as const,
    ].filter(([, value]) => value !== ''),
    filesTitle: t('att.title', {
      n: files.length,
      size: size(files.reduce((sum, file) => sum + file.size, 0)),
    }),
    files: files.map(
      (file) => `${visible(file.name) || t('att.unnamed')} (${size(file.size)})`,
    ),
    linksTitle: withLinks ? t('print.links') : null,
  });
}

/** Of a long list the first; paper has no more room. */
const mostPeople = 50;

/** Milliseconds an image may keep the paper waiting. Ours: then it is printed without. */
const waitMs = 5_000;

function printAlone(shown: readonly Document[], around: Around, mayFetch: boolean): void {
  const frame = document.createElement('iframe');
  frame.src = mayFetch ? '/mail-print-remote.html' : '/mail-print.html';
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.setAttribute('aria-hidden', 'true');
  frame.dataset['testid'] = 'print-frame';
  // Drawn, for a frame that is not is not printed; and out of sight.
  frame.className = 'pointer-events-none fixed size-px opacity-0';
  frame.tabIndex = -1;
  frame.addEventListener('load', () => {
    const paper = frame.contentDocument;
    if (!paper || !frame.contentWindow) return frame.remove();
    const late = new Promise<void>((go) => setTimeout(go, waitMs));
    void Promise.race([fillPrint(paper, shown, around), late]).then(() => {
      frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
      frame.contentWindow?.print();
    });
  });
  document.querySelector('[data-testid="print-frame"]')?.remove();
  document.body.append(frame);
}
