// The commands a commit sends, in their order. Numbers are not known yet, and it says so.
import { useText } from '../../lib/client/language.ts';
import type { Mark } from '../../lib/client/state.ts';

/** Listed one by one; beyond them a number says the rest. */
const listedMost = 100;

export function Commands({ marks }: { marks: readonly Mark[] }) {
  const { t } = useText();
  const more = marks.length - listedMost;
  return (
    <details className="text-sm" data-testid="commands">
      <summary className="w-fit rounded-sm text-text-2">{t('del.what')}</summary>
      <p className="mt-2 text-text-3">{t('del.numbers')}</p>
      <ol className="mt-2 max-h-40 overflow-y-auto rounded-md border bg-surface-1 p-3 font-mono text-text-2">
        {marks.slice(0, listedMost).map(({ id }) => (
          <li key={id}>
            DELE <span className="text-text-3">‹{t('del.number', { id })}›</span>
          </li>
        ))}
        {more > 0 && <li>{t('del.andMore', { n: more })}</li>}
        <li>QUIT</li>
      </ol>
    </details>
  );
}
