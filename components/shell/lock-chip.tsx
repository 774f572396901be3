// A POP3 session keeps every other program out. The chip says whether this one does, and
// gives the mailbox back.
'use client';
import { CloudOff, LoaderCircle, Lock, LockOpen, Unplug } from 'lucide-react';
import { isOfFiles } from '../../lib/client/importing.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { LineState, OpenVisit } from '../../lib/client/state.ts';
import { Button } from '../ui/button.tsx';
import type { ChipTone } from '../ui/chip.tsx';
import { ChipPopover } from '../ui/popover.tsx';

const icons = {
  held: Lock,
  released: LockOpen,
  checking: LoaderCircle,
  lost: Unplug,
  away: CloudOff,
};
const tones: Record<LineState['name'], ChipTone> = {
  held: 'neutral',
  released: 'neutral',
  checking: 'neutral',
  lost: 'danger',
  away: 'neutral',
};
const sentences = {
  held: 'lock.have',
  released: 'lock.releasedNow',
  checking: 'lock.checking',
  lost: 'lock.say.lost',
  away: 'lock.say.away',
} as const;

export function LockChip({ visit: { account, line } }: { visit: OpenVisit }) {
  const { t } = useText();
  const isRefused = line.name === 'lost' && line.fault.kind === 'sign-in';
  const Icon = icons[line.name];
  const says = t(isRefused ? 'shell.refused' : sentences[line.name]);
  return (
    <ChipPopover
      tone={tones[line.name]}
      icon={<Icon aria-hidden />}
      chip={t(`lock.chip.${line.name}`)}
      title={t('lock.about')}
      hint={says}
      testId="lock-chip"
      isCompact
    >
      {(close) => (
        <>
          <p>{says}</p>
          {line.name === 'held' && (
            <Button
              onClick={() => {
                close();
                void app.release();
              }}
            >
              {t('lock.release')}
            </Button>
          )}
          {line.name === 'away' && !isOfFiles(account) && (
            <Button onClick={() => void app.signInAgain()}>{t('away.signIn')}</Button>
          )}
          {(line.name === 'released' || line.name === 'lost') && (
            <Button
              onClick={() => {
                close();
                void (isRefused ? app.signInAgain() : app.checkAgain());
              }}
            >
              {t(
                isRefused
                  ? 'shell.signInAgain'
                  : line.name === 'lost'
                    ? 'lock.reconnect'
                    : 'list.checkAgain',
              )}
            </Button>
          )}
        </>
      )}
    </ChipPopover>
  );
}
