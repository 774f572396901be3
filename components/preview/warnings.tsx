// What is worth knowing of a file before it is saved, one sentence each.
'use client';
import { TriangleAlert } from 'lucide-react';
import type { FileFacts } from '../../lib/files/jobs.ts';
import { endingsOf, warningsOf } from '../../lib/files/risk.ts';
import { useText } from '../../lib/client/language.ts';
import type { FileInHand } from './file-in-hand.ts';

export function Warnings({ hand, facts }: { hand: FileInHand; facts: FileFacts | null }) {
  const { t } = useText();
  const { attachment } = hand;
  const found = facts?.found ?? null;
  const said = endingsOf(attachment.name).ending.toUpperCase() || attachment.type;
  const words = { type: said, said, found: (found?.ending ?? '').toUpperCase() };
  return warningsOf(attachment, found, facts?.contents ?? null).map((warning) => (
    <p
      key={warning}
      data-warning={warning}
      className="flex gap-1.5 pt-1 text-xs text-danger"
    >
      <TriangleAlert className="size-3.5 shrink-0 translate-y-px" aria-hidden />
      <bdi>{t(`att.${warning}`, words)}</bdi>
    </p>
  ));
}
