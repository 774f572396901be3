// At the foot of the list: how much is marked, and whether a deletion waits to be looked at.
// Not there while there is nothing to say.
'use client';
import {
  CircleCheck,
  CircleHelp,
  LoaderCircle,
  Trash2,
  TriangleAlert,
} from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { CommitState } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';

const tones = {
  mark: 'bg-mark-subtle text-on-mark-subtle',
  ok: 'bg-ok-subtle text-on-ok-subtle',
  danger: 'bg-danger-subtle text-on-danger-subtle',
} as const;

const faces = {
  idle: { tone: 'mark', icon: Trash2 },
  running: { tone: 'mark', icon: LoaderCircle, key: 'del.barRunning' },
  stopping: { tone: 'mark', icon: LoaderCircle, key: 'del.stopping' },
  checking: { tone: 'mark', icon: LoaderCircle, key: 'del.checking' },
  done: { tone: 'ok', icon: CircleCheck, key: 'del.barDone' },
  unknown: { tone: 'mark', icon: CircleHelp, key: 'del.barUnknown' },
  failed: { tone: 'danger', icon: TriangleAlert, key: 'del.barFailed' },
} as const satisfies Record<CommitState['name'], object>;

export function TrayBar() {
  const { t, size } = useText();
  const { marks, commit } = useStore(app.deletion, (state) => state);
  if (marks.size === 0 && commit.name === 'idle') return null;
  let octets = 0;
  for (const mark of marks.values()) octets += mark.size;
  const face = faces[commit.name];
  const Icon = face.icon;
  return (
    <div
      data-testid="tray-bar"
      data-zone="tray"
      className={`flex min-h-11 shrink-0 items-center gap-2.5 border-t ps-4 pe-2 ${tones[face.tone]}`}
    >
      <Icon className="size-4 shrink-0" aria-hidden />
      <p
        role="status"
        className="min-w-0 flex-1 truncate text-sm font-medium tabular-nums"
      >
        {'key' in face
          ? t(face.key)
          : t('del.bar', { n: marks.size, size: size(octets) })}
      </p>
      <Button size="small" onClick={() => app.setTray(true)}>
        {t(commit.name === 'idle' ? 'del.review' : 'del.show')}
      </Button>
    </div>
  );
}
