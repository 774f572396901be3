// One attachment looked at, in the page: pixels and letters, never a document of its own.
'use client';
import type { FileFacts } from '../../lib/files/jobs.ts';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CalendarPreview } from './calendar-preview.tsx';
import { ContactsPreview } from './contacts-preview.tsx';
import { previewOf, type FileInHand } from './file-in-hand.ts';
import { ImagePreview } from './image-preview.tsx';
import { MessagePreview } from './message-preview.tsx';
import { PdfPreview } from './pdf-preview.tsx';
import { Refusal } from './refusal.tsx';
import { saveAttachment } from './save-attachment.ts';
import { TablePreview } from './table-preview.tsx';
import { TextPreview } from './text-preview.tsx';
import { Warnings } from './warnings.tsx';

type Shown = {
  hand: FileInHand;
  facts: FileFacts | null;
  /** How many messages lie around the one it came with. */
  depth: number;
};

export function PreviewDialog({ onClose, ...shown }: Shown & { onClose: () => void }) {
  const { t, size } = useText();
  const { hand, facts } = shown;
  return (
    <Dialog
      open
      width="wide"
      testId="preview"
      title={
        <bdi className="line-clamp-2 text-base break-all">
          {hand.isNamed ? hand.name : t('att.unnamed')}
        </bdi>
      }
      head={<span className="text-sm text-text-2">{size(hand.attachment.size)}</span>}
      onClose={onClose}
      footer={
        <Button onClick={() => void saveAttachment(hand)}>
          {t('att.save', { name: hand.name })}
        </Button>
      }
    >
      <Warnings hand={hand} facts={facts} />
      <Content {...shown} />
    </Dialog>
  );
}

function Content({ hand, facts, depth }: Shown) {
  const { t } = useText();
  switch (previewOf(hand, facts)) {
    case 'image':
      return <ImagePreview hand={hand} />;
    case 'pdf':
      return <PdfPreview hand={hand} />;
    case 'text':
      return <TextPreview hand={hand} facts={facts} />;
    case 'table':
      return <TablePreview hand={hand} />;
    case 'calendar':
      return <CalendarPreview hand={hand} />;
    case 'contacts':
      return <ContactsPreview hand={hand} />;
    case 'message':
      return <MessagePreview hand={hand} depth={depth} />;
    case null:
      return <Refusal>{t('prev.cannot')}</Refusal>;
  }
}
