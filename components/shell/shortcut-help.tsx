// Every key that does something, from the same list that makes them work.
'use client';
import { Fragment } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Banner } from '../ui/banner.tsx';
import { commands, type Command } from './commands.ts';
import { showSheet, stage } from './stage.ts';

const groups = ['everywhere', 'list', 'message'] as const;

export function ShortcutHelp() {
  const { t } = useText();
  const isOpen = useStore(stage, (now) => now.sheet === 'help');
  const singleKeys = useStore(app.settings, (now) => now.singleKeys);
  return (
    <Dialog
      open={isOpen}
      width="wide"
      title={t('kbd.help')}
      testId="help"
      onClose={() => showSheet(null)}
    >
      {!singleKeys && <Banner tone="warn">{t('kbd.off')}</Banner>}
      <div className="gap-x-10 sm:columns-2">
        {groups.map((group) => (
          <section key={group} className="mb-6">
            <h3 className="pb-1 text-sm font-semibold text-text-2">
              {t(`keys.${group}`)}
            </h3>
            <dl>
              {commands
                .filter((command) => command.group === group && command.keys.length > 0)
                .map((command) => (
                  <Line key={command.label} command={command} />
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="text-sm text-text-3">{t('keys.hint')}</p>
    </Dialog>
  );
}

function Line({ command }: { command: Command }) {
  const { t } = useText();
  return (
    <div className="flex break-inside-avoid items-baseline gap-3 border-b py-1.5">
      <dt className="flex-1">{t(command.label)}</dt>
      <dd className="flex flex-wrap items-center justify-end gap-1 text-xs text-text-3">
        {command.keys.map((keys, at) => (
          <Fragment key={keys}>
            {at > 0 && t('keys.or')}
            <Kbd keys={keys} />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
