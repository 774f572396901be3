// What a rule would remove from the server now: exactly which messages and why, how many others
// stay and why, and what stands in its way.
import { useEffect, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Preview } from '../../lib/client/policy-state.ts';
import type { Rule } from '../../lib/client/policy.ts';
import { useStore } from '../../lib/client/store.ts';
import { StoragePromise } from '../archive/storage-promise.tsx';
import { subjectWords } from '../tray/subject-words.ts';
import { RowWords, TrayList } from '../tray/tray-list.tsx';
import { BarWords } from './bar-words.tsx';
import { becauseWords } from './because-words.ts';

export function RulePreview({ rule }: { rule: Rule | null }) {
  const { t, size, number } = useText();
  const { preview, again } = usePreview(rule);
  if (rule === null || rule.name === 'leave') return null;
  if (rule.name === 'forgotten')
    return <p className="text-sm text-text-2">{t('pol.previewForgotten')}</p>;
  const goes = preview?.plan.goes ?? [];
  const octets = goes.reduce((sum, { row }) => sum + row.size, 0);
  return (
    <section
      aria-label={t('pol.preview')}
      aria-busy={!preview?.isChecked}
      data-testid="policy-preview"
      className="space-y-3 rounded-md border bg-surface-1 p-4"
    >
      <h3 className="font-semibold">{t('pol.preview')}</h3>
      {preview ? (
        <>
          <p role="status" className="tabular-nums">
            {preview.isChecked
              ? t('pol.goes', { n: goes.length, size: size(octets) })
              : t('pol.checking', { n: number(goes.length) })}
          </p>
          {preview.bar && <BarWords bar={preview.bar} onTrust={again} />}
          {preview.bar === 'not-promised' && <StoragePromise onGiven={again} />}
          {goes.length > 0 && <Going preview={preview} />}
          <Staying preview={preview} />
        </>
      ) : (
        <p role="status">{t('pol.looking')}</p>
      )}
    </section>
  );
}

/** Asked anew with another rule, and when something that matters has changed. */
function usePreview(rule: Rule | null) {
  const [told, setTold] = useState<{ rule: Rule; preview: Preview } | null>(null);
  const [turn, setTurn] = useState(0);
  const visit = useStore(app.visit, (now) =>
    now.name === 'open' ? `${now.snapshot.takenAt} ${now.visit}` : '',
  );
  useEffect(
    () =>
      rule === null
        ? undefined
        : app.previewRule(rule, (preview) => setTold({ rule, preview })),
    [rule, turn, visit],
  );
  return {
    preview: told?.rule === rule ? told.preview : null,
    again: () => setTurn((now) => now + 1),
  };
}

function Going({ preview: { plan } }: { preview: Preview }) {
  const text = useText();
  const summaries = useStore(app.mailbox, (now) => now.summaries);
  const items = plan.goes.map((one) => ({ ...one, id: one.row.id }));
  return (
    <TrayList items={items} label={text.t('pol.goesList')} rowsTakeFocus={false}>
      {({ row, because }) => {
        const subject = summaries.get(row.id)?.subject ?? null;
        return (
          <>
            <RowWords
              subject={subjectWords(subject, text)}
              below={becauseWords(because, text)}
              title={row.id}
            />
            <span className="shrink-0 text-sm text-text-2 tabular-nums">
              {text.size(row.size)}
            </span>
          </>
        );
      }}
    </TrayList>
  );
}

function Staying({ preview: { plan } }: { preview: Preview }) {
  const { t } = useText();
  const counts = new Map<(typeof plan.stays)[number]['why'], number>();
  for (const { why } of plan.stays) counts.set(why, (counts.get(why) ?? 0) + 1);
  if (counts.size === 0) return null;
  return (
    <div className="text-sm text-text-2">
      <p>{t('pol.stays', { n: plan.stays.length })}</p>
      <ul className="list-disc ps-5" data-testid="policy-stays">
        {[...counts].map(([why, n]) => (
          <li key={why} data-why={why}>
            {t(`pol.stays.${why}`, { n })}
          </li>
        ))}
      </ul>
    </div>
  );
}
