// A download under way, paused, stopped or at its end: how far, what stands in its way, and
// what was set aside.
import { app } from '../../lib/client/instance.ts';
import type { Aside, DownloadState } from '../../lib/client/download-state.ts';
import type { Figures } from '../../lib/client/figures.ts';
import { faultWords } from '../../lib/client/fault-words.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { visible } from '../mailbox/row-view.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';

/** ours: more than these nobody reads */
const namedAtMost = 50;
/** From here on time is said in minutes. */
const secondsAtMost = 90;

export function SaveProgress() {
  const { t } = useText();
  const now = useStore(app.downloading, (state) => state);
  if (now.name === 'idle') return null;
  return (
    <div className="space-y-3" data-testid="transfer">
      {now.name === 'done' ? (
        <p role="status" className="font-medium">
          {t('saving.done', { n: now.figures.done - now.aside.length })}
        </p>
      ) : (
        <HowFar figures={now.figures} />
      )}
      {now.name === 'stopped' && <Why why={now.why} />}
      <SetAside aside={now.aside} />
      {now.name === 'running' && (
        <p className="text-sm text-text-2">{t('saving.readingFirst')}</p>
      )}
      {now.name !== 'done' && (
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => app.cancelSaving()}>{t('saving.cancel')}</Button>
          {now.name === 'running' ? (
            <Button onClick={() => app.pauseSaving()}>{t('saving.pause')}</Button>
          ) : (
            <Button look="strong" onClick={() => app.resumeSaving()}>
              {t('saving.resume')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function HowFar({ figures }: { figures: Figures }) {
  const { t, size } = useText();
  const { done, total, octets, totalOctets, rate, secondsLeft } = figures;
  const text = t('saving.soFar', {
    done,
    total,
    size: size(octets),
    of: size(totalOctets),
  });
  const left =
    secondsLeft === null
      ? ''
      : secondsLeft <= secondsAtMost
        ? t('saving.left.seconds', { n: secondsLeft })
        : t('saving.left.minutes', { n: Math.round(secondsLeft / 60) });
  return (
    <div>
      <Progress
        value={octets}
        max={totalOctets}
        label={t('saving.progress')}
        text={left ? `${text}, ${left}` : text}
        className="w-full"
      />
      {rate !== null && (
        <p className="text-xs text-text-3 tabular-nums">
          {t('saving.rate', { size: size(Math.round(rate)) })}
        </p>
      )}
    </div>
  );
}

function Why({ why }: { why: Extract<DownloadState, { name: 'stopped' }>['why'] }) {
  const { t } = useText();
  if (why.kind === 'device')
    return (
      <p role="alert" className="font-medium text-danger">
        {t(`saving.off.${why.why}`)}
      </p>
    );
  const { title, body, values, details } = faultWords(why);
  return (
    <div role="alert" className="space-y-1">
      <p className="font-medium text-danger">{t(title, values)}</p>
      <p>{t(body, values)}</p>
      {details && <bdi className="block font-mono text-sm">{visible(details)}</bdi>}
    </div>
  );
}

function SetAside({ aside }: { aside: readonly Aside[] }) {
  const { t } = useText();
  const summaries = useStore(app.mailbox, (now) => now.summaries);
  if (aside.length === 0) return null;
  return (
    <details>
      <summary>{t('saving.aside', { n: aside.length })}</summary>
      <ul className="mt-1 max-h-48 space-y-1 overflow-y-auto text-sm">
        {aside.slice(0, namedAtMost).map(({ id, why }) => (
          <li key={id}>
            <bdi className="block truncate">
              {visible(summaries.get(id)?.subject || id)}
            </bdi>
            <bdi className="block truncate font-mono text-text-3">{visible(why)}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
