// What a message would have looked like and does not, because its styles were cleaned: told
// to the reader, where anything of it would have been seen.
import { refusedProperties } from './policy.ts';

/**
 * Fonts are never fetched; `fixed` leaves the message for the window; the others cost too
 * much, and `rules` are all that has no name of its own.
 */
export type Loss =
  | 'fonts'
  | 'fixed'
  | 'effects'
  | 'columns'
  | 'counters'
  | 'motion'
  | 'drawings'
  | 'rules';

/** Null for what nobody would see. */
export function lossOfRule(rule: CSSRule): Loss | null {
  if (rule instanceof CSSFontFaceRule) return 'fonts';
  if (rule instanceof CSSCounterStyleRule) return 'counters';
  // How it is printed is ours to say.
  if (rule instanceof CSSPageRule) return null;
  return 'cssRules' in rule ? 'rules' : null;
}

export function lossOf(name: string, value: string): Loss | null {
  if (name === 'position') return 'fixed';
  if (name.endsWith('filter') || name === 'transform-style') return 'effects';
  if (name.startsWith('column-')) return 'columns';
  if (name.startsWith('counter-') || name === 'content') return 'counters';
  // Of other addresses there is nothing that a mail program could have shown.
  if (/url\(/i.test(value)) return value.includes('url("data:') ? 'drawings' : null;
  return refusedProperties.has(name) ? null : 'rules';
}
