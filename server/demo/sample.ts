// The sample mailbox: 64 letters chosen to show what mail can be.
import { lettersOf, type Letters } from './letters.ts';
import { abroad } from './letters/abroad.ts';
import { admin } from './letters/admin.ts';
import { club } from './letters/club.ts';
import { family } from './letters/family.ts';
import { bindersList } from './letters/list.ts';
import { newsletters } from './letters/newsletters.ts';
import { createClock, draw, type Sketch } from './letters/sketch.ts';
import { trouble } from './letters/trouble.ts';
import { workshop } from './letters/workshop.ts';

export const sketches: readonly Sketch[] = [
  ...family,
  ...workshop,
  ...abroad,
  ...club,
  ...bindersList,
  ...newsletters,
  ...admin,
  ...trouble,
];

/** Dated back from the UTC day of `now`, in milliseconds since 1970. */
export function sampleLetters(now: number): Letters {
  return lettersOf(draw(sketches, createClock(now)));
}
