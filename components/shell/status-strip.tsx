// One line that says how things stand with the server: what this visit may do, who holds
// the mailbox, how the line is protected, how old the picture is.
'use client';
import { RefreshCw } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';
import { LockChip } from './lock-chip.tsx';
import { StoreChip } from './store-chip.tsx';
import { VaultChip } from './vault-chip.tsx';
import { TlsChip } from './tls-chip.tsx';
import { useOpenVisit } from './use-open-visit.ts';
import { VisitChip } from './visit-chip.tsx';

const look = 'flex shrink-0 items-center gap-1.5 overflow-x-auto border-t bg-surface-2';

export function StatusStrip() {
  const { t, time } = useText();
  const visit = useOpenVisit();
  if (!visit) return null;
  const isChecking = visit.line.name === 'checking';
  const isAway = visit.line.name === 'away';
  return (
    <footer
      data-testid="status-strip"
      data-zone="strip"
      aria-label={t('shell.status')}
      className={`${look} px-2 py-1 text-xs text-text-2`}
    >
      {!isAway && <VisitChip visit={visit} />}
      <LockChip visit={visit} />
      {!isAway && <TlsChip visit={visit} />}
      <Coverage visit={visit} />
      <StoreChip />
      <VaultChip />
      <span className="ms-2 whitespace-nowrap tabular-nums max-sm:hidden">
        {t('list.snapshot', { time: time(visit.snapshot.takenAt) })}
      </span>
      <Button
        look="quiet"
        size="small"
        title={t('snapshot.about')}
        aria-label={t('list.checkAgain')}
        busy={isChecking}
        whyNot={
          isChecking ? t('lock.checking') : isAway ? t('away.needsServer') : undefined
        }
        onClick={() => void app.checkAgain()}
        icon={<RefreshCw className="size-4" aria-hidden />}
        className="whitespace-nowrap"
      >
        <span className="max-sm:hidden">{t('list.checkAgain')}</span>
      </Button>
    </footer>
  );
}

/** How many headers are here, always: a list that is not whole says so even when quiet. */
function Coverage({ visit }: { visit: OpenVisit }) {
  const { t, number } = useText();
  const fetched = useStore(app.mailbox, ({ covered }) => covered);
  const { count } = visit.snapshot;
  return (
    <span
      data-testid="coverage"
      className="ms-2 whitespace-nowrap tabular-nums max-lg:sr-only"
    >
      {t('list.coverage', {
        done: number(Math.min(fetched, count)),
        total: number(count),
      })}
    </span>
  );
}
