// The charset extras themselves: iconv-tiny's tables and chardet's statistics. Loaded late.
import { analyse } from 'chardet';
import { aliases, canonicalize, createIconv, encodings } from 'iconv-tiny';
import type { Extras } from './charset-extras.ts';
import { spellings } from './charset-labels.ts';
import { mimeLimits } from './limits.ts';

export function makeExtras(): Extras {
  const iconv = createIconv(encodings, aliases);
  const known = new Set(aliases.split(/,| /).map(canonicalize));
  return {
    table(label) {
      const name = spellings(label)
        .map(canonicalize)
        .find((one) => known.has(one));
      return name === undefined ? null : (bytes) => iconv.decode(bytes, name);
    },
    rank(bytes) {
      const sample = bytes.subarray(0, mimeLimits.guessedOctets);
      const candidates = analyse(sample)
        .map(({ name, confidence }) => ({
          name: name === 'ISO-8859-1' ? 'windows-1252' : name.toLowerCase(),
          confidence,
        }))
        .filter(({ name }) => !/^(?:ascii|mbcs|sbcs|iso_2022|utf-)/.test(name))
        .map(({ name, confidence }) => ({
          name,
          score: confidence - 100 * oddness(decoded(sample, name)),
        }));
      // In little text the statistics are chance, but nonsense still shows.
      return candidates
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .map(({ name }) => name);
    },
  };
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return '\ufffd';
  }
}

/** What hardly stands in a text that was read rightly, as a share of its letters beyond ASCII. */
function oddness(text: string): number {
  const beyond = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  if (beyond === 0) return 0;
  const broken = text.match(/[\ufffd\u0080-\u009f\uff61-\uff9f]/g)?.length ?? 0;
  // A capital after a small letter, a symbol or another script inside a word.
  const mixed =
    text.match(
      /\p{Ll}(?=\p{Lu})|\p{L}(?=[\p{So}\p{Sm}\p{Sc}¨¸]\p{L})|\p{Script=Latin}(?=[\p{Script=Cyrillic}\p{Script=Greek}])|[\p{Script=Cyrillic}\p{Script=Greek}](?=\p{Script=Latin})/gu,
    )?.length ?? 0;
  return (broken + mixed) / beyond;
}
