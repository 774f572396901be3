// How much of the mailbox is on this device, and the way to what is kept there.
import { HardDriveDownload, ShieldOff } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { showSheet } from './stage.ts';

export function StoreChip() {
  const { t, number } = useText();
  const saved = useStore(app.saved, (now) => now);
  const rows = useStore(app.mailbox, (now) => now.rows);
  const onlyHere = useStore(app.mailbox, (now) => now.onlyHere.length);
  const going = useStore(app.downloading, (now) =>
    now.name === 'running' ? now.figures : null,
  );
  const keeps = useStore(app.keeps, (now) => now);
  if (keeps === 'nothing')
    return (
      <Chip
        icon={<ShieldOff aria-hidden />}
        title={t('keeps.shared.hint')}
        className="ms-1"
      >
        {t('keeps.shared.chip')}
      </Chip>
    );
  if (saved.name === 'off') return null;
  const { done, total } = going ?? {
    done: saved.sizes.size - onlyHere,
    total: rows.length,
  };
  const values = { done: number(done), total: number(total) };
  const words = t(going ? 'saving.chip.going' : 'saving.chip', values);
  return (
    <Button
      look="quiet"
      size="small"
      aria-label={words}
      data-testid="store-chip"
      icon={<HardDriveDownload className="size-4" aria-hidden />}
      onClick={() => showSheet('device')}
      className="whitespace-nowrap tabular-nums"
    >
      <span className="max-lg:hidden">{words}</span>
    </Button>
  );
}
