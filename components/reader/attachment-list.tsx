// At the end of a message, what it brings along: name, type and size, what is worth knowing
// of each, and a way to look at it and to save it. Nothing is opened anywhere.
'use client';
import { useState } from 'react';
import { fileLimits } from '../../lib/files/limits.ts';
import type { FileFacts } from '../../lib/files/jobs.ts';
import { messageFileName } from '../../lib/mail/file-name.ts';
import { useText } from '../../lib/client/language.ts';
import type { FileInHand } from '../preview/file-in-hand.ts';
import { saveAll } from '../preview/save-attachment.ts';
import { Button } from '../ui/button.tsx';
import { AttachmentCard } from './attachment-card.tsx';

export type AllAttachments = {
  hands: readonly FileInHand[];
  /** Of each in its order; null or absent while nobody has looked. */
  facts: readonly (FileFacts | null)[];
  onPreview: (at: number) => void;
  subject: string;
};

export function AttachmentList({ hands, facts, onPreview, subject }: AllAttachments) {
  const { t, size } = useText();
  const [most, setMost] = useState<number>(fileLimits.cards);
  const octets = hands.reduce((sum, { attachment }) => sum + attachment.size, 0);
  return (
    <section className="border-t px-4 py-3" data-testid="attachments">
      <div className="flex flex-wrap items-center justify-between gap-2 pb-2">
        <h3 className="text-sm font-medium">
          {t('att.title', { n: hands.length, size: size(octets) })}
        </h3>
        {hands.length > 1 && (
          <Button
            size="small"
            onClick={() => void saveAll(hands, zipName(subject), size(octets))}
          >
            {t('att.saveAll')}
          </Button>
        )}
      </div>
      <ul className="grid gap-2 sm:grid-cols-[repeat(auto-fill,minmax(17rem,1fr))]">
        {hands.slice(0, most).map((hand, at) => (
          <AttachmentCard
            key={hand.attachment.index}
            hand={hand}
            facts={facts[at] ?? null}
            isDrawn={at < fileLimits.thumbnails}
            onPreview={() => onPreview(at)}
          />
        ))}
      </ul>
      {hands.length > most && (
        <Button
          size="small"
          className="mt-2 print:hidden"
          onClick={() => setMost(most + fileLimits.cards)}
        >
          {t('att.showMore', { n: hands.length - most })}
        </Button>
      )}
    </section>
  );
}

/** After the message they came with. */
function zipName(subject: string): string {
  return messageFileName(subject, null).replace(/\.eml$/, '');
}
