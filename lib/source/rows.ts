// A message's bytes as rows of bounded width: where each begins, found again from marks set
// every so often, so that a million lines cost little to hold and a screenful is at hand at
// once. A line wider than a row goes on in the next one under the same number.

/** How bytes are read: as UTF-8, as one letter each, or only what seven bits can say. */
export type SourceEncoding = 'utf-8' | 'latin-1' | '7-bit';

export type RowAsk = {
  /** Letters in a row at most, a wide letter counted twice. */
  cells: number;
  encoding: SourceEncoding;
};

export type RowIndex = RowAsk & {
  rows: number;
  lines: number;
  /** Of every `markEvery`th row: its first byte, and the number of its line from 1. */
  starts: Uint32Array<ArrayBuffer>;
  numbers: Uint32Array<ArrayBuffer>;
};

export type SourceRow = {
  /** Its bytes without the line end. */
  start: number;
  end: number;
  /** Number of its line from 1; `isFirst` where the line begins here. */
  line: number;
  isFirst: boolean;
  /** How the line ends here; null where it goes on or the message ends. */
  ending: 'crlf' | 'lf' | 'cr' | null;
};

/** ours: one mark for 64 rows is a quarter byte for a row of four, and a short walk back */
const markEvery = 64;
/** Bytes of a row for each of its cells at most: the longest UTF-8 sequence. */
const bytesPerCell = 4;

const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;

/** One pass over the bytes; about 150 ms for 25 MB, so it is a worker's work. */
export function indexRows(bytes: Uint8Array, ask: RowAsk): RowIndex {
  const widths = widthsOf(ask.encoding);
  const starts: number[] = [];
  const numbers: number[] = [];
  let rows = 0;
  let line = 1;
  for (let at = 0; at < bytes.length; rows++) {
    if (rows % markEvery === 0) {
      starts.push(at);
      numbers.push(line);
    }
    at = rowEnd(bytes, at, ask.cells, widths);
    if (isBreak(bytes[at - 1]) || at === bytes.length) line++;
  }
  return {
    ...ask,
    rows,
    lines: line - 1,
    starts: Uint32Array.from(starts),
    numbers: Uint32Array.from(numbers),
  };
}

/** The rows from `first` up to but without `end`; clipped to what there is. */
export function rowsAt(
  bytes: Uint8Array,
  index: RowIndex,
  first: number,
  end: number,
): SourceRow[] {
  const rows: SourceRow[] = [];
  const widths = widthsOf(index.encoding);
  const mark = Math.floor(Math.max(0, first) / markEvery);
  let at = index.starts[mark] ?? bytes.length;
  let line = index.numbers[mark] ?? index.lines;
  const last = Math.min(end, index.rows);
  for (let row = mark * markEvery; row < last; row++) {
    const next = rowEnd(bytes, at, index.cells, widths);
    const ending = endingOf(bytes, at, next);
    if (row >= first) {
      const end = next - (ending === 'crlf' ? 2 : ending === null ? 0 : 1);
      const isFirst = at === 0 || isBreak(bytes[at - 1]);
      rows.push({ start: at, end, line, isFirst, ending });
    }
    if (ending !== null) line++;
    at = next;
  }
  return rows;
}

/** The row that holds byte `offset`; the last one for what is past the end. */
export function rowOf(bytes: Uint8Array, index: RowIndex, offset: number): number {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const widths = widthsOf(index.encoding);
  let row = low * markEvery;
  for (let at = index.starts[low] ?? 0; row < index.rows - 1; row++) {
    at = rowEnd(bytes, at, index.cells, widths);
    if (at > offset) return row;
  }
  return Math.max(0, row);
}

/** Where the next row begins. A lone CR ends a line too, as it does on old systems. */
function rowEnd(
  bytes: Uint8Array,
  start: number,
  cells: number,
  widths: Uint8Array,
): number {
  const furthest = Math.min(bytes.length, start + cells * bytesPerCell);
  let used = 0;
  for (let at = start; at < furthest; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === LF) return at + 1;
    if (byte === CR) return bytes[at + 1] === LF ? at + 2 : at + 1;
    used += widths[byte] ?? 1;
    if (used > cells && at > start) return at;
  }
  return furthest;
}

function endingOf(bytes: Uint8Array, start: number, next: number): SourceRow['ending'] {
  const last = bytes[next - 1];
  if (next === start || !isBreak(last)) return null;
  if (last === CR) return 'cr';
  return next - 2 >= start && bytes[next - 2] === CR ? 'crlf' : 'lf';
}

function isBreak(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

const tables = new Map<SourceEncoding, Uint8Array>();

/** Cells of each byte, from the byte alone: exact enough to wrap by, and quick. */
function widthsOf(encoding: SourceEncoding): Uint8Array {
  let table = tables.get(encoding);
  if (table) return table;
  table = new Uint8Array(256).fill(1);
  table[TAB] = 8;
  if (encoding === '7-bit') table.fill('⟨E9⟩'.length, 0x80);
  if (encoding === 'utf-8') {
    table.fill(0, 0x80, 0xc0); // goes on with the letter before
    table.fill(2, 0xe3); // nearly all of them East Asian or pictures
  }
  tables.set(encoding, table);
  return table;
}
