// The present day, as its noon in milliseconds: rows say their dates against it, and change
// their words at midnight without anything else having happened.
import { useSyncExternalStore } from 'react';

const everyMs = 60_000;

export function useToday(): number {
  return useSyncExternalStore(follow, noon, () => 0);
}

function noon(): number {
  return new Date().setHours(12, 0, 0, 0);
}

function follow(changed: () => void) {
  const timer = setInterval(changed, everyMs);
  return () => clearInterval(timer);
}
