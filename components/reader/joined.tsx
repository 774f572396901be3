// The message that pieces made, in a dialog of its own: nothing on the server is this one.
'use client';
import dynamic from 'next/dynamic';
import { useText } from '../../lib/client/language.ts';
import { saveFile } from '../../lib/client/save-file.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import { messageFileName } from '../../lib/mail/file-name.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

const Enclosed = dynamic(
  () => import('../preview/enclosed.tsx').then((room) => room.Enclosed),
  { ssr: false },
);

export function Joined({
  letter,
  original,
  pieces,
  onClose,
}: {
  letter: Letter;
  original: Blob;
  pieces: number;
  onClose: () => void;
}) {
  const { t, size } = useText();
  const { subject, date } = letter;
  return (
    <Dialog
      open
      width="wide"
      testId="joined"
      title={t('piece.title', { n: pieces })}
      head={<span className="text-sm text-text-2">{size(original.size)}</span>}
      onClose={onClose}
      footer={
        <Button onClick={() => saveFile(original, messageFileName(subject, date))}>
          {t('msg.save')}
        </Button>
      }
    >
      <div className="space-y-3">
        <p className="text-sm text-text-2">{t('piece.note')}</p>
        <Enclosed letter={letter} original={original} depth={0} />
      </div>
    </Dialog>
  );
}
