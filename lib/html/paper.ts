// A shown message made ready to be printed with the page around it, which is what the
// browser's own menu does. A frame is one piece to it, cut wherever a sheet ends; so the
// document within is broken first, between its lines, into columns as high as a sheet.
import { overflowOf, zoomTo } from './frame-document.ts';
import { footOf, headOf, numbered, type Around } from './print-document.ts';

/** What is left of a sheet within its margins, in px. `@page` in globals.css has the rest. */
export type Paper = { name: 'a4' | 'letter'; width: number; height: number };

const a4: Paper = { name: 'a4', width: 704, height: 1032 };
const letter: Paper = { name: 'letter', width: 720, height: 960 };
/** Where A4 is not what a printer has (CLDR, paperSize). */
const lettered = 'BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' ');

/** `language`: a tag as the browser gives it. */
export function paperOf(language: string): Paper {
  const region = new Intl.Locale(language).maximize().region ?? '';
  return lettered.includes(region) ? letter : a4;
}

/** Columns that go on beneath each other; not every browser has them yet. */
export function breaksPages(): boolean {
  return CSS.supports('column-wrap', 'wrap') && CSS.supports('column-height', '1px');
}

/** Sheets of one document; more are nobody's letter. */
const mostSheets = 300;

/**
 * Lays `shown` out for paper, with the head above it and the list of files below where it is
 * the first and the last. Returns how high its frame must be, in px, and how to go back.
 */
export function layOnPaper(
  shown: Document,
  paper: Paper,
  around: Around & { isFirst: boolean; isLast: boolean },
): { height: number; end(): void } {
  const { documentElement: root, body } = shown;
  const undo: (() => void)[] = [];
  const set = (element: HTMLElement, name: string, value: string) => {
    const before = element.style.getPropertyValue(name);
    const priority = element.style.getPropertyPriority(name);
    undo.push(() => element.style.setProperty(name, before, priority));
    element.style.setProperty(name, value, 'important');
  };
  const add = (element: HTMLElement, where: (element: HTMLElement) => void) => {
    where(element);
    undo.push(() => element.remove());
  };
  for (const fold of shown.querySelectorAll<HTMLDetailsElement>(
    'details[data-quoted]:not([open])',
  )) {
    fold.open = true;
    undo.push(() => void (fold.open = false));
  }
  const style = shown.createElement('style');
  style.textContent = 'body { margin: 0; }';
  add(style, (one) => {
    shown.head.firstElementChild?.after(one);
  });
  set(root, 'zoom', '1');
  const overflow = overflowOf(shown);
  const zoom = overflow > 1.005 ? 1 / overflow : 1;
  zoomTo(shown, zoom);
  const marks: HTMLElement[] = [];
  const links = around.linksTitle === null ? [] : numbered(shown, [root], marks);
  undo.push(() => marks.forEach((mark) => mark.remove()));
  // Nothing in the body is laid over what is ours; as it was sent, ground and all.
  set(body, 'isolation', 'isolate');
  set(root, 'print-color-adjust', 'exact');
  if (around.isFirst) add(headOf(shown, around), (one) => root.insertBefore(one, body));
  const foot = footOf(shown, around, links, around.isLast);
  if (foot) add(foot, (one) => root.append(one));
  const columns = {
    'column-count': '1',
    'column-height': `${paper.height / zoom}px`,
    'column-wrap': 'wrap',
    'column-fill': 'auto',
    'column-gap': '0',
    'row-gap': '0',
  };
  for (const [name, value] of Object.entries(columns)) set(root, name, value);
  const wanted = Math.min(root.getBoundingClientRect().height, mostSheets * paper.height);
  return {
    // A hair more is how a browser rounds, and no sheet.
    height: Math.ceil(wanted / paper.height - 0.005) * paper.height,
    end: () => undo.toReversed().forEach((one) => one()),
  };
}
