// Where in a text the words stand that were asked for, whatever their accents and case; and
// the line around the first of them.
import { fold } from './fold.ts';
import { termsOf, type Node } from './terms.ts';

/** From and to (not included), in UTF-16 units of the text they are of. */
export type Hit = readonly [from: number, to: number];
export type Excerpt = { text: string; hits: readonly Hit[] };

const bounds = {
  /** ours: of a message's text; who looks further opens it */
  chars: 200_000,
  /** ours: as long as the widest row shows; its hit is seen in the narrowest too */
  before: 12,
  length: 200,
  /** ours: more are no help to the eye */
  hits: 20,
} as const;

/** What is to be there of the words of a query: folded, the longest first. */
export function wordsIn(root: Node | null): string[] {
  const words = termsOf(root).flatMap(({ term, isNot }) =>
    !isNot && 'isPhrase' in term ? [fold(term.text).replace(/\s+/g, ' ').trim()] : [],
  );
  return [...new Set(words)].filter(Boolean).sort((a, b) => b.length - a.length);
}

/** In order, none over another. `words` are folded. */
export function hitsOf(text: string, words: readonly string[]): Hit[] {
  if (words.length === 0) return [];
  const { folded, places } = foldWithPlaces(text);
  const hits: Hit[] = [];
  for (const word of words.filter(Boolean))
    for (
      let at = folded.indexOf(word);
      at >= 0 && hits.length < bounds.hits;
      at = folded.indexOf(word, at + word.length)
    ) {
      const from = places[at] ?? 0;
      // A letter of several, such as a ligature, is marked as a whole.
      let end = at + word.length;
      while (end < folded.length && places[end] === places[end - 1]) end++;
      const to = places[end] ?? text.length;
      if (!hits.some((hit) => from < hit[1] && hit[0] < to)) hits.push([from, to]);
    }
  return hits.sort((a, b) => a[0] - b[0]);
}

/** One line of the text with the first hit in it; null where there is none. */
export function excerptOf(text: string, words: readonly string[]): Excerpt | null {
  const line = text
    .slice(0, bounds.chars)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const { folded, places } = foldWithPlaces(line);
  const firsts = words.map((word) => firstOf(folded, word)).filter((at) => at >= 0);
  if (firsts.length === 0) return null;
  const hit = places[Math.min(...firsts)] ?? 0;
  let from = Math.max(0, hit - bounds.before);
  // At the beginning of a word, where one is near.
  const space = from === 0 ? -1 : line.indexOf(' ', from);
  if (space >= 0 && space < hit) from = space + 1;
  else if (/[\udc00-\udfff]/.test(line.charAt(from))) from++;
  const cut = line.slice(from, from + bounds.length).replace(/[\ud800-\udbff]$/, '');
  const shown = from > 0 ? `… ${cut}` : cut;
  return { text: shown, hits: hitsOf(shown, words) };
}

/** Where a word begins with it, else where it stands at all; -1 where it does not. */
function firstOf(folded: string, word: string): number {
  let at = folded.indexOf(word);
  const first = at;
  while (at > 0 && /[\p{L}\p{N}]/u.test(folded.charAt(at - 1)))
    at = folded.indexOf(word, at + 1);
  return at >= 0 ? at : first;
}

/** The folded text, and for each of its units where in the text it comes from. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    const plain = code < 0x80 ? letter.toLowerCase() : fold(letter);
    for (let n = 0; n < plain.length; n++) places.push(at);
    folded += plain;
    at += letter.length;
  }
  places.push(at);
  return { folded, places };
}
