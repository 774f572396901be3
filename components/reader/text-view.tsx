// The Text tab: the message as plain text, quotes told apart, links one can follow.
'use client';
import { Fragment, useMemo, useState } from 'react';
import type { Letter } from '../../lib/mail/attachment.ts';
import { useText } from '../../lib/client/language.ts';
import { CheckField } from '../ui/field.tsx';
import { opensProgram } from '../../lib/html/links.ts';
import { pieces, textLines, type TextLine } from './text-lines.ts';

/** Characters drawn; a page of text has 3000. */
const mostShown = 300_000;

export function TextView({ letter }: { letter: Letter }) {
  const { t, size } = useText();
  const [isMono, setMono] = useState(false);
  const text = letter.text ?? '';
  const groups = useMemo(() => grouped(text.slice(0, mostShown)), [text]);
  return (
    <div className="space-y-3 p-4">
      <div className="flex flex-wrap items-center gap-x-4 text-sm text-text-2">
        {letter.textIsMade && <p>{t('msg.textMade')}</p>}
        <CheckField
          label={t('msg.mono')}
          checked={isMono}
          onChange={(event) => setMono(event.target.checked)}
        />
      </div>
      {text.trim() === '' && <p className="text-text-2">{t('msg.noText')}</p>}
      <div
        dir="auto"
        data-testid="text-body"
        className={`max-w-[72ch] break-words whitespace-pre-wrap ${isMono ? 'font-mono text-sm' : ''}`}
      >
        {groups.map((group, at) => (
          <Quoted key={at} level={group[0]?.level ?? 0} lines={group} />
        ))}
      </div>
      {text.length > mostShown && (
        <p className="text-sm text-text-2">
          {t('msg.textCut', { size: size(mostShown) })}
        </p>
      )}
    </div>
  );
}

const levels = ['', 'text-accent', 'text-here', 'text-mark'] as const;

function Quoted({ level, lines }: { level: number; lines: readonly TextLine[] }) {
  const words = lines.map((line, at) => (
    <Fragment key={at}>
      <Line text={line.text} />
      {'\n'}
    </Fragment>
  ));
  if (level === 0) return <div>{words}</div>;
  return (
    <blockquote
      className={`border-s-2 border-current ps-3 ${levels[((level - 1) % 3) + 1]}`}
    >
      {words}
    </blockquote>
  );
}

function Line({ text }: { text: string }) {
  return pieces(text).map(({ text: words, href }, at) =>
    href === null ? (
      <Fragment key={at}>{words}</Fragment>
    ) : (
      <a
        key={at}
        href={href}
        target={opensProgram(href) ? undefined : '_blank'}
        rel="noopener noreferrer"
        className="text-accent underline"
      >
        {words}
      </a>
    ),
  );
}

/** Neighbouring lines of one quote level are one block. */
function grouped(text: string): TextLine[][] {
  const groups: TextLine[][] = [];
  for (const line of textLines(text)) {
    const last = groups.at(-1);
    if (last?.[0]?.level === line.level) last.push(line);
    else groups.push([line]);
  }
  return groups;
}
