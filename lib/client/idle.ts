// Open vaults are locked when nobody has touched any tab for a while. Time counts through a
// closed lid too: it is looked at again when the page is.
import { z } from 'zod/mini';
import type { Clock, Tabs } from './parts.ts';

/** ours: other tabs hear no more often that somebody is there */
const toldEachMs = 10_000;
const minute = 60_000;

const active = z.object({ about: z.literal('active') });

export function createIdle(parts: {
  clock: Clock;
  tabs: Tabs;
  /** Whether there is anything to lock. */
  isOpen(): boolean;
  minutes(): number;
  lock(): void;
}) {
  const { clock, tabs } = parts;
  let touchedAt = 0;
  let toldAt = 0;
  let stop: (() => void) | null = null;
  let isListening = false;

  function look(): void {
    stop?.();
    stop = null;
    if (!parts.isOpen()) return;
    const wait = touchedAt + parts.minutes() * minute - clock.now();
    if (wait > 0) stop = clock.after(wait, look);
    else {
      parts.lock();
      stop = clock.after(minute, look); // it may have been busy
    }
  }

  return {
    /** Vaults were opened, or the time was changed. */
    begin(): void {
      if (!isListening)
        tabs.hear((said) => {
          if (active.safeParse(said).success) touchedAt = clock.now();
        });
      isListening = true;
      touchedAt = clock.now();
      look();
    },
    /** A person did something here. */
    touched(): void {
      const now = clock.now();
      // After the time is up nothing brings it back, not even the first touch.
      if (!parts.isOpen() || now > touchedAt + parts.minutes() * minute) return look();
      touchedAt = now;
      if (now - toldAt < toldEachMs) return;
      toldAt = now;
      tabs.say({ about: 'active' });
    },
    look,
  };
}
