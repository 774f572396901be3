// The first rows of a table that was sent as text.
'use client';
import { fileLimits } from '../../lib/files/limits.ts';
import { useText } from '../../lib/client/language.ts';
import type { FileInHand } from './file-in-hand.ts';
import { Looking, Refusal } from './refusal.tsx';
import { useJob } from './use-job.ts';

export function TablePreview({ hand }: { hand: FileInHand }) {
  const { t } = useText();
  const work = useJob('table', hand.file);
  if (work.state === 'working') return <Looking />;
  if (!work.answer) return <Refusal>{t('prev.cannot')}</Refusal>;
  const { rows, isCut } = work.answer;
  return (
    <div className="space-y-2">
      <div
        role="region"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys
        tabIndex={0}
        aria-label={t('prev.content', { name: hand.name })}
        className="max-h-[66dvh] overflow-auto rounded-sm border focus-inset"
      >
        <table data-testid="preview-table" className="border-collapse text-sm">
          <tbody>
            {rows.map((row, at) => (
              <tr key={at} className="odd:bg-surface-1">
                {row.map((cell, column) => (
                  <td
                    key={column}
                    dir="auto"
                    className="max-w-[40ch] border-e border-b px-2 py-1 align-top break-words whitespace-pre-wrap"
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isCut && (
        <p className="text-sm text-text-2">
          {t('prev.tableCut', { n: Math.min(rows.length, fileLimits.tableRows) })}
        </p>
      )}
    </div>
  );
}
