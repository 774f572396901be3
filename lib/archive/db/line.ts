// Values of a row, checked as they come from the disk.
import { ArchiveError } from '../archive.ts';
import type { Line } from './sql.ts';

/** Throws `damaged` where it is no number that can be counted with. */
export function numberOf(line: Line, column: string): number {
  const value = line[column];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new ArchiveError('damaged', new Error(`${column} is no number`));
}

export function textOf(line: Line, column: string): string {
  const value = line[column];
  if (typeof value === 'string') return value;
  throw new ArchiveError('damaged', new Error(`${column} is no text`));
}

export function octetsOf(line: Line, column: string): Uint8Array<ArrayBuffer> {
  const value = line[column];
  if (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer)
    return new Uint8Array(value.buffer, value.byteOffset, value.length);
  throw new ArchiveError('damaged', new Error(`${column} holds no octets`));
}
