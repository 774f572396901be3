// A copy being written: how far, and the way to stop it.
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';

export function CopyUnderWay() {
  const { t, size } = useText();
  const now = useStore(app.copying, (state) => state);
  if (now.name !== 'running') return null;
  const { done, total, octets, totalOctets } = now;
  const values = { done, total, size: size(octets), of: size(totalOctets) };
  return (
    <div className="space-y-4">
      <Progress
        value={octets}
        max={totalOctets}
        label={t('copy.progress')}
        text={t('copy.soFar', values)}
        className="w-full"
      />
      <p className="text-sm text-text-2">{t('copy.readingFirst')}</p>
      <div className="flex justify-end">
        <Button onClick={() => app.stopCopy()}>{t('copy.stop')}</Button>
      </div>
    </div>
  );
}
