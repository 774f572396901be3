// Lines written by one statement for thousands of them: a mailbox that is seen for the first
// time, or under new names, has a hundred thousand, and a statement for each takes seconds.
import type { Sql, Value } from './sql.ts';

/** ours: lines handed to one statement; a few megabytes of JSON */
const linesAtOnce = 10_000;

/** `statement` is given some of the lines as a JSON array, for `json_each`. */
export function writeMany(
  sql: Sql,
  lines: readonly unknown[],
  statement: (json: string) => readonly [sql: string, ...values: Value[]],
): void {
  for (let at = 0; at < lines.length; at += linesAtOnce)
    sql.write(...statement(JSON.stringify(lines.slice(at, at + linesAtOnce))));
}
