// What real servers announced and did, as a table to read: one block a question.
import type { Conduct } from './conduct.ts';

/** What a table says of one server, its name first. */
export function rowOf(name: string, conduct: Conduct): string[] {
  const { uidls, top, retr, left } = conduct;
  const announced = new Set(
    [...conduct.before, ...conduct.after].map((line) => line.split(' ')[0] ?? ''),
  );
  return [
    name,
    [...announced].join(' ') || 'no CAPA',
    conduct.signIn,
    uidls === null
      ? 'none'
      : uidls.unique && uidls.stable
        ? 'unique, stable'
        : 'doubtful',
    top.whole ? 'whole' : top.differences,
    retr.whole ? 'whole' : retr.differences,
    retr.asListed && top.asListed ? 'exact' : 'differs',
    conduct.looking,
    `${conduct.retrThenRset} / ${conduct.retrThenQuit}`,
    conduct.second,
    `${conduct.count} → ${left.rset} / ${left.lost} / ${left.quit}`,
    conduct.stls ?? 'none',
  ];
}

const conductHeads = [
  'server', 'announced', 'sign-in', 'UIDL', 'TOP 99999999', 'RETR', 'LIST size', 'after looking',
  'after RETR + RSET / + QUIT', 'second session', 'left after RSET / lost line / QUIT', 'STLS',
]; // prettier-ignore

/** One column a server would be too wide for a screen: one block a question. */
export function conductTable(columns: readonly string[][]): string {
  return conductHeads
    .slice(1)
    .map((head, at) => {
      const lines = columns.map(
        (column) => `  ${(column[0] ?? '').padEnd(10)} ${column[at + 1] ?? ''}`,
      );
      return `${head}\n${lines.join('\n')}`;
    })
    .join('\n');
}
