// One attachment: what it is called, what it is, what to know of it, what can be done.
'use client';
import type { FileFacts } from '../../lib/files/jobs.ts';
import { useText } from '../../lib/client/language.ts';
import { isRaster, kindOf, previewOf, type FileInHand } from '../preview/file-in-hand.ts';
import { saveAttachment } from '../preview/save-attachment.ts';
import { Warnings } from '../preview/warnings.tsx';
import { Button } from '../ui/button.tsx';
import { cardId } from './attachment-strip.tsx';
import { Thumbnail } from './thumbnail.tsx';

export function AttachmentCard({
  hand,
  facts,
  isDrawn,
  onPreview,
}: {
  hand: FileInHand;
  facts: FileFacts | null;
  /** A picture may be drawn small. */
  isDrawn: boolean;
  onPreview: () => void;
}) {
  const { t, size } = useText();
  const { attachment, name, isNamed, file } = hand;
  const kind = kindOf(hand, facts);
  const shown = isNamed ? name : t('att.unnamed');
  const isPicture = isDrawn && facts !== null && isRaster(facts);
  return (
    <li
      id={cardId(attachment.index)}
      tabIndex={-1}
      data-kind={kind}
      className="flex min-w-0 flex-col gap-2 card p-2.5"
    >
      <div className="flex min-w-0 flex-1 items-start gap-3 text-sm">
        <Thumbnail kind={kind} file={isPicture ? file : null} />
        <div className="min-w-0 flex-1">
          <p className="font-medium break-words">
            <bdi>{shown}</bdi>
          </p>
          <p className="text-xs break-words text-text-2">
            {t(`file.${kind}`)} · {size(attachment.size)} ·{' '}
            <bdi>{attachment.type.slice(0, 80)}</bdi>
            {attachment.disposition === 'inline' && attachment.cid !== null && (
              <> · {t('att.inText')}</>
            )}
          </p>
          <Warnings hand={hand} facts={facts} />
        </div>
      </div>
      <div className="flex gap-2 print:hidden">
        {previewOf(hand, facts) && (
          <Button
            size="small"
            aria-label={t('att.previewOf', { name: shown })}
            onClick={onPreview}
          >
            {t('att.preview')}
          </Button>
        )}
        <Button
          size="small"
          aria-label={t('att.save', { name: shown })}
          onClick={() => void saveAttachment(hand)}
        >
          {t('att.saveShort')}
        </Button>
      </div>
    </li>
  );
}
