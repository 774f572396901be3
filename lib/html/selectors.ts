// What a rule of a style sheet costs: how many simple selectors a browser asks of how many
// elements. It looks up rules by the last compound's id, class or tag, asks only those
// elements, and goes up from each. All selectors as the browser's own writer writes them.

/** The elements a sheet is for. */
export type Census = {
  elements: number;
  /** Elements within elements, on the average. */
  depth: number;
  /** The most that one element holds. */
  siblings: number;
  /** By `#id`, `.class` and `tag`. */
  counts: ReadonlyMap<string, number>;
};

export function censusOf(document: Document): Census {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const depths = new Map<Element, number>();
  let sum = 0;
  let siblings = 1;
  const all = document.getElementsByTagName('*');
  for (const element of all) {
    const parent = element.parentElement;
    const depth = parent ? (depths.get(parent) ?? 0) + 1 : 0;
    depths.set(element, depth);
    sum += depth;
    siblings = Math.max(siblings, element.childElementCount);
    add(element.localName);
    const id = element.getAttribute('id');
    if (id) add(`#${id}`);
    const names = element.getAttribute('class')?.split(/[\t\n\f\r ]+/) ?? [];
    for (const name of new Set(names)) if (name !== '') add(`.${name}`);
  }
  const depth = sum / Math.max(1, all.length);
  return { elements: all.length, depth, siblings, counts };
}

/** A rule around this one, which `&` stands for. */
export type Around = { simples: number; levels: number };
export const outermost: Around = { simples: 1, levels: 0 };

const mostLevels = 3;

export type Cost = {
  /** Simple selectors asked, in the worst of cases. */
  steps: number;
  /** Elements it may be for. */
  elements: number;
  /** As rules within it see it. */
  around: Around;
};

/** Null for rules too far within others: each may name the one around it many times. */
export function costOf(list: string, census: Census, around: Around): Cost | null {
  if (around.levels >= mostLevels) return null;
  const hasEscapes = list.includes('\\');
  const text = list
    .replace(/\\(?:[\da-f]{1,6} ?|.)/gi, 'x')
    .replace(/\[(?:[^\]"]|"[^"]*")*\]/g, '[]');
  let steps = 0;
  let elements = 0;
  let simples = 0;
  for (const selector of topLevel(text)) {
    const own = selector.match(/[.#:[*]|(?<![\w.#:-])[a-z]/gi)?.length ?? 0;
    const nested = selector.split('&').length - 1;
    const weight = Math.max(1, own + nested * around.simples);
    const ups = selector.match(/(?<=[^\s>+~,(]) (?=[^\s>+~])/g)?.length ?? 0;
    const asked = hasEscapes ? census.elements : elementsFor(selector, census);
    steps += asked * (weight + ups * census.depth) * reachOf(selector, census);
    elements += asked;
    simples += weight + ups;
  }
  return { steps, elements, around: { simples, levels: around.levels + 1 } };
}

/** For each element that is asked: those before it, and those beneath it, that may be, too. */
function reachOf(selector: string, { elements, siblings }: Census): number {
  const before = selector.match(/~|:nth-[\w-]*\([^)]*\bof\b/gi)?.length ?? 0;
  const beneath = selector.match(/:has\(/gi)?.length ?? 0;
  return siblings ** before * elements ** beneath;
}

function topLevel(list: string): string[] {
  const selectors: string[] = [];
  let from = 0;
  let level = 0;
  for (let at = 0; at < list.length; at++) {
    if (list[at] === '(') level++;
    else if (list[at] === ')') level--;
    else if (list[at] === ',' && level === 0) {
      selectors.push(list.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...selectors, list.slice(from).trim()];
}

function elementsFor(selector: string, { counts, elements }: Census): number {
  const last = lastCompound(selector);
  const of = (pattern: RegExp) =>
    [...last.matchAll(pattern)].map(([key]) => counts.get(key) ?? 0);
  const ids = of(/#[^.#:[\]*&]+/g);
  if (ids.length > 0) return Math.max(...ids);
  const classes = of(/\.[^.#:[\]*&]+/g);
  if (classes.length > 0) return Math.max(...classes);
  const tag = /^[a-z][\w-]*/i.exec(last)?.[0].toLowerCase();
  return tag === undefined ? elements : (counts.get(tag) ?? 0);
}

/** Without what stands in parentheses, which is never looked up by. */
function lastCompound(selector: string): string {
  let level = 0;
  let kept = '';
  for (const sign of selector) {
    if (sign === '(') level++;
    else if (sign === ')') level--;
    else if (level === 0) kept = /[\s>+~]/.test(sign) ? '' : kept + sign;
  }
  return kept;
}
