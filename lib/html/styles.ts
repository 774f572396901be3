// CSS of a message with everything taken out that could fetch, follow or cover. The browser's
// own parser reads it and its own writer writes it, so escapes and comments cannot hide a
// thing; whatever is then still doubtful goes as a whole.
import {
  allowedPosition,
  fetchingFunction,
  htmlBudget,
  inlineImage,
  keptRules,
  refusedEffect,
  refusedProperties,
  refusedValues,
} from './policy.ts';
import { lossOf, lossOfRule, type Loss } from './losses.ts';
import type { References } from './references.ts';
import { censusOf, costOf, outermost, type Around, type Census } from './selectors.ts';

export type Styles = {
  /** The value of a style attribute; '' when nothing is left. */
  attribute(text: string): string;
  /** The text of a style element, for the elements of `document`. */
  sheet(text: string, document: Document): string;
  /** What would have been seen, and is not. */
  losses(): Loss[];
};

export function createStyles(references: References): Styles {
  const probe = document.implementation.createHTMLDocument('').createElement('i');
  const known = new Map<string, string>();
  let charsLeft: number = htmlBudget.cssChars;
  let rulesLeft: number = htmlBudget.cssRules;
  let stepsLeft: number = htmlBudget.selectorSteps;
  let declarationsLeft: number = htmlBudget.allDeclarations;
  let animatedLeft: number = htmlBudget.animated;
  let columnedLeft: number = htmlBudget.columned;
  const losses = new Set<Loss>();

  return {
    attribute(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      // The object model compares each custom property with all before it.
      if (text.split(';', mostParts).length === mostParts) return tooMuch();
      probe.style.cssText = text;
      bound(probe.style, 1);
      const after = probe.style.cssText;
      // What is counted is counted each time.
      if (!/\b(?:animation|column)/.test(after)) known.set(text, after);
      return after;
    },
    sheet(text, document) {
      if (text.length > charsLeft) return tooMuch();
      charsLeft -= text.length;
      // A constructed sheet never fetches, and knows no @import at all.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text.replace(/<!--|-->/g, ''));
      for (const [, from = ''] of text.matchAll(/@import\b([^;]*)/gi))
        losses.add(/font/i.test(from) ? 'fonts' : 'rules');
      const census = censusOf(document);
      // Not deleted from the sheet, which refuses to part with some (CSSOM §6.4.1, @namespace).
      const rules = [...sheet.cssRules]
        .filter((rule) => keep(rule, census, outermost))
        .map((rule) => rule.cssText);
      // Inside CSS an escape says the same; inside HTML it is no longer a tag.
      return rules.join('\n').replace(/<(?=[/a-z!?])/gi, '\\3c ');
    },
    losses: () => [...losses],
  };

  function tooMuch(): string {
    losses.add('rules');
    return '';
  }

  /** Filters what is in the rule; false where it must go as a whole. */
  function keep(rule: CSSRule, census: Census, around: Around): boolean {
    if (!isKept(rule)) {
      const loss = lossOfRule(rule);
      if (loss) losses.add(loss);
      return false;
    }
    if (--rulesLeft < 0) return isLost();
    const selects = 'selectorText' in rule;
    const cost = selects ? costOf(String(rule.selectorText), census, around) : null;
    if (selects && (cost === null || (stepsLeft -= cost.steps) < 0)) return isLost();
    if ('style' in rule && rule.style instanceof CSSStyleDeclaration) {
      // A frame of a movement is for nobody by itself.
      const own = 'keyText' in rule ? null : census.elements;
      bound(rule.style, cost?.elements ?? own);
    }
    if (rule instanceof CSSKeyframesRule)
      return [...rule.cssRules].every((frame) => keep(frame, census, around));
    if ('cssRules' in rule)
      keepWithin(rule as CSSGroupingRule, census, cost?.around ?? around);
    return true;
  }

  function keepWithin(parent: CSSGroupingRule, census: Census, around: Around): void {
    for (let i = parent.cssRules.length - 1; i >= 0; i--) {
      const rule = parent.cssRules[i];
      if (rule && !keep(rule, census, around)) parent.deleteRule(i);
    }
  }

  function isLost(): false {
    losses.add('rules');
    return false;
  }

  /** Filters a style; `elements`: how many have it, null where that cannot be said. */
  function bound(style: CSSStyleDeclaration, elements: number | null): void {
    declarationsLeft -= style.length;
    if (style.length > htmlBudget.declarations || declarationsLeft < 0) {
      style.cssText = tooMuch();
      return;
    }
    if (!doubtful.test(style.cssText.replace(plainColour, ''))) return;
    const gone = filter(style, references);
    // What is for nobody is missed by nobody.
    if (elements !== 0) for (const loss of gone) losses.add(loss);
    if (/\banimation/.test(style.cssText) && (animatedLeft -= elements ?? 0) < 0) {
      style.removeProperty('animation');
      losses.add('motion');
    }
    const columns = columnNames.filter((name) => Array.from(style).includes(name));
    if (columns.length === 0) return;
    // A shorthand that waits for a variable says of none what it is.
    const isSaid = columns.every((name) => style.getPropertyValue(name) !== '');
    if (!isSaid || elements === null || (columnedLeft -= elements) < 0) {
      for (const name of columns) style.removeProperty(name);
      losses.add('columns');
    }
  }
}

