// What stands in the exported file before the app runs: who this is, in both languages (the
// page's own language shows one), and a word for those without JavaScript.
import { createText } from '../../lib/i18n/text.ts';
import { Mark, productName } from '../ui/brand.tsx';

const english = createText('en');
const french = createText('fr');

export function FirstPaint() {
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div className="space-y-3">
        <Mark className="mx-auto size-12" />
        <h1 className="text-xl font-semibold">{productName}</h1>
        <p lang="en" className="only-en text-text-2">
          {english.t('app.tagline')}
        </p>
        <p lang="fr" className="only-fr text-text-2">
          {french.t('app.tagline')}
        </p>
        <noscript>
          <p lang="en" className="mx-auto max-w-prose pt-4">
            {english.t('shell.noScript')}
          </p>
          <p lang="fr" className="mx-auto max-w-prose pt-4">
            {french.t('shell.noScript')}
          </p>
        </noscript>
      </div>
    </main>
  );
}
