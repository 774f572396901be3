// The Text tab: the message as plain text, quotes told apart, links one can follow.
'use client';
import { Fragment, useMemo, useState } from 'react';
import { fitting } from '../../lib/mail/laying-out.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/field.tsx';
import { opensProgram } from '../../lib/html/links.ts';
import { Links } from './links.tsx';
import {
  piecesOf,
  stretches,
  textBlocks,
  textLines,
  type TextLine,
} from './text-lines.ts';

/** What is drawn, in plain letters; a page of text has 3000. */
const mostShown = 200_000;

/** A quotation of more lines is folded away where there are other words to read. */
const longQuote = 20;

export function TextView({
  letter,
  onReread,
}: {
  letter: Letter;
  /** Reads the letters in the next likely way; absent where that cannot be had. */
  onReread?: () => void;
}) {
  const { t, size } = useText();
  const [isMono, setMono] = useState(false);
  const [body, setBody] = useState<HTMLElement | null>(null);
  const text = letter.text ?? '';
  const end = useMemo(() => fitting(text, mostShown).end, [text]);
  const lines = useMemo(() => textLines(text.slice(0, end)), [text, end]);
  return (
    <div className="space-y-3 p-4">
      <div className="flex flex-wrap items-center gap-x-4 text-sm text-text-2">
        {letter.textIsMade && <p>{t('msg.textMade')}</p>}
        <CheckField
          label={t('msg.mono')}
          checked={isMono}
          onChange={(event) => setMono(event.target.checked)}
        />
        {onReread && text.trim() !== '' && (
          <Button size="small" look="quiet" onClick={onReread} className="max-sm:-ms-2.5">
            {t('txt.readAs', { charset: letter.charset.used })}
          </Button>
        )}
      </div>
      {text.trim() === '' && <p className="text-text-2">{t('msg.noText')}</p>}
      <div
        ref={setBody}
        dir="auto"
        data-testid="text-body"
        className={`max-w-[72ch] break-words whitespace-pre-wrap ${isMono ? 'font-mono text-sm' : ''}`}
      >
        <Blocks lines={lines} level={0} />
      </div>
      {body && <Links inside={body} />}
      {text.length > end && (
        <p className="text-sm text-text-2">{t('msg.textCut', { size: size(end) })}</p>
      )}
    </div>
  );
}

const colours = ['text-accent', 'text-here', 'text-mark'] as const;

/** The lines of one quote level, and in them what is quoted deeper. */
function Blocks({ lines, level }: { lines: readonly TextLine[]; level: number }) {
  const blocks = useMemo(() => textBlocks(lines, level), [lines, level]);
  return blocks.map((block, at) =>
    block.level === level ? (
      stretches(block.lines).map((lines, n) => (
        <Stretch key={`${at} ${n}`} lines={lines} />
      ))
    ) : (
      <Quote
        key={at}
        lines={block.lines}
        level={block.level}
        isFolded={level === 0 && blocks.length > 1 && block.lines.length > longQuote}
      />
    ),
  );
}

function Quote(ask: { lines: readonly TextLine[]; level: number; isFolded: boolean }) {
  const { t } = useText();
  const { lines, level, isFolded } = ask;
  const inside = <Blocks lines={lines} level={level} />;
  const colour = colours[(level - 1) % colours.length];
  const look = `border-s-2 border-current ps-3 ${colour}`;
  // Only the outermost quotation folds: what is in it goes with it.
  if (level > 1) return <blockquote className={look}>{inside}</blockquote>;
  return (
    <details open={!isFolded} data-testid="quote">
      <summary className="w-fit rounded-sm text-sm text-text-2">
        {t('txt.quoted', { n: lines.length })}
      </summary>
      <blockquote className={look}>{inside}</blockquote>
    </details>
  );
}

/** Laid out when it comes near; until then as high as its lines would be unwrapped. */
function Stretch({ lines }: { lines: readonly TextLine[] }) {
  return (
    <div
      style={{ containIntrinsicBlockSize: `auto ${lines.length}lh` }}
      className="-mx-1 px-1 [content-visibility:auto] print:[content-visibility:visible]"
    >
      {piecesOf(lines).map(({ text, href }, at) =>
        href === null ? (
          <Fragment key={at}>{text}</Fragment>
        ) : (
          <a
            key={at}
            href={href}
            target={opensProgram(href) ? undefined : '_blank'}
            rel="noopener noreferrer"
            className="text-accent underline"
          >
            {text}
          </a>
        ),
      )}
    </div>
  );
}
