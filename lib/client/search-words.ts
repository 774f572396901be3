// Terms of a query as questions to the index of what is kept here.
import type { Wanted } from '../archive/messages.ts';
import type { Term } from '../mail/query/terms.ts';

/**
 * ours: one letter begins too many words to be worth asking; of scripts whose letters are
 * words it is enough
 */
const shortest = 2;
const wordLetters =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Null where the index does not answer it. A phrase is whole words, all else may go on. */
export function wantedOf(term: Term): Wanted | null {
  if (term.op !== 'any' && term.op !== 'body' && term.op !== 'filename') return null;
  const { text, isPhrase, op } = term;
  if (!isLong(text)) return null;
  return {
    text,
    // A last letter alone would begin as many words as a word of one letter.
    isBeginning: !isPhrase && isLong(text.split(/[^\p{L}\p{N}\p{M}]+/u).at(-1) ?? ''),
    ...(op === 'body' && { in: 'body' as const }),
    ...(op === 'filename' && { in: 'files' as const }),
  };
}

function isLong(word: string): boolean {
  return Array.from(word).length >= shortest || wordLetters.test(word);
}

/** The index answers it: by words, or by whether there are files. */
export function isIndexed(term: Term): boolean {
  return term.op === 'has' || wantedOf(term) !== null;
}
