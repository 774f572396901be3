// What can be asked of a mailbox, as a tree. Written as text by print.ts, read by parse.ts.

/** Searched as text; `isPhrase` where it stood in quotes: its words belong together. */
export const textOps = [
  'any',
  'from',
  'to',
  'cc',
  'subject',
  'body',
  'filename',
  'list',
  'uid',
  'id',
] as const;
export type TextOp = (typeof textOps)[number];

/** `offline`: kept whole on this device. `only-here`: and no longer on the server. */
export const states = [
  'unread',
  'read',
  'new',
  'marked',
  'offline',
  'only-here',
] as const;
export type QueryState = (typeof states)[number];

/** Hours, days, weeks, months of 30 and years of 365 days. */
export const ageUnits = ['h', 'd', 'w', 'm', 'y'] as const;
export type AgeUnit = (typeof ageUnits)[number];

export type Term =
  | { op: TextOp; text: string; isPhrase: boolean }
  | { op: 'header'; name: string; text: string; isPhrase: boolean }
  | { op: 'has'; what: 'attachment' }
  | { op: 'larger' | 'smaller'; octets: number }
  /** The beginning of that day, where the person is: `2026-05-12`. */
  | { op: 'before' | 'after'; day: string }
  | { op: 'older_than' | 'newer_than'; count: number; unit: AgeUnit }
  | { op: 'is'; state: QueryState };
export type Op = Term['op'];

export type Node =
  | { kind: 'and' | 'or'; of: readonly Node[] }
  | { kind: 'not'; of: Node }
  | { kind: 'term'; term: Term };

/** What of a query was not understood and is left out; `text` as it was typed. */
export type Problem = {
  kind:
    | 'no-value'
    | 'size'
    | 'date'
    | 'age'
    | 'state'
    | 'has'
    | 'parenthesis'
    | 'too-long'
    /** Searched as a word; `meant` is the operator it may have been. */
    | 'operator';
  text: string;
  meant?: string;
};

/** `root` null: nothing is asked for. */
export type Query = { root: Node | null; problems: readonly Problem[] };

export const queryLimits = {
  /** ours: nobody types more; what is beyond is left out, and that is said */
  chars: 2_000,
  terms: 100,
  /** ours: parentheses within each other */
  depth: 20,
} as const;

/** Every term, with whether an odd number of negations stands before it. */
export function termsOf(
  node: Node | null,
  isNot = false,
): { term: Term; isNot: boolean }[] {
  if (!node) return [];
  if (node.kind === 'term') return [{ term: node.term, isNot }];
  if (node.kind === 'not') return termsOf(node.of, !isNot);
  return node.of.flatMap((one) => termsOf(one, isNot));
}
