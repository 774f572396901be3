// The conversation with the mail server, newest lines kept. The proxy took every secret out
// before a line came here.
import type { TalkLine } from '../wire/frames.ts';
import type { ConsoleState } from './state.ts';
import type { Store } from './store.ts';

/** ours: about 2 MB; an hour of reading, or the last of a long clean-up. */
export const consoleLines = 5_000;

export function addTalk(store: Store<ConsoleState>, fresh: readonly TalkLine[]): void {
  if (fresh.length === 0) return;
  store.set((now) => {
    const over = Math.max(0, now.lines.length + fresh.length - consoleLines);
    const lines = [...now.lines, ...fresh];
    return {
      ...now,
      lines: over > 0 ? lines.slice(over) : lines,
      dropped: now.dropped + over,
    };
  });
}

export function clearConsole(store: Store<ConsoleState>): void {
  store.set((now) => ({ ...now, lines: [], dropped: 0 }));
}
