// Beside the sender's address: what is known of it, in a word and an icon. Pressing it tells
// why.
'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { SenderChecks } from '../../lib/mail/sender-checks.ts';
import { Chip } from '../ui/chip.tsx';
import { FaceIcon } from './face-icon.tsx';
import { chipWords, faceOf, sentenceOf, toneOf } from './words.ts';

// It knows whose domain is whose, by a long list that most messages are read without.
const SenderPanel = dynamic(
  () => import('./sender-panel.tsx').then((room) => room.SenderPanel),
  { ssr: false },
);

export function SenderChip({ checks, letter }: { checks: SenderChecks; letter: Letter }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const face = faceOf(checks);
  return (
    <>
      <Chip
        tone={toneOf[face]}
        icon={<FaceIcon face={face} />}
        title={text.t('auth.title')}
        aria-description={sentenceOf(checks, text)}
        aria-haspopup="dialog"
        data-testid="sender-chip"
        data-verdict={checks.verdict}
        wraps
        onClick={() => setOpen(true)}
      >
        {chipWords(checks, text)}
      </Chip>
      {isOpen && (
        <SenderPanel checks={checks} letter={letter} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
