// Encoded words of header fields (RFC 2047), in the bent forms that are really sent.
import { decodeWords as decodeByLibrary } from 'postal-mime';

/** Text with its encoded words decoded; everything else as it stands. */
export function decodeWords(text: string): string {
  return text.includes('=?') ? decodeByLibrary(text) : text;
}
