// What is searched, as the index sees it. Letters are folded here as far as the index does
// not (width, ligatures); languages without spaces become pairs of letters, so that a word
// of two is found inside a sentence.
import type { Wanted, Words } from '../messages.ts';
import { respell } from '../../mail/query/fold.ts';
import { archiveLimits } from '../limits.ts';

/**
 * Scripts written without spaces: Chinese characters, kana (with the signs that lengthen or
 * repeat), Thai, Lao, Khmer, Burmese. Korean has spaces.
 */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3005\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** As one form: full width as half, composed; the index takes care of case and accents. */
function folded(text: string): string {
  return text.normalize('NFKC');
}

/** Each letter with the next one, and the last alone: 東京都 as 東京 京都 都. */
function pairs(run: string): string[] {
  const letters = Array.from(run);
  return letters.map((letter, n) => letter + (letters[n + 1] ?? ''));
}

export function toIndex(text: string): string {
  const plain = folded(text);
  const own = plain.replace(unspaced, (run) => ` ${pairs(run).join(' ')} `);
  return [own, ...otherSpellings(plain)].join(' ');
}

/** Letters that are typed otherwise too: `œuvre`, `straße`. */
const respelled = /[œæßøłđðþı]/iu;

function otherSpellings(text: string): string[] {
  if (!respelled.test(text)) return [];
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(words)].filter((word) => respelled.test(word)).map(otherwise);
}
const otherwise = (text: string): string => respell(text.toLowerCase());

/** A message's words, a column each. */
export function columns({ subject, people, body, files }: Words) {
  return {
    subject: toIndex(subject),
    people: toIndex(people),
    body: toIndex(body.slice(0, archiveLimits.bodyChars)),
    files: toIndex(files.join('\n')),
  };
}

/**
 * The question in FTS5's language (sqlite.org/fts5.html §3); null where nothing is asked
 * for, or only what must not be there.
 */
export function matchOf(wanted: readonly Wanted[]): string | null {
  const must: string[] = [];
  const mustNot: string[] = [];
  for (const each of wanted) {
    const phrase = phraseOf(each);
    if (phrase !== null) (each.isNot ? mustNot : must).push(phrase);
  }
  if (must.length === 0) return null;
  return [must.join(' AND '), ...mustNot].join(' NOT ');
}

function phraseOf({ text, in: column, isBeginning }: Wanted): string | null {
  const plain = folded(text);
  // What was indexed of a text is its own spelling, and then the other.
  const spellings = [...new Set([plain.toLowerCase(), otherwise(plain)])];
  const phrases = spellings
    .map((spelling) => phraseIn(spelling, isBeginning === true))
    .filter((phrase) => phrase !== null);
  if (phrases.length === 0) return null;
  const any = phrases.length === 1 ? phrases[0] : `(${phrases.join(' OR ')})`;
  return `${column ? `{${column}} : ` : ''}${any}`;
}

function phraseIn(text: string, isBeginning: boolean): string | null {
  const words = text
    .replace(unspaced, (run) => ` ${asked(run).join(' ')} `)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return null;
  // One letter of a script without spaces is the beginning of a pair, or the last of a run.
  const last = words.at(-1) ?? '';
  const isOpen =
    isBeginning || (Array.from(last).length === 1 && last.match(unspaced) !== null);
  return `"${words.join(' ').replaceAll('"', '""')}"${isOpen ? '*' : ''}`;
}

/** Of what is asked for only whole pairs: what follows its last letter is not known. */
function asked(run: string): string[] {
  const all = pairs(run);
  return all.length > 1 ? all.slice(0, -1) : all;
}
