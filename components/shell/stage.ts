// What the frame itself shows: which of its dialogs is open, what is to be said aloud,
// and the hint after the first key of a sequence. Nothing here survives the page.
import { app } from '../../lib/client/instance.ts';
import { languageOf, textOf } from '../../lib/client/language.ts';
import { createStore } from '../../lib/client/store.ts';
import type { TextKey } from '../../lib/i18n/text.ts';

export type Sheet =
  'palette' | 'help' | 'settings' | 'copy' | 'device' | 'gone' | 'policy';

type Stage = {
  sheet: Sheet | null;
  /** The last thing to be said; `n` tells two like ones apart. */
  said: { n: number; text: string };
  /** The first key of a sequence was pressed: the second ones are shown. */
  hinting: boolean;
};

export const stage = createStore<Stage>({
  sheet: null,
  said: { n: 0, text: '' },
  hinting: false,
});

export function showSheet(sheet: Sheet | null) {
  stage.set((now) => ({ ...now, sheet }));
}

let hintEnds: ReturnType<typeof setTimeout>;

/** Shows for so many milliseconds which keys go on; 0 takes the hint away. */
export function hintSequence(ms: number) {
  clearTimeout(hintEnds);
  stage.set((now) => (now.hinting === ms > 0 ? now : { ...now, hinting: ms > 0 }));
  if (ms > 0) hintEnds = setTimeout(hintSequence, ms, 0);
}

/** Says it politely to a screen reader; shown nowhere. */
export function announce(text: string) {
  stage.set((now) => ({ ...now, said: { n: now.said.n + 1, text } }));
}

export function announceKey(key: TextKey) {
  announce(textOf(languageOf(app.settings.get())).t(key));
}
