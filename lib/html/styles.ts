// CSS of a message with everything taken out that could fetch, follow or cover. The browser's
// own parser reads it and its own writer writes it, so escapes and comments cannot hide a
// thing; whatever is then still doubtful goes as a whole.
import {
  allowedPosition,
  fetchingFunction,
  htmlBudget,
  keptRules,
  refusedEffect,
  refusedProperties,
} from './policy.ts';
import type { References } from './references.ts';

export type Styles = {
  /** The value of a style attribute; '' when nothing is left. */
  attribute(text: string): string;
  /** The text of a style element. */
  sheet(text: string): string;
};

export function createStyles(references: References): Styles {
  const probe = document.implementation.createHTMLDocument('').createElement('i');
  const known = new Map<string, string>();
  let charsLeft: number = htmlBudget.cssChars;
  let rulesLeft: number = htmlBudget.cssRules;
  let hasLeft: number = htmlBudget.hasRules;

  return {
    attribute(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      probe.style.cssText = text;
      filter(probe.style, references);
      const after = probe.style.cssText;
      known.set(text, after);
      return after;
    },
    sheet(text) {
      if (text.length > charsLeft) return '';
      charsLeft -= text.length;
      // A constructed sheet never fetches, and knows no @import at all.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text.replace(/<!--|-->/g, ''));
      // Not deleted from the sheet, which refuses to part with some (CSSOM §6.4.1, @namespace).
      const rules = [...sheet.cssRules].filter(keep).map((rule) => rule.cssText);
      // Inside CSS an escape says the same; inside HTML it is no longer a tag.
      return rules.join('\n').replace(/<(?=[/a-z!?])/gi, '\\3c ');
    },
  };

  /** Filters what is in the rule; false where it must go as a whole. */
  function keep(rule: CSSRule): boolean {
    const asks = 'selectorText' in rule && /:has\(/i.test(String(rule.selectorText));
    if (!isKept(rule) || --rulesLeft < 0 || (asks && --hasLeft < 0)) return false;
    if ('style' in rule && rule.style instanceof CSSStyleDeclaration)
      filter(rule.style, references);
    if (rule instanceof CSSKeyframesRule) return [...rule.cssRules].every(keep);
    if ('cssRules' in rule) keepWithin(rule as CSSGroupingRule);
    return true;
  }

  function keepWithin(parent: CSSGroupingRule): void {
    for (let i = parent.cssRules.length - 1; i >= 0; i--) {
      const rule = parent.cssRules[i];
      if (rule && !keep(rule)) parent.deleteRule(i);
    }
  }
}

function isKept(rule: CSSRule): boolean {
  const name = Object.prototype.toString.call(rule).slice('[object '.length, -1);
  return keptRules.some((kept) => kept === name);
}

function filter(style: CSSStyleDeclaration, references: References): void {
  for (const name of Array.from(style)) {
    const value = style.getPropertyValue(name);
    const allowed = allowedValue(name, value, references);
    if (allowed === null) style.removeProperty(name);
    else if (allowed !== value) {
      style.setProperty(name, allowed, style.getPropertyPriority(name));
    }
  }
  // A shorthand with var() hides its parts from us until it is used: it goes with the rest.
  const left = style.cssText;
  const others = left.replace(plainAddress, '').replace(ownVariable, '');
  if (/url/i.test(others) || fetchingFunction.test(others)) style.cssText = '';
  else if (hasEscape(others)) style.cssText = '';
}

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
