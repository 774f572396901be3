// What is marked, before anything is sent, and what of it cannot be deleted safely. The safe
// button has the focus first; a large deletion is typed out; a look-only visit says that it
// will allow changes.
import { Trash2, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { DeletionState, OpenVisit } from '../../lib/client/state.ts';
import { isRuled } from '../../lib/client/policy-proof.ts';
import { splitDoubles } from '../../lib/client/victims.ts';
import { useCoarse } from '../mailbox/use-media.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Commands } from './commands.tsx';
import { needsTyping, typedRight } from './confirm.ts';
import { leaveTray } from './leave-tray.ts';
import { MarkedList } from './marked-list.tsx';

const noTrashId = 'tray-no-trash';

type Ask = { marks: DeletionState['marks']; visit: OpenVisit };

export function MarkedStage({ marks, visit }: Ask) {
  const { t, size, number } = useText();
  const keepAll = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState('');
  const { doubles } = visit.snapshot;
  const { sure, doubled } = useMemo(
    () => splitDoubles(marks.values(), doubles),
    [marks, doubles],
  );
  const n = sure.length;
  const octets = sure.reduce((sum, mark) => sum + mark.size, 0);
  const isTyped = !needsTyping(n, visit.snapshot.count) || typedRight(typed, n);
  const isAway = visit.line.name === 'away';
  const mayCommit = n > 0 && isTyped && !isAway;
  useCommitKey(mayCommit);
  if (marks.size === 0) return <NothingMarked />;
  return (
    <Dialog
      open
      testId="tray"
      title={t('del.tray')}
      head={
        <span className="text-sm text-text-2 tabular-nums">
          {t('del.count', { n, size: size(octets) })}
        </span>
      }
      {...(n > 0 ? { describedBy: noTrashId } : {})}
      initialFocus={keepAll}
      onClose={leaveTray}
      footer={
        <>
          <Button ref={keepAll} data-testid="commit-cancel" onClick={keepEverything}>
            {t('del.keepAll')}
          </Button>
          {n > 0 && (
            <Button
              look="danger"
              data-testid="commit"
              icon={<Trash2 className="size-4" aria-hidden />}
              whyNot={
                isAway ? t('away.needsServer') : isTyped ? undefined : t('del.typeFirst')
              }
              onClick={() => void app.commit()}
            >
              {t(visit.visit === 'look' ? 'del.commitLook' : 'del.commit', { n })}
            </Button>
          )}
        </>
      }
    >
      <div className="space-y-4">
        {n > 0 && (
          <>
            <MarkedList marks={sure} label={t('del.tray')} />
            <p
              id={noTrashId}
              className="flex gap-2.5 rounded-md bg-mark-subtle p-3 text-on-mark-subtle"
            >
              <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
              {t('del.noTrash')}
            </p>
            {isAway && <p className="font-medium">{t('away.marksWait')}</p>}
            <CopiesStay n={sure.filter(isRuled).length} />
            <Commands marks={sure} />
          </>
        )}
        {doubled.length > 0 && (
          <div data-testid="doubled" className="space-y-2">
            <p className="text-text-2">{t('del.doubled', { n: doubled.length })}</p>
            <MarkedList marks={doubled} label={t('del.doubledList')} />
          </div>
        )}
        {needsTyping(n, visit.snapshot.count) && (
          <TextField
            label={t('del.typeN', { n: number(n) })}
            hint={n >= visit.snapshot.count ? t('del.typeAll', { n }) : undefined}
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </div>
    </Dialog>
  );
}

/** Ctrl or ⌘ with Enter does what the red button does, when the button can. */
function useCommitKey(can: boolean) {
  useEffect(() => {
    if (!can) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void app.commit();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [can]);
}

/** Of what a rule marked, not of what was forgotten, copies are here. */
function CopiesStay({ n }: { n: number }) {
  const { t } = useText();
  return n > 0 ? (
    <p className="text-sm text-text-2">{t('pol.copiesStay', { n })}</p>
  ) : null;
}

function keepEverything() {
  app.keepAll();
  app.setTray(false);
}

function NothingMarked() {
  const { t } = useText();
  const coarse = useCoarse();
  const close = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      testId="tray"
      title={t('del.tray')}
      onClose={leaveTray}
      initialFocus={close}
      footer={
        <Button ref={close} onClick={leaveTray}>
          {t('del.close')}
        </Button>
      }
    >
      <p className="py-4 text-text-2">{t(coarse ? 'del.emptyTouch' : 'del.empty')}</p>
    </Dialog>
  );
}