const columnNames = ['column-count', 'column-width'] as const;

/** Without any of these, nothing of a style is refused: every refusal below needs one. */
export const doubtful =
  /[\\(]|--|\ball\b|url|position|filter|behavior|binding|user-modify|view-|counter|content|column|animation|will-change|transform-style|dense/i;
const plainColour = /\brgba?\([\d., %]+\)/g;

/** Addresses of inline images have a semicolon of their own. */
const mostParts = 2 * htmlBudget.declarations;

function isKept(rule: CSSRule): boolean {
  const name = Object.prototype.toString.call(rule).slice('[object '.length, -1);
  return keptRules.some((kept) => kept === name);
}

/** Returns what went. */
function filter(style: CSSStyleDeclaration, references: References): Set<Loss> {
  const losses = new Set<Loss>();
  // Columns would go on to those within by a name that is not theirs.
  if (
    Array.from(style).includes('all') &&
    /\b(?:all|columns): inherit/.test(style.cssText)
  )
    style.cssText = '';
  for (const name of Array.from(style)) {
    const value = style.getPropertyValue(name);
    const allowed = allowedValue(name, value, references);
    if (allowed === null) {
      style.removeProperty(name);
      const loss = lossOf(name, value);
      if (loss) losses.add(loss);
    } else if (allowed !== value) {
      style.setProperty(name, allowed, style.getPropertyPriority(name));
    }
  }
  // A shorthand with var() hides its parts from us until it is used: it goes with the rest.
  const left = style.cssText;
  const others = left
    .replace(plainAddress, (all, address: string) => (asksNobody(address) ? '' : all))
    .replace(ownVariable, '');
  if (/url/i.test(others) || fetchingFunction.test(others) || hasEscape(others)) {
    style.cssText = '';
    losses.add('rules');
  }
  return losses;
}

/** All that may stand in a style by its address: what is in the message itself. */
const asksNobody = (address: string) =>
  address.startsWith('blob:') || inlineImage.test(address);

/** What stands in a style for a remote image, until it is there: see frame-document.ts. */
export const remoteVariable = (remote: number): string => `--remote-${remote}`;
const ownVariable = /var\(--remote-\d+, none\)/g;

/** As the browser writes an address: always quoted, with escapes only for odd characters. */
const plainAddress = /url\("([^"\\]*)"\)/g;

/** As the browser writes one picture in several sizes; what is not written so is refused. */
const imageSet =
  /image-set\((url\("[^"\\]*"\))(?: [\d.]+[a-z]+)?(?: type\("[^"\\]*"\))?(?:, url\("[^"\\]*"\)(?: [\d.]+[a-z]+)?(?: type\("[^"\\]*"\))?)*\)/g;

function allowedValue(name: string, said: string, references: References): string | null {
  // One of the sizes will do, and one address is all that is asked.
  const value = said.replace(imageSet, '$1');
  if (refusedProperties.has(name)) return null;
  if (refusedValues[name]?.test(value)) return null;
  if (name === 'position' && !allowedPosition.test(value)) return null;
  if (/(?:^|-)filter$/.test(name) && refusedEffect.test(value)) return null;
  // In a custom property the sender's own spelling survives, escapes included.
  if (name.startsWith('--') && !isPlainVariable(name, value)) return null;
  if (fetchingFunction.test(value) || hasEscape(value)) return null;
  if (!/url\(/i.test(value)) return value;
  let isRefused = false;
  const rewritten = value.replace(plainAddress, (_, address: string) => {
    const place = references.image(address, false);
    if (place && 'remote' in place) return `var(${remoteVariable(place.remote)}, none)`;
    if (place === null || /["\\\n]/.test(place.address)) isRefused = true;
    return `url("${place?.address ?? ''}")`;
  });
  const rest = rewritten.replace(plainAddress, '');
  return isRefused || /url\(/i.test(rest) ? null : rewritten;
}

/** Of both kinds, escapes within; left to right, so that no quote in one opens another. */
const strings = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/g;

/**
 * The browser writes names without escapes, save where it keeps a sender's spelling until a
 * var() or the like in it is known: there `v\61r(` and `u\72l(` pass for any name.
 */
function hasEscape(value: string): boolean {
  if (!value.includes('\\')) return false;
  // A quote in a comment would be taken for a string's.
  return value.includes('/*') || value.replace(strings, '').includes('\\');
}

function isPlainVariable(name: string, value: string): boolean {
  if (/[\\@]|url|:/i.test(value) || name.startsWith('--remote-')) return false;
  return value.split(/var\(/i).length - 1 <= htmlBudget.varsPerProperty;
}
