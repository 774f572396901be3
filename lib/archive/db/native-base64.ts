// The browser's own base64 (ECMAScript 2026, Uint8Array to/from base64), faster than
// by hand. Browsers since 2025 have it; null elsewhere.
export type NativeBase64 = {
  /**
   * Lines of `width` letters, each with two octets of line end behind it, as the octets they
   * stand for; null where one of them is no full line of base64 without padding.
   */
  undo(lines: Uint8Array, width: number): Uint8Array | null;
  /** The letters of these octets, without line ends; the next call writes over them. */
  letters(octets: Uint8Array): Uint8Array;
};

/** What the compiler's `lib` does not know yet. */
type WithBase64 = { fromBase64(text: string): Uint8Array };
type ToBase64 = { toBase64(): string };

const has = (thing: object, name: string): boolean => name in thing;

export function nativeBase64(): NativeBase64 | null {
  if (!has(Uint8Array, 'fromBase64') || !has(Uint8Array.prototype, 'toBase64'))
    return null;
  const { fromBase64 } = Uint8Array as unknown as WithBase64; // by the line above
  const reader = new TextDecoder('latin1');
  const writer = new TextEncoder();
  let letters = new Uint8Array();
  return {
    undo(lines, width) {
      try {
        // Line ends are passed over, and so are blanks: of full lines nothing is missing.
        const octets = fromBase64.call(Uint8Array, reader.decode(lines));
        return octets.length === (lines.length / (width + 2)) * (width / 4) * 3
          ? octets
          : null;
      } catch {
        return null;
      }
    },
    letters(octets) {
      const text = (octets as unknown as ToBase64).toBase64(); // as above
      if (letters.length < text.length) letters = new Uint8Array(text.length);
      writer.encodeInto(text, letters);
      return letters.subarray(0, text.length);
    },
  };
}
