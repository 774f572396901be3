// A shown message copied into a document of its own for paper: a frame in a page is cut where
// a sheet ends, in the middle of a line; a document is broken between its lines.

/** What stands above the message and below it, as text. */
export type Around = {
  title: string;
  /** Who, to whom, when; a name may be empty where the value says what it is. */
  fields: readonly (readonly [name: string, value: string])[];
  files: readonly string[];
};

/** Fills `paper`, an empty document, with what `shown` shows; every quotation is unfolded. */
export function fillPrint(paper: Document, shown: Document, around: Around): void {
  // Nodes are copied as they are: nothing is read as HTML a second time.
  const root = paper.importNode(shown.documentElement, true);
  paper.replaceChild(root, paper.documentElement);
  root.style.removeProperty('zoom');
  for (const fold of paper.querySelectorAll<HTMLDetailsElement>('details[data-quoted]'))
    fold.open = true;
  for (const sheet of paper.querySelectorAll('style[data-dressing]')) sheet.remove();
  // Beside the body and above it: nothing in the body is laid over what is ours.
  root.style.setProperty('display', 'block', 'important');
  paper.body.style.setProperty('isolation', 'isolate', 'important');
  root.insertBefore(block(paper, around, 'head'), paper.body);
  root.append(block(paper, around, 'foot'));
}

/** Out of reach of the message's styles: it cannot restyle who it is from. */
function block(paper: Document, around: Around, place: 'head' | 'foot'): HTMLElement {
  const host = paper.createElement('div');
  const inside = host.attachShadow({ mode: 'closed' });
  host.style.cssText =
    'all: initial !important; display: block !important; position: relative !important; ' +
    'z-index: 1 !important; background: white !important';
  const style = paper.createElement('style');
  style.textContent = own;
  inside.append(style);
  const say = (tag: string, text: string) => {
    const element = paper.createElement(tag);
    element.dir = 'auto';
    element.textContent = text;
    inside.append(element);
  };
  if (place === 'head') {
    say('h1', around.title);
    for (const [name, value] of around.fields)
      say('p', name === '' ? value : `${name}: ${value}`);
    inside.append(paper.createElement('hr'));
  } else if (around.files.length > 0) {
    inside.append(paper.createElement('hr'));
    for (const file of around.files) say('p', file);
  }
  return host;
}

const own = `
h1, p { font-family: ui-sans-serif, system-ui, sans-serif; margin: 0; color: black; overflow-wrap: anywhere; }
h1 { font-size: 18px; margin-block-end: 6px; }
p { font-size: 12px; line-height: 1.5; }
hr { border: 0; border-block-start: 1px solid gray; margin-block: 10px; }
`;
