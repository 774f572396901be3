// PDF files from nothing (ISO 32000-1): a page of text, and a scan of many pages that is
// made row by row while it is read.
import type { Source } from './compose.ts';
import { scatter } from './pictures.ts';

/** One A4 page of text in Helvetica; the first line large. Latin-1 letters and the euro. */
export function textPdf(lines: string[]): Buffer {
  const show = lines.map((line, at) => {
    const escaped = line
      .replaceAll('€', '\x80')
      .replaceAll('’', '\x92')
      .replace(/[\\()]/g, '\\$&');
    return `/F1 ${at === 0 ? 18 : 11} Tf (${escaped}) Tj 0 -${at === 0 ? 30 : 16} Td`;
  });
  const content = `BT 60 770 Td ${show.join('\n')} ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  ];
  return Buffer.concat([...fileOf(objects.map((text) => [text])).pieces()]);
}

/** Grey pages of `width` × `height` points, unpacked, as cheap scanners make them. */
export function scanPdf(pages: number, width: number, height: number): Source {
  const kids = Array.from({ length: pages }, (_, page) => `${3 + page * 3} 0 R`);
  const objects: Piece[][] = [
    ['<</Type/Catalog/Pages 2 0 R>>'],
    [`<</Type/Pages/Kids[${kids.join(' ')}]/Count ${pages}>>`],
  ];
  const paint = 'q 595 0 0 842 0 0 cm /Im0 Do Q';
  for (let page = 0; page < pages; page++) {
    const first = 3 + page * 3;
    objects.push(
      [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</Im0 ${first + 2} 0 R>>>>/Contents ${first + 1} 0 R>>`,
      ],
      [`<</Length ${paint.length}>>stream\n${paint}\nendstream`],
      [
        `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8/Length ${width * height}>>stream\n`,
        { size: width * height, pieces: () => scanRows(page, width, height) },
        '\nendstream',
      ],
    );
  }
  return fileOf(objects);
}

type Piece = string | Source;

function fileOf(objects: Piece[][]): Source {
  const pieces: Piece[] = ['%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'];
  const offsets: number[] = [];
  let at = sizeOf(pieces[0] ?? '');
  const add = (piece: Piece): void => {
    pieces.push(piece);
    at += sizeOf(piece);
  };
  objects.forEach((object, index) => {
    offsets.push(at);
    add(`${index + 1} 0 obj\n`);
    object.forEach(add);
    add('\nendobj\n');
  });
  const start = at;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  add(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`);
  add(`trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
  return {
    size: at,
    *pieces() {
      for (const piece of pieces) {
        if (typeof piece === 'string') yield Buffer.from(piece, 'latin1');
        else yield* piece.pieces();
      }
    },
  };
}

const sizeOf = (piece: Piece): number =>
  typeof piece === 'string' ? piece.length : piece.size;

// Lines of writing that nobody can read, on paper with the grain of a scanner's lamp.
const lineHeight = 48;
const writing = 26;
const margin = 140;
const noise = Buffer.from(
  Uint8Array.from({ length: 8192 }, (_, at) => 236 + (scatter(at, 7) & 15)),
);

function* scanRows(page: number, width: number, height: number): Generator<Uint8Array> {
  const together = 24;
  for (let top = 0; top < height; top += together) {
    const count = Math.min(together, height - top);
    const rows = Buffer.allocUnsafe(count * width);
    for (let row = 0; row < count; row++) {
      const y = top + row;
      const shift = scatter(y, page) % (noise.length - width);
      noise.copy(rows, row * width, shift, shift + width);
      ink(rows.subarray(row * width, (row + 1) * width), page, y, height);
    }
    yield rows;
  }
}

function ink(row: Buffer, page: number, y: number, height: number): void {
  const line = Math.floor((y - margin) / lineHeight);
  const inLine = (y - margin) % lineHeight;
  if (line < 0 || inLine >= writing || y > height - margin) return;
  // The last line of a paragraph is short.
  const end = line % 7 === 6 ? row.length / 2 : row.length - margin;
  for (let x = margin; x < end; x += 14) {
    const sign = scatter(Math.floor(x / 14) + line * 131, page);
    if (sign % 6 === 0) continue; // between words
    const stroke = (sign >>> (3 + Math.floor(inLine / 5))) & 7;
    if (stroke & 1) row.fill(40 + (sign & 31), x, x + 3);
    if (stroke & 2) row.fill(44 + (sign & 31), x + 4, x + 7);
    if (stroke & 4) row.fill(48 + (sign & 31), x + 8, x + 11);
  }
}
