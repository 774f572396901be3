// Where one can go inside a mailbox, for the rail and the bottom bar alike.
'use client';
import { CircleHelp, Mail, Settings2, SquareTerminal, Trash2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { showSheet } from './stage.ts';
import { goToZone } from './zones.ts';

export type Spot = {
  id: string;
  name: string;
  /** What fits under a picture. */
  short: string;
  icon: LucideIcon;
  count: number;
  isCurrent: boolean;
  isPressed?: boolean;
  go: () => void;
};

export function usePlaces(): { top: Spot[]; end: Spot[] } {
  const { t, number } = useText();
  const marked = useStore(app.deletion, (now) => now.marks.size);
  const isTrayOpen = useStore(app.deletion, (now) => now.trayOpen);
  const isConsoleOpen = useStore(app.console, (now) => now.open);
  const spot = (id: string, short: string, icon: LucideIcon, go: () => void): Spot => ({
    ...{ id, short, icon, go },
    name: short,
    count: 0,
    isCurrent: false,
  });
  return {
    top: [
      {
        ...spot('mailbox', t('shell.mailbox'), Mail, () => {
          app.setTray(false);
          app.closeMessage();
          goToZone('list');
        }),
        isCurrent: !isTrayOpen,
      },
      {
        ...spot('marked', t('shell.marked'), Trash2, () => app.setTray(!isTrayOpen)),
        name: marked ? t('shell.markedCount', { n: number(marked) }) : t('shell.marked'),
        count: marked,
        isPressed: isTrayOpen,
      },
      {
        ...spot('console', t('shell.console'), SquareTerminal, () =>
          app.setConsole(!isConsoleOpen),
        ),
        isPressed: isConsoleOpen,
      },
    ],
    end: [
      spot('settings', t('shell.settings'), Settings2, () => showSheet('settings')),
      spot('help', t('shell.help'), CircleHelp, () => showSheet('help')),
    ],
  };
}
