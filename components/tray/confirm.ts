// When a deletion is large enough to be typed out, and whether it was.

/** From so many messages on the person types the number (specified, not measured). */
export const typedFrom = 50;

/** `count` messages of a mailbox of `total` are to be deleted. */
export function needsTyping(count: number, total: number): boolean {
  return count >= typedFrom || (count > 0 && count >= total);
}

/** True for the number in digits, with or without the separators of any language. */
export function typedRight(typed: string, count: number): boolean {
  return typed.replace(/[\s.,'’\u00a0\u202f]/g, '') === String(count);
}
