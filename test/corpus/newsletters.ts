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

const fields =
  'Fields, buttons and what opens or blocks them are taken out, and what styles say of them.';

/** What the cleaning takes away on purpose, by the name of a file. */
export const explained: readonly (readonly [file: RegExp, reason: string])[] = [
  [
    /foundation-emails\/templates__/,
    'Written in Inky, which is made into mail before it is sent: its elements exist nowhere else and are unwrapped.',
  ],
  [/tests__css-positioning/, 'What would be fixed to the window stays in its place.'],
  [/tests__(?:css-pseudo-selectors|css-accent-color|html-forms)/, fields],
  [/tests__(?:css-inert-attribute|html-popover|HTML5)/, fields],
  [/tests__html-audio/, 'Sound and film are taken out.'],
  [/tests__css-list/, 'Counter styles can name pictures to fetch, so they go.'],
  [/tests__css-has/, 'Shows the text of its own style sheet, which is written anew.'],
  [
    /tests__css-basic-selectors/,
    'An attribute that HTML does not know goes, and an id that would stand for a part of the document: styles that name them find nothing.',
  ],
  [
    /tests__images/,
    'Drawings in SVG are taken out: a language of its own, with links and loads of its own.',
  ],
  [
    /tests__css-column-layout/,
    'Columns are kept for the first three elements that have them: in each other they double.',
  ],
  [/tests__css-visual-effects/, 'Blur goes: nested, it stops a machine.'],
];
