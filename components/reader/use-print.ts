// Prints the open message, by button and by the browser's own keys. A message that is one
// document is printed as one; all else as the page is, which the style sheet makes ready.
import { useEffect } from 'react';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { Address } from '../../lib/mail/message.ts';
import { useText } from '../../lib/client/language.ts';
import { visible } from '../mailbox/row-view.ts';
import { fillPrint, type Around } from '../../lib/html/print-document.ts';

/** `inside`: the one document that is shown; null where there is not exactly one. */
export function usePrint(
  inside: () => Document | null,
  around: () => Around,
): () => void {
  const print = () => {
    const shown = inside();
    if (shown) printAlone(shown, around());
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
  return print;
}

/** Of a message that is drawn in exactly one frame. */
export function onlyDocument(place: HTMLElement | null): Document | null {
  const [only, ...others] = place?.querySelectorAll('iframe') ?? [];
  return others.length > 0 ? null : (only?.contentDocument ?? null);
}

/** Header block and list of files, in words. */
export function useAround(letter: Letter): () => Around {
  const { t, dateTime, size } = useText();
  const people = (list: readonly Address[]) =>
    list
      .slice(0, mostPeople)
      .map(({ name, address }) => visible(name === '' ? address : `${name} <${address}>`))
      .join(', ');
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
    files: letter.attachments
      .filter(({ disposition }) => disposition === 'attachment')
      .map((file) => `${visible(file.name) || t('att.unnamed')} (${size(file.size)})`),
  });
}

/** Of a long list the first; paper has no more room. */
const mostPeople = 50;

function printAlone(shown: Document, around: Around): void {
  const frame = document.createElement('iframe');
  frame.src = '/mail-print.html';
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.setAttribute('aria-hidden', 'true');
  frame.dataset['testid'] = 'print-frame';
  // Drawn, for a frame that is not is not printed; and out of sight.
  frame.className = 'pointer-events-none fixed size-px opacity-0';
  frame.tabIndex = -1;
  frame.addEventListener('load', () => {
    const paper = frame.contentDocument;
    if (!paper || !frame.contentWindow) return frame.remove();
    fillPrint(paper, shown, around);
    frame.contentWindow.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow.print();
  });
  document.querySelector('[data-testid="print-frame"]')?.remove();
  document.body.append(frame);
}
