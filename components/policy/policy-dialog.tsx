// What is to leave the server by itself: the rule, how it is asked about, and what it would do
// now. Nothing changes before it is put in force.
'use client';
import { useMemo, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Policy } from '../../lib/client/policy.ts';
import { useStore } from '../../lib/client/store.ts';
import { showSheet, stage } from '../shell/stage.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField } from '../ui/field.tsx';
import { draftOf, ruleOf, type Draft } from './draft.ts';
import { RuleChoice } from './rule-choice.tsx';
import { RulePreview } from './rule-preview.tsx';

const close = () => showSheet(null);

export function PolicyDialog() {
  const { t } = useText();
  const isOpen = useStore(stage, (now) => now.sheet === 'policy');
  const policy = useStore(app.policy, (now) => (now.name === 'on' ? now.policy : null));
  const saved = useStore(app.saved, (now) => now);
  if (!isOpen) return null;
  if (saved.name === 'on' && policy) return <Choose policy={policy} />;
  const why = saved.name === 'off' ? saved.why : 'not-remembered';
  return (
    <Dialog open title={t('pol.title')} testId="policy" onClose={close}>
      <p>{t(`saving.off.${why}`)}</p>
    </Dialog>
  );
}

function Choose({ policy }: { policy: Policy }) {
  const { t } = useText();
  const [draft, setDraft] = useState<Draft>(() => draftOf(policy));
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const rule = useMemo(() => ruleOf(draft), [draft]);
  const use = () => {
    if (!rule) return;
    void app.setPolicy({ rule, asks: draft.asks });
    close();
    app.notify('pol.toldUsed');
  };
  return (
    <Dialog
      open
      title={t('pol.title')}
      testId="policy"
      width="wide"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t('pol.cancel')}</Button>
          <Button
            look="strong"
            data-testid="policy-use"
            whyNot={rule ? undefined : t('pol.numberFirst')}
            onClick={use}
          >
            {t('pol.use')}
          </Button>
        </>
      }
    >
      <div className="space-y-5">
        <RuleChoice draft={draft} onChange={change} />
        <p className="text-sm text-text-3">{t('pol.others')}</p>
        {draft.name !== 'leave' && <Asking draft={draft} onChange={change} />}
        <RulePreview rule={rule} />
      </div>
    </Dialog>
  );
}

function Asking({
  draft,
  onChange,
}: {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t } = useText();
  const isForced = draft.name === 'forgotten';
  return (
    <CheckField
      label={t('pol.ask')}
      hint={t(isForced ? 'pol.askAlways' : 'pol.askOff')}
      checked={isForced || draft.asks}
      disabled={isForced}
      onChange={(event) => onChange({ asks: event.target.checked })}
    />
  );
}
