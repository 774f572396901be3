// The tree of parts as the rows that are in sight: what is folded away is left out, and no
// more are drawn than a page can carry.
import type { MimePart } from '../../lib/mail/mime-part.ts';

export type StructureRow = {
  part: MimePart;
  /** From 1. */
  level: number;
  /** Place among its siblings, from 1, and how many they are. */
  at: number;
  of: number;
  parent: string | null;
  isOpen: boolean;
};

/** Depth first; without the children of the parts whose paths are `folded`. */
export function structureRows(
  root: MimePart,
  folded: ReadonlySet<string>,
): StructureRow[] {
  const rows: StructureRow[] = [];
  const waiting: StructureRow[] = [
    { part: root, level: 1, at: 1, of: 1, parent: null, isOpen: false },
  ];
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    const { part, level } = row;
    const isOpen = part.children.length > 0 && !folded.has(part.path);
    rows.push({ ...row, isOpen });
    if (!isOpen) continue;
    const of = part.children.length;
    for (const [n, child] of [...part.children.entries()].reverse())
      waiting.push({
        part: child,
        level: level + 1,
        at: n + 1,
        of,
        parent: part.path,
        isOpen: false,
      });
  }
  return rows;
}

/** The row a key leads to, or what it does to the row it is on (APG, tree view). */
export function structureKey(
  key: string,
  rows: readonly StructureRow[],
  at: number,
): { to: number } | { fold: boolean } | null {
  const row = rows[at];
  if (!row) return null;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: rows.length - 1 };
    case 'ArrowRight':
      if (row.part.children.length === 0) return null;
      return row.isOpen ? { to: at + 1 } : { fold: false };
    case 'ArrowLeft':
      if (row.isOpen) return { fold: true };
      return row.parent === null
        ? null
        : { to: rows.findIndex(({ part }) => part.path === row.parent) };
    default:
      return null;
  }
}
