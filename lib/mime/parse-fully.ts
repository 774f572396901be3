// Parsing with everything that may be loaded late: a message that needs a rare charset is
// read twice, all others once.
import type { Letter } from '../mail/attachment.ts';
import { extras, loadExtras, takeWish } from './charset-extras.ts';
import { guessLabels } from './likely.ts';
import { parse, type ParseOptions } from './parse.ts';

/** As `parse`; where the tables cannot be loaded, the first reading stands. */
export async function parseFully(
  raw: Uint8Array,
  options: ParseOptions,
): Promise<Letter> {
  takeWish();
  const letter = parse(raw, options);
  if (!takeWish()) return letter;
  try {
    await loadExtras();
  } catch {
    return letter;
  }
  return parse(raw, options);
}

/**
 * Charsets the shown text may be in, for a key that goes through them: the one in use first,
 * then by likelihood. Never empty.
 */
export async function likelyCharsets(
  raw: Uint8Array,
  letter: Pick<Letter, 'charset' | 'structure'>,
): Promise<string[]> {
  await loadExtras().catch(() => undefined);
  return guessLabels(raw, letter, extras());
}
