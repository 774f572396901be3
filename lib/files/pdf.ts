// A PDF as pixels. It is taken apart in a worker of its own that ends with it; scripts,
// forms that run, links and files within it are left where they are. Loaded when one is
// looked at.
import {
  getDocument,
  PDFWorker,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fileLimits } from './limits.ts';

export type Pdf = {
  pages: number;
  /** Draws page `n`, from 1, `width` device pixels wide; gives the page's text. */
  draw(n: number, canvas: HTMLCanvasElement, width: number): Promise<string>;
  close(): void;
};

/** `locked` by a password; `damaged` is also what takes too long. Takes `bytes`. */
export async function openPdf(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Pdf | 'locked' | 'damaged'> {
  const thread = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    type: 'module',
  });
  const base = new URL('/pdf/', location.href).href;
  const task = getDocument({
    data: bytes,
    worker: PDFWorker.create({ port: thread }),
    // Nothing a file says is made into code, here or in the worker.
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: fileLimits.imagePixels,
    canvasMaxAreaInBytes: fileLimits.imagePixels * 4,
    cMapUrl: `${base}cmaps/`,
    standardFontDataUrl: `${base}standard_fonts/`,
    wasmUrl: `${base}wasm/`,
    verbosity: 0,
  });
  const close = () => {
    void task.destroy().finally(() => thread.terminate());
  };
  try {
    const file = await inTime(task.promise);
    return { pages: file.numPages, draw: drawing(file), close };
  } catch (error) {
    close();
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return isLocked ? 'locked' : 'damaged';
  }
}

/** One page after the other: two drawings on one canvas would be mixed. */
function drawing(file: PDFDocumentProxy): Pdf['draw'] {
  let turn: Promise<unknown> = Promise.resolve();
  return (n, canvas, width) => {
    const text = turn.then(() => inTime(drawPage(file, n, canvas, width)));
    turn = text.catch(() => undefined);
    return text;
  };
}

async function drawPage(
  file: PDFDocumentProxy,
  n: number,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<string> {
  const page = await file.getPage(n);
  const natural = page.getViewport({ scale: 1 });
  const most = Math.sqrt(fileLimits.pdfPagePixels / (natural.width * natural.height));
  const viewport = page.getViewport({ scale: Math.min(width / natural.width, most) });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  await page.render({ canvas, viewport }).promise;
  const { items } = await page.getTextContent();
  const words = items.map((item) =>
    'str' in item ? item.str + (item.hasEOL ? '\n' : '') : '',
  );
  page.cleanup();
  return words.join('').slice(0, fileLimits.textOctets);
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('late')), fileLimits.pdfMs);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
