// What of this mailbox is kept on this device, and fetching more of it.
'use client';
import { useEffect, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { PolicyLine } from '../policy/policy-line.tsx';
import { showSheet, stage } from '../shell/stage.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Progress } from '../ui/progress.tsx';
import { SaveChoice } from './save-choice.tsx';
import { SaveProgress } from './save-progress.tsx';
import { StoragePromise } from './storage-promise.tsx';

export function SaveDialog() {
  const { t } = useText();
  const isOpen = useStore(stage, (now) => now.sheet === 'device');
  const name = useStore(app.downloading, (now) => now.name);
  // Who closed this while it went on hears of its end.
  useEffect(() => {
    if (isOpen || (name !== 'done' && name !== 'stopped')) return;
    app.notify(name === 'done' ? 'saving.toldDone' : 'saving.toldStopped');
  }, [isOpen, name]);
  return (
    <Dialog
      open={isOpen}
      title={t('saving.title')}
      testId="saving"
      onClose={() => showSheet(null)}
    >
      <Content />
    </Dialog>
  );
}

function Content() {
  const { t } = useText();
  const saved = useStore(app.saved, (now) => now);
  const isIdle = useStore(
    app.downloading,
    ({ name }) => name === 'idle' || name === 'done',
  );
  if (saved.name === 'off') return <p>{t(`saving.off.${saved.why}`)}</p>;
  return (
    <div className="space-y-4">
      <Here />
      <SaveProgress />
      {isIdle && <SaveChoice />}
      <StoragePromise />
      <PolicyLine />
    </div>
  );
}

/** How much of the mailbox is here, and what it takes up. */
function Here() {
  const { t, number, size } = useText();
  const rows = useStore(app.mailbox, (now) => now.rows);
  const saved = useStore(app.saved, (now) => now);
  const visit = useStore(app.visit, (now) => now);
  const account = visit.name === 'open' ? visit.account.key : null;
  const [stored, setStored] = useState<number | null>(null);
  const count = saved.name === 'on' ? saved.sizes.size : 0;
  // While messages come in, their own progress is enough.
  const isGoing = useStore(app.downloading, (now) => now.name === 'running');
  useEffect(() => {
    if (isGoing) return;
    let isOld = false;
    void app.savedUse().then((uses) => {
      const mine = uses.find((use) => use.account === account);
      if (!isOld) setStored(mine?.stored ?? 0);
    });
    return () => void (isOld = true);
  }, [account, count, isGoing]);
  if (saved.name === 'off' || isGoing) return null;
  const here = rows.filter(({ id, size: octets }) => saved.sizes.get(id) === octets);
  const text = t('saving.here', {
    done: number(here.length),
    total: number(rows.length),
    size: size(stored ?? 0),
  });
  return (
    <p>
      <Progress
        value={here.length}
        max={rows.length}
        label={t('saving.hereName')}
        text={text}
        className="w-full"
      />
      {count === 0 && <span className="text-sm text-text-2">{t('saving.none')}</span>}
    </p>
  );
}
