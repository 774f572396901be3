// Which key does what inside the list, as a pure table: a press in, an intent out. Matched
// on the character typed, so that any keyboard layout works.

export type Press = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
};
export type Place = {
  /** Index of the focused row, and how many there are. */
  at: number;
  count: number;
  /** Rows a page moves by. */
  page: number;
  /** Single letters can be switched off (WCAG 2.1.4). */
  singleKeys: boolean;
};
export type Intent =
  | { name: 'go'; to: number; extend: boolean }
  | { name: 'open' | 'toggle' | 'select-all' | 'into' | 'out' };

export function intentOf(press: Press, place: Place): Intent | null {
  if (press.altKey || place.count === 0) return null;
  const to = target(press, place);
  if (to !== null) {
    const inside = Math.min(Math.max(to, 0), place.count - 1);
    return { name: 'go', to: inside, extend: press.shiftKey };
  }
  if (press.ctrlKey || press.metaKey) {
    if (press.key.toLowerCase() === 'a' && !press.shiftKey) return { name: 'select-all' };
    return press.key === ' ' ? { name: 'toggle' } : null;
  }
  if (press.key === 'ArrowRight') return { name: 'into' };
  if (press.key === 'ArrowLeft') return { name: 'out' };
  if (press.shiftKey) return null;
  if (press.key === 'Enter') return { name: 'open' };
  if (press.key === ' ') return { name: 'toggle' };
  if (!place.singleKeys) return null;
  if (press.key === 'o') return { name: 'open' };
  return press.key === 'x' ? { name: 'toggle' } : null;
}

function target(press: Press, { at, count, page, singleKeys }: Place): number | null {
  const held = press.ctrlKey || press.metaKey;
  if (press.key === 'Home') return 0;
  if (press.key === 'End') return count - 1;
  if (held) return null;
  switch (press.key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
  }
  if (!singleKeys) return null;
  const letter = press.key.toLowerCase();
  if (letter === 'j') return at + 1;
  return letter === 'k' ? at - 1 : null;
}
