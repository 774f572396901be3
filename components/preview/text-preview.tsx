// A text, a script or a web page: as the letters it is made of.
'use client';
import type { FileFacts } from '../../lib/files/jobs.ts';
import { fileLimits } from '../../lib/files/limits.ts';
import { useText } from '../../lib/client/language.ts';
import { fitting } from '../../lib/mail/laying-out.ts';
import { kindOf, type FileInHand } from './file-in-hand.ts';
import { Looking, Refusal } from './refusal.tsx';
import { useJob } from './use-job.ts';

/** What is drawn, in plain letters. */
const mostShown = 200_000;

export function TextPreview({
  hand,
  facts,
}: {
  hand: FileInHand;
  facts: FileFacts | null;
}) {
  const { t, size } = useText();
  const work = useJob('text', hand.file);
  if (work.state === 'working') return <Looking />;
  if (!work.answer) return <Refusal>{t('prev.cannot')}</Refusal>;
  const { text, isCut, hasHidden } = work.answer;
  const { end } = fitting(text, mostShown);
  const isLeftOut = isCut || end < text.length;
  const runs = ['page', 'script', 'shortcut'].includes(kindOf(hand, facts));
  return (
    <div className="space-y-2">
      {runs && <p className="text-sm text-text-2">{t('prev.asText')}</p>}
      {hasHidden && <p className="text-sm text-danger">{t('prev.hidden')}</p>}
      <pre
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys
        tabIndex={0}
        role="region"
        aria-label={t('prev.content', { name: hand.name })}
        data-testid="preview-text"
        className="max-h-[66dvh] overflow-auto rounded-sm border bg-surface-1 p-3 font-mono text-sm break-words whitespace-pre-wrap focus-inset"
      >
        {text.slice(0, end)}
      </pre>
      {isLeftOut && (
        <p className="text-sm text-text-2">
          {t('prev.textCut', { size: size(Math.min(end, fileLimits.textOctets)) })}
        </p>
      )}
    </div>
  );
}
