// The marked messages, each with its way back.
import { Undo2 } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Mark } from '../../lib/client/state.ts';
import { visible } from '../mailbox/row-view.ts';
import { becauseWords } from '../policy/because-words.ts';
import { Button } from '../ui/button.tsx';
import { subjectWords } from './subject-words.ts';
import { RowWords, TrayList } from './tray-list.tsx';

export function MarkedList({ marks, label }: { marks: readonly Mark[]; label: string }) {
  return (
    <TrayList items={marks} label={label} rowsTakeFocus>
      {(mark) => <MarkedRow mark={mark} />}
    </TrayList>
  );
}

function MarkedRow({ mark }: { mark: Mark }) {
  const text = useText();
  const { t, size } = text;
  const subject = subjectWords(mark.subject, text);
  return (
    <>
      <RowWords
        subject={subject}
        below={
          <>
            {mark.because && <span>{becauseWords(mark.because, text)} · </span>}
            <bdi>{visible(mark.from ?? '') || mark.id}</bdi>
          </>
        }
      />
      <span className="shrink-0 text-sm text-text-2 tabular-nums">{size(mark.size)}</span>
      <Button
        size="small"
        look="quiet"
        data-testid="keep"
        aria-label={t('del.keepOne', { subject: subject.words })}
        icon={<Undo2 className="size-3.5" aria-hidden />}
        onClick={() => app.keep([mark.id])}
      >
        {t('del.keep')}
      </Button>
    </>
  );
}
