// "Who ate my mail?": what is listed no more, between which two visits it went, and what is
// known of who took it.
'use client';
import { useEffect, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import type { GoneMessage } from '../../lib/client/gone.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { showSheet, stage } from '../shell/stage.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { GoneList } from './gone-list.tsx';
import { filterGone, goneKinds, type GoneKind } from './gone-filter.ts';

export function GoneDialog() {
  const isOpen = useStore(stage, (now) => now.sheet === 'gone');
  return isOpen ? <OpenGone /> : null;
}

function OpenGone() {
  const { t, language } = useText();
  const [all, setAll] = useState<GoneMessage[] | 'waiting' | 'failed'>('waiting');
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<GoneKind>('all');
  // A look at the mailbox may have found more.
  const takenAt = useStore(app.visit, (now) =>
    now.name === 'open' ? now.snapshot.takenAt : 0,
  );
  const renaming = useStore(app.renaming, (now) => now.name);
  useEffect(() => {
    let isOld = false;
    void app.gone().then((found) => {
      if (!isOld) setAll(found ?? 'failed');
    });
    return () => void (isOld = true);
  }, [takenAt, renaming]);
  const shown = typeof all === 'string' ? [] : filterGone(all, kind, typed, language);
  return (
    <Dialog
      open
      title={t('gone.title')}
      testId="gone"
      width="wide"
      onClose={() => showSheet(null)}
      footer={
        <Button
          whyNot={shown.length === 0 ? t('gone.nothingToSave') : undefined}
          onClick={() => void app.copyGone(shown)}
        >
          {t('gone.csv', { n: shown.length })}
        </Button>
      }
    >
      {typeof all === 'string' ? (
        <p role="status">{t(all === 'waiting' ? 'gone.waiting' : 'gone.failed')}</p>
      ) : (
        <div className="space-y-4">
          <p>{t('gone.intro', { n: all.length })}</p>
          {all.length > 0 && (
            <>
              <div className="grid gap-3 sm:grid-cols-2">
                <TextField
                  label={t('gone.find')}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
                <SelectField
                  label={t('gone.which')}
                  value={kind}
                  onChange={(event) =>
                    setKind(goneKinds.find((one) => one === event.target.value) ?? 'all')
                  }
                >
                  {goneKinds.map((one) => (
                    <option key={one} value={one}>
                      {t(`gone.which.${one}`)}
                    </option>
                  ))}
                </SelectField>
              </div>
              <p role="status" className="text-sm text-text-2">
                {t('gone.found', { n: shown.length })}
              </p>
              <GoneList shown={shown} />
            </>
          )}
          <p className="text-sm text-text-3">{t('gone.limits')}</p>
        </div>
      )}
    </Dialog>
  );
}
