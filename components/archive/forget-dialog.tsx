// Before copies on this device go: where they are the only ones, that is said.
'use client';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { createStore, useStore } from '../../lib/client/store.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { ConfirmForget } from './confirm-forget.tsx';

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
  return (
    <ConfirmForget
      title={t('only.forget')}
      yes={t('only.forgetYes', { n: ids.length })}
      testId="forget"
      onYes={() => void app.forgetCopies(ids)}
      onClose={() => asked.set([])}
    >
      <p>
        {lost > 0
          ? t('only.forgetLost', { n: lost })
          : t('only.forgetSafe', { n: ids.length })}
      </p>
      {goesToo && lost < ids.length && (
        <p>{t('pol.forgetToo', { n: ids.length - lost })}</p>
      )}
    </ConfirmForget>
  );
}
