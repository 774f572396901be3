// What one should know about this mailbox once: what changed since last time, and what its
// server cannot do (F24, F25). Each can be put away for the visit.
import { useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { OpenVisit } from '../../lib/client/state.ts';
import { app } from '../../lib/client/instance.ts';
import { useStore } from '../../lib/client/store.ts';
import { PolicyNotice } from '../policy/policy-notice.tsx';
import { showSheet } from '../shell/stage.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { ExpiryQuestion } from './expiry-question.tsx';
import { RenamingNotice } from './renaming-notice.tsx';

type Name = 'policy' | 'since' | 'empty' | 'no-top' | 'no-uidl';

export function ListNotices({ visit }: { visit: OpenVisit }) {
  const { t, when, dateTime } = useText();
  const [away, setAway] = useState<readonly Name[]>([]);
  const { since, server } = visit;
  const headers = useStore(app.mailbox, (now) => now.headers);
  const show = (name: Name, is: boolean) => is && !away.includes(name);
  const put = (name: Name) => () => setAway([...away, name]);
  const isComparing = useStore(app.renaming, (now) => now.name === 'comparing');
  const saysEmpty = since !== null && since.gone > 0 && visit.snapshot.count === 0;
  const changed =
    since !== null && since.added + since.gone > 0 && !isComparing && !saysEmpty;
  return (
    <>
      <ExpiryQuestion />
      <RenamingNotice />
      {show('policy', true) && <PolicyNotice onDismiss={put('policy')} />}
      {since && show('empty', saysEmpty) && (
        <Banner
          tone="warn"
          role="status"
          testId="says-empty"
          actions={<WhoTook />}
          onDismiss={put('empty')}
        >
          {t('list.saysEmpty', {
            n: since.gone,
            date: dateTime(since.at),
          })}
        </Banner>
      )}
      {since && show('since', changed) && (
        <Banner
          role="status"
          testId="since"
          actions={since.gone > 0 && <WhoTook />}
          onDismiss={put('since')}
        >
          <span className="tabular-nums">
            {since.added > 0 &&
              t('list.new', {
                n: since.added,
                date: when(since.at, visit.snapshot.takenAt),
              })}
            {since.added > 0 && since.gone > 0 && ' · '}
            {since.gone > 0 && t('list.gone', { n: since.gone })}
          </span>
        </Banner>
      )}
      {show('no-top', !server.hasTop || headers === 'cannot-come') && (
        <Banner tone="warn" testId="no-top" onDismiss={put('no-top')}>
          <strong>{t('F24.title')}</strong> {t('F24.body')}
        </Banner>
      )}
      {show('no-uidl', !server.hasUidl) && (
        <Banner tone="warn" testId="no-uidl" onDismiss={put('no-uidl')}>
          <strong>{t('F25.title')}</strong> {t('F25.body')}
        </Banner>
      )}
    </>
  );
}

function WhoTook() {
  const { t } = useText();
  return (
    <Button size="small" onClick={() => showSheet('gone')}>
      {t('gone.show')}
      <VisuallyHidden> – {t('gone.title')}</VisuallyHidden>
    </Button>
  );
}
