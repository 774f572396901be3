// Who sent a message: first in a sentence, then what is made to mislead, then what a look-up
// could still tell; the technical result on demand.
'use client';
import { TriangleAlert } from 'lucide-react';
import { useText } from '../../lib/client/language.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { SenderChecks } from '../../lib/mail/sender-checks.ts';
import { Person } from '../reader/people.tsx';
import type { ChipTone } from '../ui/chip.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FaceIcon } from './face-icon.tsx';
import { Look } from './look.tsx';
import { Technical } from './technical.tsx';
import { chipWords, doubtText, faceOf, sentenceOf, toneOf } from './words.ts';

const colours: Record<ChipTone, string> = {
  neutral: 'text-text-2',
  accent: 'text-accent',
  mark: 'text-mark',
  danger: 'text-danger',
  ok: 'text-ok',
  here: 'text-here',
};

export function SenderPanel({
  checks,
  letter,
  onClose,
}: {
  checks: SenderChecks;
  letter: Letter;
  onClose: () => void;
}) {
  const text = useText();
  const { t } = text;
  const author = letter.from[0];
  const face = faceOf(checks);
  return (
    <Dialog
      open
      title={t('auth.title')}
      width="wide"
      testId="sender-panel"
      onClose={onClose}
    >
      <div className="space-y-5">
        {author && (
          <p>
            <Person address={author} isPlain />
          </p>
        )}
        <div className="flex gap-3">
          <span className={`mt-0.5 shrink-0 [&_svg]:size-5 ${colours[toneOf[face]]}`}>
            <FaceIcon face={face} />
          </span>
          <div className="min-w-0 space-y-1">
            <p className="font-semibold wrap-anywhere">{chipWords(checks, text)}</p>
            <p className="text-md wrap-anywhere" data-testid="sender-sentence">
              {sentenceOf(checks, text)}
            </p>
            {checks.verdict === 'confirmed' && (
              <p className="text-sm text-text-2">{t('auth.limits')}</p>
            )}
          </div>
        </div>
        <Doubts checks={checks} />
        <Look checks={checks} />
        <details className="group">
          <summary className="flex target-small w-fit items-center rounded-sm text-accent">
            {t('auth.technical')}
          </summary>
          <Technical checks={checks} />
        </details>
      </div>
    </Dialog>
  );
}

function Doubts({ checks: { doubts } }: { checks: SenderChecks }) {
  const text = useText();
  if (doubts.length === 0) return null;
  return (
    <section className="space-y-1.5">
      <h3 className="font-semibold">{text.t('auth.doubts')}</h3>
      <ul className="space-y-1.5" data-testid="sender-doubts">
        {doubts.map((doubt, at) => (
          <li key={at} className="flex gap-2">
            <TriangleAlert className="mt-0.5 size-4 shrink-0 text-mark" aria-hidden />
            <span className="min-w-0 wrap-anywhere">{doubtText(doubt, text)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
