// A message between what it brings along: a strip under its header, the list at its end,
// and the one file that is being looked at.
'use client';
import dynamic from 'next/dynamic';
import { useMemo, useState, type ReactNode } from 'react';
import type { Letter } from '../../lib/mail/attachment.ts';
import { filesInHand } from '../preview/file-in-hand.ts';
import { useFacts } from '../preview/use-job.ts';
import { AttachmentList } from './attachment-list.tsx';
import { AttachmentStrip } from './attachment-strip.tsx';

// Most messages are read without a look into a file.
const PreviewDialog = dynamic(
  () => import('../preview/preview-dialog.tsx').then((room) => room.PreviewDialog),
  { ssr: false },
);

export function WithAttachments({
  letter,
  original,
  depth,
  children,
}: {
  letter: Letter;
  /** The message as it is stored: the files are in it. */
  original: Blob;
  /** How many messages lie around this one. */
  depth: number;
  children: ReactNode;
}) {
  const hands = useMemo(() => filesInHand(letter, original), [letter, original]);
  const facts = useFacts(useMemo(() => hands.map(({ file }) => file), [hands]));
  const [open, setOpen] = useState<number | null>(null);
  const opened = open === null ? undefined : hands[open];
  const all = { hands, facts, onPreview: setOpen, subject: letter.subject };
  return (
    <>
      {hands.length > 0 && <AttachmentStrip {...all} />}
      {children}
      {hands.length > 0 && <AttachmentList {...all} />}
      {opened && open !== null && (
        <PreviewDialog
          hand={opened}
          facts={facts[open] ?? null}
          depth={depth}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
