// The list itself as a file: what the rows say, for a spreadsheet (CSV, RFC 4180) or for a
// program (JSON). No message is read for it.
import Papa from 'papaparse';
import type { Address, Row, Summary } from '../mail/message.ts';
import type { Check } from './check.ts';

export const listFormats = ['csv', 'json'] as const;
export type ListFormat = (typeof listFormats)[number];

/** `number` null: no longer listed by the server. */
export type ListedRow = { row: Row; number: number | null; summary: Summary | undefined };

/** UTF-8. Where a header is not here its fields are empty, never invented. */
export function listText(
  format: ListFormat,
  rows: readonly ListedRow[],
  check: Pick<Check, 'messages' | 'octets'>,
): string {
  const all = rows.map(factsOf);
  if (format === 'json') return `${JSON.stringify({ check, messages: all }, null, 1)}\n`;
  return tableText(
    all.map((one) => ({ ...one, from: words(one.from), to: words(one.to) })),
  );
}

/** CSV with the names of the fields in its first line. */
export function tableText(rows: readonly object[]): string {
  // The library's own expression passes by a text with a line end in it. A spreadsheet runs
  // what begins like a formula; the mark before it makes it text.
  const table = Papa.unparse([...rows], {
    escapeFormulae: /^[=+\-@\t\r]/,
    newline: '\r\n',
  });
  // Excel takes UTF-8 for something else without the mark.
  return `\ufeff${table}\r\n`;
}

function factsOf({ row, number, summary }: ListedRow) {
  return {
    number,
    id: row.id,
    octets: row.size,
    hasHeader: summary !== undefined,
    from: summary?.from ?? [],
    to: summary?.to ?? [],
    subject: summary?.subject ?? '',
    date: time(summary?.date),
    arrived: time(summary?.arrived),
    messageId: summary?.messageId ?? '',
    mayHaveAttachments: summary?.mayHaveAttachments ?? null,
  };
}

function time(ms: number | null | undefined): string {
  return ms === null || ms === undefined ? '' : new Date(ms).toISOString();
}

function words(addresses: readonly Address[]): string {
  return addresses
    .map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
    .join(', ');
}
