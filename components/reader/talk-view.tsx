// The Talk tab: what was said to the server about this message, each line explained and a
// press away from its place in the console.
'use client';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { TalkLine } from '../../lib/wire/frames.ts';
import { look } from '../console/console-view.ts';
import { explain } from '../console/explain.ts';
import { Button } from '../ui/button.tsx';

export function TalkView({ lines }: { lines: readonly TalkLine[] }) {
  const { t } = useText();
  return (
    <div className="space-y-3 p-4">
      <p className="text-sm text-text-2">{t('talk.about', { n: lines.length })}</p>
      <ol aria-label={t('talk.name')} data-testid="talk" className="space-y-2">
        {lines.map((line, at) => (
          <Said key={at} line={line} />
        ))}
      </ol>
    </div>
  );
}

function Said({ line }: { line: TalkLine }) {
  const { t, time } = useText();
  const others = line.times - 1;
  const facts = [
    time(line.at),
    line.ms === null ? t('con.waiting') : t('talk.took', { ms: Math.round(line.ms) }),
    t('talk.octets', { n: line.bytesIn }),
  ];
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 card p-3">
      <div className="min-w-48 flex-1 space-y-1">
        <p className="font-mono text-sm break-all">
          <span className="text-text-3 select-none">C: </span>
          {line.command}
        </p>
        <p
          className={`font-mono text-sm break-all ${line.ok ? 'text-text-2' : 'font-semibold text-danger'}`}
        >
          <span className="font-normal text-text-3 select-none">S: </span>
          <bdi>{line.answer}</bdi>
        </p>
        <p className="text-sm text-text-2">
          {t(explain(line.command))} {!line.ok && t('con.refused')}{' '}
          {others > 0 && t('talk.with', { n: others })}
        </p>
        <p className="text-xs text-text-3 tabular-nums">{facts.join(' · ')}</p>
      </div>
      <Button
        size="small"
        onClick={() => {
          look({ picked: line, filter: '', errorsOnly: false, mode: 'table' });
          app.setConsole(true);
        }}
      >
        {t('talk.console')}
      </Button>
    </li>
  );
}
