// In one sentence what leaves the server and what comes here by itself, with the way to change
// both.
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { KeepHere } from '../../lib/client/policy.ts';
import { useStore } from '../../lib/client/store.ts';
import { showSheet } from '../shell/stage.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { nowWords } from './because-words.ts';

const gigabyte = 1_000_000_000;
const newest = [100, 500, 2_000] as const;
const sizes = [gigabyte / 4, gigabyte, 5 * gigabyte] as const;

export function PolicyLine() {
  const text = useText();
  const { t, number, size } = text;
  const policy = useStore(app.policy, (now) => (now.name === 'on' ? now.policy : null));
  if (!policy) return null;
  const { rule, keepHere } = policy;
  const set = (next: KeepHere | null) => app.setPolicy({ keepHere: next });
  return (
    <div className="space-y-3 border-t pt-4">
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t('pol.keepHere')}
          value={keepHere ? (keepHere.newest ?? 'all') : 'off'}
          onChange={({ target: { value } }) => {
            if (value === 'off') return void set(null);
            const count = value === 'all' ? null : Number(value);
            void set({ octets: gigabyte, ...keepHere, newest: count });
          }}
        >
          <option value="off">{t('pol.keepHere.off')}</option>
          {among(newest, keepHere?.newest).map((n) => (
            <option key={n} value={n}>
              {t('pol.keepHere.newest', { n: number(n) })}
            </option>
          ))}
          <option value="all">{t('pol.keepHere.all')}</option>
        </SelectField>
        {keepHere && (
          <SelectField
            label={t('pol.upTo')}
            value={keepHere.octets ?? 'all'}
            onChange={({ target: { value } }) =>
              void set({ ...keepHere, octets: value === 'all' ? null : Number(value) })
            }
          >
            {among(sizes, keepHere.octets).map((octets) => (
              <option key={octets} value={octets}>
                {size(octets)}
              </option>
            ))}
            <option value="all">{t('pol.upTo.all')}</option>
          </SelectField>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <p className="min-w-48 flex-1 text-text-2" data-testid="policy-line">
          {nowWords(rule, text)}
        </p>
        <Button size="small" onClick={() => showSheet('policy')}>
          {t('pol.change')}
        </Button>
      </div>
    </div>
  );
}

/** What is offered, and what was kept by a version that offered something else. */
function among(offered: readonly number[], kept: number | null | undefined): number[] {
  const all = new Set(offered);
  if (kept) all.add(kept);
  return [...all].sort((a, b) => a - b);
}
