// Before copies on this device go: where they are the only ones, that is said, and the safe
// answer has the focus.
'use client';
import { useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { createStore, useStore } from '../../lib/client/store.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

const asked = createStore<readonly MessageId[]>([]);

/** Asks first; of what is not here nothing can be forgotten. */
export function askToForget(ids: readonly MessageId[]) {
  const saved = app.saved.get();
  if (saved.name === 'on') asked.set(ids.filter((id) => saved.sizes.has(id)));
}

export function ForgetDialog() {
  const ids = useStore(asked, (now) => now);
  return ids.length === 0 ? null : <Question ids={ids} />;
}

function Question({ ids }: { ids: readonly MessageId[] }) {
  const { t } = useText();
  const keep = useRef<HTMLButtonElement>(null);
  const onlyHere = useStore(app.mailbox, (now) => now.onlyHere);
  // Of a deletion whose end is not known the copy may be the only one.
  const unknown = useStore(app.deletion, ({ commit }) =>
    commit.name === 'unknown' ? commit.receipt.lines : null,
  );
  const lonely = new Set([...onlyHere, ...(unknown ?? [])].map(({ id }) => id));
  const lost = ids.filter((id) => lonely.has(id)).length;
  const goesToo = useStore(
    app.policy,
    (now) => now.name === 'on' && now.policy.rule.name === 'forgotten',
  );
  const close = () => asked.set([]);
  return (
    <Dialog
      open
      title={t('only.forget')}
      testId="forget"
      width="narrow"
      describedBy="forget-why"
      initialFocus={keep}
      onClose={close}
      footer={
        <>
          <Button ref={keep} onClick={close}>
            {t('only.keep')}
          </Button>
          <Button
            look="danger"
            data-testid="forget-yes"
            onClick={() => {
              close();
              void app.forgetCopies(ids);
            }}
          >
            {t('only.forgetYes', { n: ids.length })}
          </Button>
        </>
      }
    >
      <p id="forget-why">
        {lost > 0
          ? t('only.forgetLost', { n: lost })
          : t('only.forgetSafe', { n: ids.length })}
      </p>
      {goesToo && lost < ids.length && (
        <p className="mt-3">{t('pol.forgetToo', { n: ids.length - lost })}</p>
      )}
    </Dialog>
  );
}
