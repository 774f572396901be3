// What few messages need and all would have to load: tables of code pages that browsers do
// not know, and statistics that guess a charset. Asked for at the first message that needs
// them; until then `extras()` is null and remembers that somebody asked.

export type Extras = {
  /** A decoder by label; null where the label is unknown here too. */
  table(label: string): ((bytes: Uint8Array) => string) | null;
  /** Charsets these bytes may be in, likeliest first. Looks at their beginning only. */
  rank(bytes: Uint8Array): string[];
};

let loaded: Extras | null = null;
let isWanted = false;

/** Null before `loadExtras` has ended. */
export function extras(): Extras | null {
  if (!loaded) isWanted = true;
  return loaded;
}

/** True once after something was read that the extras would have read better. */
export function takeWish(): boolean {
  const wanted = isWanted && !loaded;
  isWanted = false;
  return wanted;
}

/** Resolves when they are there; rejects where they cannot be loaded. */
export async function loadExtras(): Promise<void> {
  const { makeExtras } = await import('./charset-tables.ts');
  loaded ??= makeExtras();
}
