// What is not as it should be after a copy: changed by the server, or not there at all, with
// the server's own line. Nothing is said where all is equal.
'use client';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import type { TransferFigures } from '../../lib/client/transfer-state.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { targetLimits } from '../../lib/wire/target.ts';
import { visible } from '../mailbox/row-view.ts';

/** ours: more than these nobody reads */
const namedAtMost = 50;

const hows = ['line-ends', 'header', 'other', 'unproven'] as const;
const whys = [
  'quota',
  'too-large',
  'other',
  'lost',
  'limit',
  'incomplete',
  'unreadable',
] as const;

export function Findings({ figures }: { figures: TransferFigures }) {
  const { t, size } = useText();
  const values = (n: number) => ({ n, size: size(targetLimits.messageBytes) });
  return (
    <div className="space-y-1">
      {whys.map((why) => {
        const some = figures.missing.filter((one) => one.why === why);
        const words = t(`transfer.missing.${why}`, values(some.length));
        return <Named key={why} words={words} some={some} isBad />;
      })}
      {hows.map((how) => {
        const some = figures.altered
          .filter((one) => one.how === how)
          .map(({ id }) => ({ id, line: '' }));
        const words = t(`transfer.how.${how}`, values(some.length));
        return <Named key={how} words={words} some={some} />;
      })}
    </div>
  );
}

function Named({
  words,
  some,
  isBad = false,
}: {
  words: string;
  some: readonly { id: MessageId; line: string }[];
  isBad?: boolean;
}) {
  const { t } = useText();
  const summaries = useStore(app.mailbox, (now) => now.summaries);
  if (some.length === 0) return null;
  return (
    <details>
      <summary className={isBad ? 'text-danger' : ''}>{words}</summary>
      <ul className="mt-1 max-h-48 space-y-1 overflow-y-auto text-sm">
        {some.slice(0, namedAtMost).map(({ id, line }) => (
          <li key={id}>
            <bdi className="block truncate">
              {visible(summaries.get(id)?.subject || id)}
            </bdi>
            {line && (
              <bdi className="block truncate font-mono text-text-3">{visible(line)}</bdi>
            )}
          </li>
        ))}
      </ul>
      {some.length > namedAtMost && (
        <p className="text-sm text-text-3">
          {t('copy.andMore', { n: some.length - namedAtMost })}
        </p>
      )}
    </details>
  );
}
