// Says what of a message's looks is not shown, where somebody would have seen it.
import type { Loss } from '../../lib/html/sanitise.ts';
import { useText } from '../../lib/client/language.ts';

/** Fonts alone are no news: every newsletter names some, and is made to do without. */
export function LookNote({ losses }: { losses: ReadonlySet<Loss> }) {
  const { t } = useText();
  if (![...losses].some((loss) => loss !== 'fonts')) return null;
  const names = [...losses].map((loss) => t(`look.${loss}`));
  return (
    <p data-testid="look-note" className="px-4 pt-2 text-sm text-text-2 max-sm:px-3">
      {t('look.without', { list: names.join(', ') })}
    </p>
  );
}
