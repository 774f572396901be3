// A text as the reader draws it: lines with their quote level, and where links are in them.
// Linear in the text: each line is looked at once, in pieces of bounded length.

export type TextLine = {
  level: number;
  text: string;
  /** Its links are words like all others. */
  isPlain?: true;
};
export type Piece = { text: string; href: string | null };

/**
 * Levels a text may go up and down in all, each a box to lay out; a thread of a hundred
 * answers takes some hundreds. Lines after that keep their quote marks as letters.
 */
const mostSteps = 2_000;
/** Links of one text; what looks like one in the lines after that is words. */
const mostLinks = 2_000;

/** Quote marks `>` at the start, with or without spaces between (RFC 3676 §4.5). */
export function textLines(text: string): TextLine[] {
  let steps = 0;
  let before = 0;
  let links = 0;
  return text.split(/\r\n|\r|\n/).map((line) => {
    const marked = markedLine(line);
    steps += Math.abs(marked.level - before);
    before = marked.level;
    const shown = steps <= mostSteps ? marked : { level: 0, text: line };
    const isPlain = links >= mostLinks;
    if (!isPlain) links += line.match(beginning)?.length ?? 0;
    return isPlain ? { ...shown, isPlain } : shown;
  });
}

function markedLine(line: string): TextLine {
  let level = 0;
  let at = 0;
  for (; at < line.length && level < 20; at++) {
    if (line[at] === '>') level++;
    else if (line[at] !== ' ' || line[at + 1] !== '>' || level === 0) break;
  }
  const rest = level > 0 && line[at] === ' ' ? line.slice(at + 1) : line.slice(at);
  return { level, text: rest };
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

/** Lines that are laid out together, or not at all while they are far from the screen. */
const linesOfStretch = 100;

/** A block in stretches, each with the number of its lines. */
export function stretches(lines: readonly TextLine[]): TextLine[][] {
  return Array.from({ length: Math.ceil(lines.length / linesOfStretch) }, (_, at) =>
    lines.slice(at * linesOfStretch, (at + 1) * linesOfStretch),
  );
}

/** Lines as few pieces, each line with its end. */
export function piecesOf(lines: readonly TextLine[]): Piece[] {
  const joined: Piece[] = [];
  for (const line of lines) {
    const found = line.isPlain ? [plain(line.text)] : pieces(line.text);
    for (const piece of [...found, plain('\n')]) {
      const last = joined.at(-1);
      if (piece.href === null && last?.href === null) last.text += piece.text;
      else joined.push({ ...piece });
    }
  }
  return joined;
}

const plain = (text: string): Piece => ({ text, href: null });

/** Longer lines are not searched for links; nobody wrote them by hand. */
const longestSearched = 10_000;
const beginning = /https?:\/\/|mailto:/gi;
const address = /\b(?:https?:\/\/|mailto:)[^\s<>"'`{}|\\^\u0000-\u001f]{1,2000}/gi; // eslint-disable-line no-control-regex

/** The line cut at its links. Punctuation at the end belongs to the sentence. */
export function pieces(text: string): Piece[] {
  if (text.length > longestSearched) return [plain(text)];
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    const shown = withoutTail(match[0]);
    if (!URL.canParse(shown)) continue;
    if (match.index > at) found.push(plain(text.slice(at, match.index)));
    found.push({ text: shown, href: shown });
    at = match.index + shown.length;
  }
  if (at < text.length || found.length === 0) found.push(plain(text.slice(at)));
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
