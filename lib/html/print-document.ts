// A shown message copied into a document of its own for paper: a frame in a page is cut where
// a sheet ends, in the middle of a line; a document is broken between its lines.
import { fetchImage } from './frame-document.ts';
import { remoteVariable } from './styles.ts';

/** What stands above the message and below it, as text. */
export type Around = {
  title: string;
  /** Who, to whom, when; a name may be empty where the value says what it is. */
  fields: readonly (readonly [name: string, value: string])[];
  /** Above the list of files. */
  filesTitle: string;
  files: readonly string[];
  /** Above the addresses of the links, which are then numbered; null for none. */
  linksTitle: string | null;
};

/** Addresses that are written out; a message with more is a catalogue. */
const mostLinks = 200;

/**
 * Fills `paper`, an empty document, with what `shown` shows; every quotation is unfolded.
 * Several documents stay apart: styles and what is named in one do not reach another.
 * Settles when the images are drawn, or cannot be; a caller that cannot wait prints without.
 */
export async function fillPrint(
  paper: Document,
  shown: readonly Document[],
  around: Around,
): Promise<void> {
  const copies = shown.map((one) => copyOf(paper, one));
  const waiting = copies.flatMap(withoutRemote);
  const [only] = copies;
  const root = only && copies.length === 1 ? only : together(paper, copies);
  paper.replaceChild(root, paper.documentElement);
  const links = around.linksTitle === null ? [] : numbered(paper, copies);
  // Beside the body and above it: nothing in the body is laid over what is ours.
  root.style.setProperty('display', 'block', 'important');
  paper.body.style.setProperty('isolation', 'isolate', 'important');
  // A ground that the body gives is the body's alone, not that of the whole sheet.
  const { backgroundColor, backgroundImage } = getComputedStyle(root);
  if (backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none')
    root.style.setProperty('background', 'white', 'important');
  root.insertBefore(headOf(paper, around), paper.body);
  const foot = footOf(paper, around, links);
  if (foot) root.append(foot);
  await Promise.all([
    ...copies.flatMap(imagesOf),
    ...waiting.map(async ({ address, show }) => {
      if (await fetchImage(paper, address)) show();
    }),
  ]);
}

/** What stands above the message. */
export function headOf(paper: Document, around: Around): HTMLElement {
  return block(paper, [['h1', around.title], ...fieldsOf(around)]);
}

/** What stands below it; null where there is nothing. */
export function footOf(
  paper: Document,
  around: Around,
  links: readonly string[],
  withFiles = true,
): HTMLElement | null {
  const lines = [...(withFiles ? filesOf(around) : []), ...linksOf(around, links)];
  return lines.length > 0 ? block(paper, lines) : null;
}

/** Nodes are copied as they are: nothing is read as HTML a second time. */
function copyOf(paper: Document, { documentElement }: Document): HTMLElement {
  const copy = paper.importNode(documentElement, true);
  copy.style.removeProperty('zoom');
  for (const fold of copy.querySelectorAll<HTMLDetailsElement>('details[data-quoted]'))
    fold.open = true;
  for (const sheet of copy.querySelectorAll('style[data-dressing]')) sheet.remove();
  // As it was sent: white words on a dark ground are not to be read without the ground.
  copy.style.setProperty('print-color-adjust', 'exact');
  return copy;
}

/** Each in a shadow of its own, where even `html` and `body` of its styles are its own. */
function together(paper: Document, copies: readonly HTMLElement[]): HTMLElement {
  const root = paper.createElement('html');
  const body = paper.createElement('body');
  body.style.margin = '0';
  root.append(paper.createElement('head'), body);
  for (const copy of copies) {
    const host = paper.createElement('div');
    host.style.cssText = 'position: relative; isolation: isolate';
    host.attachShadow({ mode: 'closed' }).append(copy);
    body.append(host);
  }
  return root;
}

/**
 * Writes a number behind each link and returns the addresses, the first being number 1. What
 * was written is added to `marks`.
 */
export function numbered(
  paper: Document,
  copies: readonly HTMLElement[],
  marks: HTMLElement[] = [],
): string[] {
  const numbers = new Map<string, number>();
  for (const link of copies.flatMap((copy) => [...copy.querySelectorAll('a[href]')])) {
    const address = link.getAttribute('href') ?? '';
    if (address.startsWith('#')) continue;
    if (!numbers.has(address) && numbers.size >= mostLinks) continue;
    const number = numbers.get(address) ?? numbers.size + 1;
    numbers.set(address, number);
    const mark = paper.createElement('sup');
    mark.textContent = `[${number}]`;
    link.after(mark);
    marks.push(mark);
  }
  return [...numbers.keys()];
}

type Line = readonly [tag: 'h1' | 'h2' | 'p' | 'hr', text: string];

function fieldsOf({ fields }: Around): Line[] {
  return [
    ...fields.map(([name, value]) => ['p', name ? `${name}: ${value}` : value] as const),
    ['hr', ''],
  ];
}

function filesOf({ filesTitle, files }: Around): Line[] {
  if (files.length === 0) return [];
  return [['hr', ''], ['h2', filesTitle], ...files.map((file) => ['p', file] as const)];
}

function linksOf({ linksTitle }: Around, links: readonly string[]): Line[] {
  if (linksTitle === null || links.length === 0) return [];
  const lines = links.map((address, at) => ['p', `[${at + 1}] ${address}`] as const);
  return [['hr', ''], ['h2', linksTitle], ...lines];
}

/** Out of reach of the message's styles: it cannot restyle who it is from. */
function block(paper: Document, lines: readonly Line[]): HTMLElement {
  const host = paper.createElement('div');
  const inside = host.attachShadow({ mode: 'closed' });
  host.style.cssText =
    'all: initial !important; display: block !important; position: relative !important; ' +
    'z-index: 1 !important; background: white !important';
  const style = paper.createElement('style');
  style.textContent = own;
  inside.append(style);
  for (const [tag, text] of lines) {
    const element = paper.createElement(tag);
    element.dir = 'auto';
    element.textContent = text;
    inside.append(element);
  }
  return host;
}

const own = `
h1, h2, p { font-family: ui-sans-serif, system-ui, sans-serif; margin: 0; color: black; overflow-wrap: anywhere; }
h1 { font-size: 18px; margin-block-end: 6px; }
h2 { font-size: 12px; line-height: 1.5; break-after: avoid; }
p { font-size: 12px; line-height: 1.5; }
hr { border: 0; border-block-start: 1px solid gray; margin-block: 10px; }
`;

function imagesOf(copy: HTMLElement): Promise<void>[] {
  return [...copy.querySelectorAll<HTMLImageElement>('img[src]')].map((image) =>
    image.decode().catch(() => {}),
  );
}

type Waiting = { address: string; show(): void };

/** Takes away what styles would ask for by themselves, until it is there (`fetchImage`). */
function withoutRemote(copy: HTMLElement): Waiting[] {
  const waiting: Waiting[] = [];
  const prefix = remoteVariable(0).slice(0, -1);
  for (const name of Array.from(copy.style)) {
    const value = copy.style.getPropertyValue(name);
    const [, address] = /^url\("([^"\\]+)"\)$/.exec(value) ?? [];
    if (!name.startsWith(prefix) || address === undefined) continue;
    copy.style.removeProperty(name);
    waiting.push({ address, show: () => copy.style.setProperty(name, value) });
  }
  for (const element of copy.querySelectorAll('[background]')) {
    const address = element.getAttribute('background') ?? '';
    element.removeAttribute('background');
    waiting.push({ address, show: () => element.setAttribute('background', address) });
  }
  return waiting;
}
