// The messages that went, by the two visits between which they went.
import { useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import type { Cause, GoneMessage } from '../../lib/client/gone.ts';
import { useText } from '../../lib/client/language.ts';
import { visible } from '../mailbox/row-view.ts';
import { showSheet } from '../shell/stage.ts';
import { Button } from '../ui/button.tsx';
import { stretchesOf } from './gone-filter.ts';

/** ours: what is drawn at once, and with each press more */
const rowsAtOnce = 200;

export function GoneList({ shown }: { shown: readonly GoneMessage[] }) {
  const { t, dateTime } = useText();
  const [most, setMost] = useState(rowsAtOnce);
  return (
    <div className="space-y-4">
      {stretchesOf(shown.slice(0, most)).map(({ from, to, messages }) => (
        <section key={`${from} ${to} ${messages[0]?.id}`}>
          <h3 className="border-b pb-1 text-sm font-semibold text-text-2">
            {from === null
              ? t('gone.before', { to: dateTime(to) })
              : t('gone.between', { from: dateTime(from), to: dateTime(to) })}
          </h3>
          <ul>
            {messages.map((one) => (
              <GoneRow key={one.id} one={one} />
            ))}
          </ul>
        </section>
      ))}
      {shown.length > most && (
        <Button onClick={() => setMost(most + rowsAtOnce)}>
          {t('gone.more', { n: Math.min(rowsAtOnce, shown.length - most) })}
        </Button>
      )}
    </div>
  );
}

function GoneRow({ one }: { one: GoneMessage }) {
  const { t, size } = useText();
  const { id, subject, from, cause, isHere } = one;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2">
      <div className="min-w-40 flex-1">
        <p className="truncate font-medium">
          {subject === null ? (
            <bdi className="font-mono text-sm">{visible(id)}</bdi>
          ) : (
            <bdi>{visible(subject) || t('list.noSubject')}</bdi>
          )}
        </p>
        <p className="text-sm text-text-2">
          <bdi>{from === null ? t('gone.noHeader') : visible(from)}</bdi>
          {' · '}
          {size(one.size)}
        </p>
        <CauseWords cause={cause} />
      </div>
      {isHere ? (
        <Button
          size="small"
          onClick={() => {
            showSheet(null);
            app.open(id);
          }}
        >
          {t('gone.openCopy')}
        </Button>
      ) : (
        <span className="text-sm text-text-3">{t('gone.noCopy')}</span>
      )}
    </li>
  );
}

function CauseWords({ cause }: { cause: Cause }) {
  const { t, dateTime } = useText();
  if (cause.name === 'us')
    return (
      <p className="text-sm text-text-2">
        {t('gone.by.us', { at: dateTime(cause.at) })}{' '}
        <span className="font-mono text-xs text-text-3">{cause.receipt.slice(0, 8)}</span>
      </p>
    );
  const words =
    cause.name === 'expiry'
      ? t('gone.by.expiry', { n: cause.days })
      : t(`gone.by.${cause.name}`);
  return <p className="text-sm text-text-2">{words}</p>;
}
