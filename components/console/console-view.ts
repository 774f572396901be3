// How the console is looked at: kept while it is closed, for as long as the page lives.
import type { TalkLine } from '../../lib/wire/frames.ts';
import { createStore } from '../../lib/client/store.ts';

export type ConsoleView = {
  filter: string;
  errorsOnly: boolean;
  mode: 'table' | 'transcript';
  /** The chosen line; its explanation is shown. Numbers repeat, lines do not. */
  picked: TalkLine | null;
};

export const consoleView = createStore<ConsoleView>({
  filter: '',
  errorsOnly: false,
  mode: 'table',
  picked: null,
});

export function look(change: Partial<ConsoleView>) {
  consoleView.set((now) => ({ ...now, ...change }));
}
