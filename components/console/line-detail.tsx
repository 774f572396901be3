// What the chosen line means, in words, and how long it took.
import { Copy, ShieldCheck } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { TalkLine } from '../../lib/wire/frames.ts';
import { Button } from '../ui/button.tsx';
import { explain } from './explain.ts';
import { lineText } from './facts.ts';

export function LineDetail({ line }: { line: TalkLine | null }) {
  const { t } = useText();
  if (!line)
    return (
      <p className="shrink-0 border-t bg-surface-1 px-4 py-2 text-sm text-text-3">
        {t('con.pick')}
      </p>
    );
  return (
    <div
      data-testid="console-detail"
      className="flex max-h-28 shrink-0 items-start gap-3 overflow-y-auto border-t bg-surface-1 px-4 py-2 text-sm"
    >
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">
          {t('con.line', { n: line.n, command: line.command })}
        </p>
        <p className="text-text-2">
          {t(explain(line.command))} {!line.ok && t('con.refused')}{' '}
          {line.times > 1 && t('con.foldedInto', { n: line.times })}
        </p>
        {!line.ok && <bdi className="block font-mono text-danger">{line.answer}</bdi>}
        <p className="text-text-3 tabular-nums">
          {line.ms === null
            ? t('con.waiting')
            : t('con.took', { ms: Math.round(line.ms) })}
          {line.command.includes('•') && (
            <span className="ms-3 inline-flex items-center gap-1">
              <ShieldCheck className="size-3.5" aria-hidden />
              {t('con.redacted')}
            </span>
          )}
        </p>
      </div>
      <Button
        size="small"
        icon={<Copy className="size-4" aria-hidden />}
        onClick={() => void copy(line)}
      >
        {t('con.copyLine')}
      </Button>
    </div>
  );
}

async function copy(line: TalkLine) {
  await navigator.clipboard.writeText(lineText(line));
  app.notify('common.copied');
}
