// Bent letters through the parser: none may throw, take long, or point outside of itself, and
// a letter that comes in pieces is the same letter.
import { isDeepStrictEqual } from 'node:util';
import type { MimePart } from '../../../lib/mail/mime-part.ts';
import { snippetChars } from '../../../lib/mail/snippet.ts';
import { loadExtras } from '../../../lib/mime/charset-extras.ts';
import { decodePart } from '../../../lib/mime/decode-part.ts';
import { firstWords } from '../../../lib/mime/first-words.ts';
import { parse } from '../../../lib/mime/parse.ts';
import { createStructureReader, readStructure } from '../../../lib/mime/structure.ts';
import { createChance, type Chance } from '../fuzz/chance.ts';
import { mutate } from './mutate.ts';

export type ParseTally = {
  letters: number;
  octets: number;
  damaged: number;
  slowestMs: number;
  /** Bytes, the most that was resident. */
  rss: number;
  violations: { seed: number; what: string }[];
};

export type ParseFuzz = {
  seed: number;
  seeds: readonly Uint8Array[];
  /** Whether to go on; asked before each letter. */
  goOn(tally: ParseTally): boolean;
  /** Milliseconds a letter may take. */
  longestMs: number;
  now(): number;
};

/** Octets of one bent letter. */
const longest = 400_000;

export async function fuzzParse(given: ParseFuzz): Promise<ParseTally> {
  await loadExtras();
  const tally: ParseTally = {
    letters: 0,
    octets: 0,
    damaged: 0,
    slowestMs: 0,
    rss: 0,
    violations: [],
  };
  while (given.goOn(tally)) {
    const seed = given.seed + tally.letters;
    const chance = createChance(seed);
    const raw = mutate(chance, given.seeds, longest);
    const began = given.now();
    let what: string | null;
    try {
      what = wrongWith(raw, chance, tally);
    } catch (error) {
      what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    const took = given.now() - began;
    if (took > given.longestMs) what ??= `took ${Math.round(took)} ms`;
    if (what !== null) tally.violations.push({ seed, what });
    tally.letters++;
    tally.octets += raw.length;
    tally.slowestMs = Math.max(tally.slowestMs, took);
    if (tally.letters % 100 === 0)
      tally.rss = Math.max(tally.rss, process.memoryUsage.rss());
  }
  return tally;
}

function wrongWith(raw: Uint8Array, chance: Chance, tally: ParseTally): string | null {
  const letter = parse(raw, { whole: chance.happens(0.8) });
  if (letter.damage.length > 0) tally.damaged++;
  for (const { kind, at } of letter.damage)
    if (at !== null && !(at >= 0 && at <= raw.length)) return `${kind} at ${at}`;
  const misplaced = outside(letter.structure, 0, raw.length);
  if (misplaced !== null) return misplaced;
  for (const { source, size, path } of letter.attachments) {
    const { length } = decodePart(raw, source);
    if (length !== size) return `file of ${path} has ${length} octets, not ${size}`;
  }
  const cut = chance.below(raw.length + 1);
  const { snippet } = firstWords(raw.subarray(0, cut));
  if (!isSnippet(snippet)) return `first words of ${snippet.length} characters`;
  const reader = createStructureReader();
  reader.read(raw.subarray(0, cut), false);
  reader.read(raw, true);
  const whole = readStructure(raw);
  const isSame =
    isDeepStrictEqual(reader.root(), whole.root) &&
    isDeepStrictEqual(reader.damage, whole.damage);
  return isSame ? null : `cut at ${cut} the structure is another`;
}

/** One bounded line of whole characters. */
function isSnippet(text: string): boolean {
  return text.length <= snippetChars && text.isWellFormed() && !/\p{Cc}/u.test(text);
}

/** The first part that does not lie in its parent; null where all do. */
function outside(part: MimePart, from: number, to: number): string | null {
  const { headerStart, start, end, path } = part;
  if (!(from <= headerStart && headerStart <= start && start <= end && end <= to))
    return `part ${path}: ${headerStart}, ${start}–${end} is not in ${from}–${to}`;
  for (const child of part.children) {
    const wrong = outside(child, start, end);
    if (wrong !== null) return wrong;
  }
  return null;
}
