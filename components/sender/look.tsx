// Whether more could be known, and what asking costs: a name server is asked for the key of
// a signature only after the person said so, or their settings do.
'use client';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import type { SenderChecks } from '../../lib/mail/sender-checks.ts';
import { Button } from '../ui/button.tsx';

export function Look({ checks }: { checks: SenderChecks }) {
  const { t, list } = useText();
  const rule = useStore(app.settings, ({ senderKeys }) => senderKeys);
  const wasAsked = useStore(app.checks, (now) => now?.isWanted ?? false);
  const { look, signatures } = checks;
  if (look === 'done') return null;
  const signers = [...new Set(signatures.map(({ domain }) => domain))].slice(0, 3);
  const why =
    look !== 'waiting'
      ? look
      : wasAsked || rule === 'always'
        ? 'refused'
        : rule === 'never'
          ? 'never'
          : 'waiting';
  const canAsk = look !== 'running' && why !== 'refused';
  return (
    <section
      className="space-y-2 rounded-md border bg-surface-1 p-3"
      data-testid="sender-look"
      aria-live="polite"
    >
      <p className="wrap-anywhere">{t(`auth.look.${why}`, { domain: list(signers) })}</p>
      {canAsk && (
        <Button size="small" onClick={() => app.lookUpKeys()}>
          {t(look === 'failed' ? 'auth.look.again' : 'auth.look.ask')}
        </Button>
      )}
    </section>
  );
}
