// A text as the reader draws it: lines with their quote level, and where links are in them.
// Linear in the text: each line is looked at once, in pieces of bounded length.

export type TextLine = { level: number; text: string };
export type Piece = { text: string; href: string | null };

/** Quote marks `>` at the start, with or without spaces between (RFC 3676 §4.5). */
export function textLines(text: string): TextLine[] {
  return text.split(/\r\n|\r|\n/).map((line) => {
    let level = 0;
    let at = 0;
    for (; at < line.length && level < 20; at++) {
      if (line[at] === '>') level++;
      else if (line[at] !== ' ' || line[at + 1] !== '>' || level === 0) break;
    }
    const rest = level > 0 && line[at] === ' ' ? line.slice(at + 1) : line.slice(at);
    return { level, text: rest };
  });
}

/** What is quoted and what is not, one after the other; neighbours of one kind are one. */
export type TextBlock = { level: number; lines: TextLine[] };

/** Blocks of the lines at this level; deeper ones are one block each, to be cut again. */
export function textBlocks(lines: readonly TextLine[], level: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const line of lines) {
    const own = line.level > level ? level + 1 : level;
    const last = blocks.at(-1);
    if (last?.level === own) last.lines.push(line);
    else blocks.push({ level: own, lines: [line] });
  }
  return blocks;
}

/** Longer lines are not searched for links; nobody wrote them by hand. */
const longestSearched = 10_000;
const address = /\b(?:https?:\/\/|mailto:)[^\s<>"'`{}|\\^\u0000-\u001f]{1,2000}/gi; // eslint-disable-line no-control-regex

/** The line cut at its links. Punctuation at the end belongs to the sentence. */
export function pieces(text: string): Piece[] {
  if (text.length > longestSearched) return [{ text, href: null }];
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    const shown = withoutTail(match[0]);
    if (!URL.canParse(shown)) continue;
    if (match.index > at) found.push({ text: text.slice(at, match.index), href: null });
    found.push({ text: shown, href: shown });
    at = match.index + shown.length;
  }
  if (at < text.length || found.length === 0) {
    found.push({ text: text.slice(at), href: null });
  }
  return found;
}

function withoutTail(link: string): string {
  let end = link.length;
  while (end > 0 && '.,;:!?…»”’*_'.includes(link[end - 1] ?? '')) end--;
  const kept = link.slice(0, end);
  for (const [open, close] of ['()', '[]'] as const) {
    if (close && kept.endsWith(close) && !kept.includes(open ?? '')) {
      return kept.slice(0, -1);
    }
  }
  return kept;
}
