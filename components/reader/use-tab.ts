// Which view of a message is open: what the person chose, else the one they looked at last
// where this message has it, else its first. A place in the source can be jumped to.
import { useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import type { TabName } from '../../lib/client/state.ts';

/** A byte of the source to bring into sight; a new object each time it is asked for. */
export type SourcePlace = { at: number };

export type TabChoice = {
  open: TabName;
  place: SourcePlace | null;
  show(name: TabName): void;
  /** Whatever else comes, the view that is open stays open; not remembered. */
  stay(): void;
  /** Opens the source at byte `at`; a look aside, so it is not remembered. */
  jump(at: number): void;
};

type Chosen = { name: TabName | null; place: SourcePlace | null };

export function useTab(names: readonly TabName[]): TabChoice {
  const [{ name, place }, set] = useState<Chosen>(() => ({
    name: app.settings.get().lastTab,
    place: null,
  }));
  const open = name !== null && names.includes(name) ? name : (names[0] ?? 'source');
  return {
    open,
    place,
    show(name) {
      if (!names.includes(name)) return;
      set({ name, place: null });
      app.change({ lastTab: name });
    },
    stay: () => set((now) => (now.name === open ? now : { ...now, name: open })),
    jump: (at) => set({ name: 'source', place: { at } }),
  };
}
