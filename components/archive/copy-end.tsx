// What came of a copy: equal to what the server announced, or which messages are not.
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { isExact, type Check } from '../../lib/copies/check.ts';
import { app } from '../../lib/client/instance.ts';
import { faultWords } from '../../lib/client/fault-words.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { visible } from '../mailbox/row-view.ts';
import { Button } from '../ui/button.tsx';

/** ours: all of them are in the file's own check */
const namedAtMost = 50;

export function CopyEnd({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const now = useStore(app.copying, (state) => state);
  if (now.name !== 'done' && now.name !== 'failed') return null;
  return (
    <div className="space-y-4">
      {now.name === 'done' ? (
        <CheckWords check={now.check} />
      ) : (
        <div role="alert" className="space-y-1">
          <p className="font-medium text-danger">{t('copy.failed')}</p>
          <FailedWhy />
        </div>
      )}
      <div className="flex justify-end">
        <Button look="strong" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}

function FailedWhy() {
  const { t } = useText();
  const fault = useStore(app.copying, (now) =>
    now.name === 'failed' ? now.fault : null,
  );
  if (!fault) return <p>{t('copy.failedDisk')}</p>;
  const { title, body, values, details } = faultWords(fault);
  return (
    <>
      <p className="font-medium">{t(title, values)}</p>
      <p>{t(body, values)}</p>
      {details && <bdi className="block font-mono text-sm">{visible(details)}</bdi>}
    </>
  );
}

function CheckWords({ check }: { check: Check }) {
  const { t, number } = useText();
  const { messages, octets, announced, differing, missing, changed } = check;
  const isGood = isExact(check);
  const Icon = isGood ? CircleCheck : TriangleAlert;
  const values = {
    n: messages,
    octets: number(octets),
    announced: number(announced),
  };
  return (
    <div role="status" className="space-y-3">
      <p className="flex gap-2 text-md font-medium">
        <Icon
          aria-hidden
          className={`mt-0.5 size-5 shrink-0 ${isGood ? 'text-ok' : 'text-mark'}`}
        />
        {t(isGood ? 'copy.equal' : 'copy.different', values)}
      </p>
      <Named
        words={t('copy.missing', { n: missing.length })}
        lines={missing.map(({ id, why }) => `${id}  ${why}`)}
      />
      <Named
        words={t('copy.differing', { n: differing.length })}
        lines={differing.map((one) => `${one.id}  ${one.announced ?? 0} → ${one.octets}`)}
      />
      <Named words={t('copy.changed', { n: changed.length })} lines={changed} />
    </div>
  );
}

function Named({ words, lines }: { words: string; lines: readonly string[] }) {
  const { t } = useText();
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{words}</summary>
      <ul className="mt-1 max-h-48 overflow-y-auto font-mono text-sm">
        {lines.slice(0, namedAtMost).map((line) => (
          <li key={line} className="truncate">
            <bdi>{visible(line)}</bdi>
          </li>
        ))}
      </ul>
      {lines.length > namedAtMost && (
        <p className="text-sm text-text-3">
          {t('copy.andMore', { n: lines.length - namedAtMost })}
        </p>
      )}
    </details>
  );
}
