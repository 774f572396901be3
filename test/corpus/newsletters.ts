// Real newsletters beside the project, and the share of their pixels that may differ once
// they are cleaned. What differs more is named here with its reason.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod/mini';

export type Newsletter = { file: string; html: string };

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const manifest = new URL('html/manifest.json', corpus);
const list = z.array(z.object({ file: z.string() }));

/** Empty where the corpus is not there; one line says so. */
export function newsletters(): Newsletter[] {
  if (!existsSync(manifest)) {
    console.log('No corpus of newsletters beside the project: they are not compared.');
    return [];
  }
  return list
    .parse(JSON.parse(readFileSync(manifest, 'utf8')))
    .map(({ file }) => ({ file, html: readFileSync(new URL(file, corpus), 'utf8') }));
}

/** Share of the pixels, of the taller picture; below it nobody sees a difference. Ours. */
export const mostDiffering = 0.005;

/** What the cleaning takes away on purpose, by the end of a file's name. */
export const explained: readonly (readonly [file: string, reason: string])[] = [];
