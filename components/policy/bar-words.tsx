// Why a rule does nothing now although there is something to do.
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Bar } from '../../lib/client/policy-state.ts';
import { Button } from '../ui/button.tsx';

export function BarWords({ bar, onTrust }: { bar: Bar; onTrust?: () => void }) {
  const { t, dateTime } = useText();
  if (typeof bar === 'string') return <p>{t(`pol.bar.${bar}`)}</p>;
  const { clock } = bar;
  if (clock.why === 'apart')
    return (
      <p>
        {t('pol.clock.apart', {
          here: dateTime(clock.here),
          there: dateTime(clock.there),
        })}
      </p>
    );
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className="min-w-48 flex-1">
        {t(`pol.clock.${clock.why}`, {
          since: dateTime(clock.since),
          now: dateTime(clock.now),
        })}
      </p>
      <Button size="small" onClick={() => void app.trustClock().then(() => onTrust?.())}>
        {t('pol.clock.trust')}
      </Button>
    </div>
  );
}
