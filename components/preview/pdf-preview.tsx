// A PDF, one page at a time, as pixels with its text below for those who cannot see them.
'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { fileLimits } from '../../lib/files/limits.ts';
import { askFiles } from '../../lib/files/files-client.ts';
import type { Pdf } from '../../lib/files/pdf.ts';
import { useText } from '../../lib/client/language.ts';
import { IconButton } from '../ui/button.tsx';
import type { FileInHand } from './file-in-hand.ts';
import { Looking, Refusal } from './refusal.tsx';

type Opened = Pdf | 'locked' | 'damaged' | 'octets' | null;

export function PdfPreview({ hand }: { hand: FileInHand }) {
  const { t } = useText();
  const pdf = usePdf(hand);
  switch (pdf) {
    case null:
      return <Looking />;
    case 'locked':
      return <Refusal>{t('pdf.locked')}</Refusal>;
    case 'octets':
      return <Refusal>{t('prev.octets')}</Refusal>;
    case 'damaged':
      return <Refusal>{t('prev.damaged')}</Refusal>;
    default:
      return <Pages pdf={pdf} name={hand.name} />;
  }
}

/** The library is loaded here, and the file closed with the component. */
function usePdf({ file }: FileInHand): Opened {
  const [opened, setOpened] = useState<Opened>(null);
  useEffect(() => {
    let isGone = false;
    let close = () => {};
    async function open(): Promise<Opened> {
      if (file.size > fileLimits.pdfOctets) return 'octets';
      const bytes = await askFiles('bytes', file);
      if (!bytes || isGone) return 'damaged';
      const { openPdf } = await import('../../lib/files/pdf.ts');
      const pdf = await openPdf(bytes);
      if (typeof pdf === 'object') close = pdf.close;
      if (isGone) close();
      return pdf;
    }
    void open()
      .catch(() => 'damaged' as const)
      .then((pdf) => !isGone && setOpened(pdf));
    return () => {
      isGone = true;
      close();
    };
  }, [file]);
  return opened;
}

function Pages({ pdf, name }: { pdf: Pdf; name: string }) {
  const { t } = useText();
  const [page, setPage] = useState(1);
  const last = Math.min(pdf.pages, fileLimits.pdfPages);
  const turn = (by: number) => setPage((now) => Math.min(last, Math.max(1, now + by)));
  return (
    <div className="space-y-3" data-testid="preview-pdf">
      <div className="flex items-center justify-center gap-2">
        <IconButton
          label={t('pdf.previous')}
          onClick={() => turn(-1)}
          aria-disabled={page === 1}
        >
          <ChevronLeft className="size-5" aria-hidden />
        </IconButton>
        <p aria-live="polite" className="text-sm tabular-nums">
          {t('pdf.page', { n: page, total: pdf.pages })}
        </p>
        <IconButton
          label={t('pdf.next')}
          onClick={() => turn(1)}
          aria-disabled={page === last}
        >
          <ChevronRight className="size-5" aria-hidden />
        </IconButton>
      </div>
      <Page pdf={pdf} n={page} name={name} />
      {last < pdf.pages && page === last && (
        <p className="text-sm text-text-2">{t('pdf.more', { n: last })}</p>
      )}
    </div>
  );
}

type Drawn = { n: number; text: string } | { n: number; text: null };

function Page({ pdf, n, name }: { pdf: Pdf; n: number; name: string }) {
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let isGone = false;
    const width = (element.parentElement?.clientWidth ?? 600) * devicePixelRatio;
    pdf.draw(n, element, width).then(
      (text) => !isGone && setDrawn({ n, text }),
      () => !isGone && setDrawn({ n, text: null }),
    );
    return () => void (isGone = true);
  }, [pdf, n]);
  const isDone = drawn?.n === n;
  return (
    <>
      <div aria-busy={!isDone}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={t('prev.content', { name })}
          data-drawn={isDone && drawn.text !== null ? n : undefined}
          className="mx-auto block max-w-full rounded-sm border bg-paper"
        />
      </div>
      {isDone && drawn.text === null && <Refusal>{t('prev.damaged')}</Refusal>}
      {isDone && drawn.text !== null && drawn.text.trim() !== '' && (
        <details className="text-sm">
          <summary className="rounded-sm text-text-2">{t('pdf.text')}</summary>
          <p dir="auto" className="pt-2 break-words whitespace-pre-wrap">
            {drawn.text}
          </p>
        </details>
      )}
    </>
  );
}
