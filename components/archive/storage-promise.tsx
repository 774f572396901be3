// Whether the browser may clear what is here when it needs room, and asking it not to.
import { useEffect, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';

export function StoragePromise({ onGiven }: { onGiven?: () => void }) {
  const { t } = useText();
  const [isGiven, setGiven] = useState<boolean | null>(null);
  const [wasRefused, setRefused] = useState(false);
  useEffect(() => void app.isStoragePromised().then(setGiven), []);
  if (isGiven === null) return null;
  if (isGiven) return <p className="text-sm text-text-2">{t('saving.promised')}</p>;
  const ask = async () => {
    const answer = await app.askForStorage();
    setGiven(answer);
    setRefused(!answer);
    if (answer) onGiven?.();
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-2">
      <p className="min-w-48 flex-1" role="status">
        {t(wasRefused ? 'saving.refused' : 'saving.notPromised')}
      </p>
      {!wasRefused && (
        <Button size="small" onClick={() => void ask()}>
          {t('saving.ask')}
        </Button>
      )}
    </div>
  );
}
