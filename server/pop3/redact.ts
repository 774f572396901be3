// Takes secrets out of what may be shown. Commands that carry one are never built into a
// shown text in the first place; this is for servers that say a secret back to us.
import type { ResponseCode } from './errors.ts';

export const hidden = '•••••';

/** First and last character, so that two accounts can be told apart in a trace. */
export function halfMasked(user: string): string {
  const characters = Array.from(user);
  return characters.length < 3
    ? '•••'
    : `${characters[0] ?? ''}•••${characters.at(-1) ?? ''}`;
}

/**
 * Replaces each of `secrets` in a line, whatever its case. A secret of one to three
 * characters is no word that could be replaced: everything behind the status goes.
 */
export function createRedactor(secrets: readonly string[]): (line: string) => string {
  const words = secrets.filter((secret) => secret !== '');
  const isShort = words.some((secret) => secret.length < 4);
  // Longest first: a token holds the password it was made from.
  const sorted = words.toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(sorted.map(literalStart).join('|') || '(?!)', 'giu');
  return (line) => {
    if (isShort) return line.replace(/^(\S*)\s.*$/su, `$1 ${hidden}`);
    return line.replace(pattern, hidden);
  };
}

/** Of a secret longer than a pattern may be, its beginning and all that stands behind it. */
function literalStart(secret: string): string {
  const isLong = secret.length > patternCharacters;
  return isLong ? `${literal(secret.slice(0, patternCharacters))}[^]*` : literal(secret);
}

/** Tokens are longer; half a surrogate pair at the end would match nothing. */
const patternCharacters = 500;

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, (sign) => `\\${sign}`);
}

/** Characters of a server's line that an error keeps. */
const lineCharacters = 512;

/** A server's line as text to show: no control characters, cut at 512. */
export function shownLine(line: string): string {
  return line.slice(0, lineCharacters).replace(/\p{Cc}/gu, '\ufffd');
}

/** The bracketed code of RFC 2449 §8; servers that do not announce it send it too. */
export function responseCode(line: string): ResponseCode | null {
  const found = /^(?:\+OK|-ERR) +\[([^\]\s]{1,64})\]/i.exec(line);
  return found?.[1]?.toUpperCase() ?? null;
}
