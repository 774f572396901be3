// A message that is not here yet: asked about, waited for, or only to be had by RETR. The
// numbers are the ones received.
import type { MessageId } from '../../lib/mail/message.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';

/** Lines of a peek. */
const peekLines = 200;

export function AskFirst({ id, size }: { id: MessageId; size: number }) {
  const { t, size: sized } = useText();
  return (
    <Panel title={t('get.size', { size: sized(size) })}>
      <div className="flex flex-wrap gap-2">
        <Button look="strong" onClick={() => app.peek(id, peekLines)}>
          {t('msg.peek', { n: peekLines })}
        </Button>
        <Button onClick={() => app.download(id)}>
          {t('msg.download', { size: sized(size) })}
        </Button>
      </div>
      <p className="text-sm text-text-2">{t('get.peekNote')}</p>
    </Panel>
  );
}

/** EXPIRE 0: the same question as over the list, where it was met. */
export function MayExpire() {
  const { t } = useText();
  return (
    <Panel title={t('expire.oneTitle')} testId="may-expire">
      <p className="text-text-2">{t('expire.note')}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => app.declineExpiry()}>{t('expire.stay')}</Button>
        <Button look="quiet" onClick={() => app.agreeToExpiry()}>
          {t('expire.agree')}
        </Button>
      </div>
    </Panel>
  );
}

export function NeedsRetr({ id, size }: { id: MessageId; size: number }) {
  const { t, size: sized } = useText();
  return (
    <Panel title={t('get.retrTitle')}>
      <p className="text-text-2">{t('get.retrBody')}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => app.download(id, true)}>
          {t('get.retrDo', { size: sized(size) })}
        </Button>
        <Button look="quiet" onClick={() => app.closeMessage()}>
          {t('get.stay')}
        </Button>
      </div>
    </Panel>
  );
}

export function Loading({ size, received }: { size: number; received: number }) {
  const { t, size: sized } = useText();
  const text = t('get.progress', { received: sized(received), size: sized(size) });
  return (
    <Panel title={t('get.loading')} testId="transfer">
      <Progress
        value={received}
        // What LIST announced may be wrong (F34): then nobody knows how much is left.
        max={received > size ? null : size}
        label={t('get.loading')}
        text={text}
        className="w-full max-w-md"
      />
      <div>
        <Button size="small" onClick={() => app.cancelReading()}>
          {t('get.stop')}
        </Button>
      </div>
    </Panel>
  );
}

type PanelAsk = { title: string; testId?: string; children: React.ReactNode };

function Panel({ title, testId, children }: PanelAsk) {
  return (
    <div className="max-w-2xl space-y-3 p-4" data-testid={testId}>
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </div>
  );
}
