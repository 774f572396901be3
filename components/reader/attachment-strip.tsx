// Under the header, in one line: what comes along, how much, and a way to it.
'use client';
import { Paperclip, TriangleAlert } from 'lucide-react';
import { warningsOf } from '../../lib/files/risk.ts';
import { useText } from '../../lib/client/language.ts';
import { kindOf, previewOf } from '../preview/file-in-hand.ts';
import type { AllAttachments } from './attachment-list.tsx';
import { icons } from './thumbnail.tsx';

/** More are counted; the list at the end has them all. */
const mostShown = 4;

export function AttachmentStrip({ hands, facts, onPreview }: AllAttachments) {
  const { t, size } = useText();
  const octets = hands.reduce((sum, { attachment }) => sum + attachment.size, 0);
  return (
    <section
      aria-label={t('att.strip')}
      data-testid="attachment-strip"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t px-4 py-2 text-sm print:hidden"
    >
      <p className="flex items-center gap-1.5 text-text-2">
        <Paperclip className="size-4" aria-hidden />
        {t('att.title', { n: hands.length, size: size(octets) })}
      </p>
      <ul className="flex min-w-0 flex-wrap gap-1.5">
        {hands.slice(0, mostShown).map((hand, at) => {
          const known = facts[at] ?? null;
          const isRisky =
            warningsOf(hand.attachment, known?.found, known?.contents).length > 0;
          const shown = hand.isNamed ? hand.name : t('att.unnamed');
          return (
            <li key={hand.attachment.index} className="min-w-0">
              <button
                type="button"
                aria-label={t(previewOf(hand, known) ? 'att.previewOf' : 'att.goTo', {
                  name: shown,
                })}
                onClick={() =>
                  previewOf(hand, known) ? onPreview(at) : showCard(hand.attachment.index)
                }
                className="flex target-small max-w-56 items-center gap-1.5 rounded-sm border px-2 hover:bg-surface-2 [&_svg]:size-4 [&_svg]:shrink-0"
              >
                <span className="text-text-2">{icons[kindOf(hand, known)]}</span>
                <bdi className="truncate">{shown}</bdi>
                {isRisky && <TriangleAlert className="text-danger" aria-hidden />}
              </button>
            </li>
          );
        })}
      </ul>
      {hands.length > mostShown && (
        <button
          type="button"
          onClick={() => showCard(hands[mostShown]?.attachment.index ?? 0)}
          className="target-small rounded-sm px-1 text-accent underline"
        >
          {t('att.more', { n: hands.length - mostShown })}
        </button>
      )}
    </section>
  );
}

/** The list at the end says what is to be known of it. */
function showCard(index: number): void {
  const card = document.getElementById(cardId(index));
  card?.scrollIntoView({ block: 'center' });
  card?.focus();
}

export const cardId = (index: number) => `attachment-${index}`;
