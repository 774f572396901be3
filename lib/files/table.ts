// The first rows of a table written as text. The library finds out what separates them.
import Papa from 'papaparse';
import { fileLimits } from './limits.ts';

export type Table = {
  rows: string[][];
  /** More rows, columns or text than are given. */
  isCut: boolean;
};

/** At most `fileLimits.tableRows` rows; never throws. */
export function readTable(text: string): Table {
  const { tableRows, tableColumns, cellChars } = fileLimits;
  // One more than is shown tells whether there are more.
  const { data } = Papa.parse<string[]>(text, {
    preview: tableRows + 1,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  let isCut = data.length > tableRows;
  const rows = data.slice(0, tableRows).map((row) => {
    isCut ||= row.length > tableColumns;
    return row.slice(0, tableColumns).map((cell) => {
      isCut ||= cell.length > cellChars;
      return cell.slice(0, cellChars);
    });
  });
  return { rows, isCut };
}
