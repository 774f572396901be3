// The tray: the only place from where anything is deleted. It shows what is marked and what
// will be sent, then how far it is, then what came of it.
'use client';
import { app } from '../../lib/client/instance.ts';
import { useStore } from '../../lib/client/store.ts';
import { CommitFailed, CommitUnknown } from './commit-trouble.tsx';
import { CommitUnderWay } from './commit-under-way.tsx';
import { MarkedStage } from './marked-stage.tsx';
import { ReceiptStage } from './receipt-stage.tsx';

export function Tray() {
  const { trayOpen, commit, marks } = useStore(app.deletion, (state) => state);
  const visit = useStore(app.visit, (state) => state);
  if (!trayOpen || visit.name !== 'open') return null;
  switch (commit.name) {
    case 'idle':
      return <MarkedStage marks={marks} visit={visit} />;
    case 'running':
    case 'stopping':
    case 'checking':
      return <CommitUnderWay commit={commit} />;
    case 'done':
      return <ReceiptStage receipt={commit.receipt} />;
    case 'unknown':
      return <CommitUnknown commit={commit} visit={visit} />;
    case 'failed':
      return <CommitFailed fault={commit.fault} marked={marks.size} />;
  }
}
