// The first words of a message's text, as a row shows them behind the subject.

/** Characters of a snippet: more than the widest row has room for. Ours. */
export const snippetChars = 200;

/** Characters of text that are looked at: newsletters begin with pages of invisible filling. */
const lookedAt = 16 * 1024;

/** What newsletters put behind their first words, so that nothing else is shown there. */
const filling = /(?:\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\ufeff])+/gu;

/**
 * One line, at most `snippetChars`, '' where the text says nothing. What is quoted and what
 * is below a signature mark (RFC 3676 §4.3) is left out where anything else is said. The
 * text is a stranger's: whoever shows it makes direction marks visible.
 */
export function snippetOf(text: string): string {
  const begin = text.slice(0, lookedAt).replace(filling, '');
  return oneLine(ownLines(begin)) || oneLine(begin);
}

function ownLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const signature = lines.indexOf('--'); // "-- ", as it stands without its space
  const body = signature < 0 ? lines : lines.slice(0, signature);
  return body.filter((line) => !line.startsWith('>') && !isRule(line)).join(' ');
}

/** A line drawn with signs says nothing. */
function isRule(line: string): boolean {
  return /^[-=_*~#+.\s]{3,}$/.test(line);
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (line.length <= snippetChars) return line;
  // Not in the middle of a character that takes two places.
  const end = /[\ud800-\udbff]/.test(line.charAt(snippetChars - 1)) ? 1 : 0;
  return line.slice(0, snippetChars - end).trimEnd();
}
