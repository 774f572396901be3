// Whether a message is what is asked for: yes, no, or not known, where its header is not here
// or what it says has not been looked through yet. Only a yes is shown.
import type { MessageId, Row, Summary } from '../message.ts';
import { everythingOf, fold, isInField } from './fold.ts';
import type { AgeUnit, Node, QueryState, Term } from './terms.ts';

export type Target = {
  row: Row;
  summary: Summary | undefined;
  /** What the row shows, folded; null until it is asked for. */
  text: string | null;
};

/** True, false, or not known. */
export type Answer = boolean | null;

export type Facts = {
  is(state: QueryState, id: MessageId): boolean;
  /**
   * What the message itself says, beyond its row: true, false, not known yet (null), or
   * `absent`: it was not looked through, for it is not here.
   */
  inside(term: Term): (id: MessageId) => Answer | 'absent';
  /** Milliseconds since 1970. */
  now: number;
};

/** Prepared once: what is typed is folded once, not for each of a hundred thousand rows. */
export function matcherOf(node: Node, facts: Facts): (target: Target) => Answer {
  if (node.kind === 'term') return testOf(node.term, facts);
  if (node.kind === 'not') {
    const test = matcherOf(node.of, facts);
    return (target) => {
      const answer = test(target);
      return answer === null ? null : !answer;
    };
  }
  const tests = node.of.map((one) => matcherOf(one, facts));
  const deciding = node.kind === 'or';
  return (target) => {
    let isKnown = true;
    for (const test of tests) {
      const answer = test(target);
      if (answer === deciding) return deciding;
      if (answer === null) isKnown = false;
    }
    return isKnown ? !deciding : null;
  };
}

function testOf(term: Term, facts: Facts): (target: Target) => Answer {
  switch (term.op) {
    case 'any': {
      const wanted = fold(term.text);
      const inside = facts.inside(term);
      return (target) => {
        const said = target.summary ? textOf(target).includes(wanted) : null;
        if (said) return true;
        const found = inside(target.row.id);
        // Where only the header can be looked through, the header decides.
        return found === 'absent' || found === false ? said : found;
      };
    }
    case 'from':
    case 'to':
    case 'subject': {
      const wanted = fold(term.text);
      const { op } = term;
      return (target) => (target.summary ? isInField(textOf(target), wanted, op) : null);
    }
    case 'uid':
      return ({ row }) => row.id.includes(term.text);
    case 'id': {
      const wanted = term.text.replace(/^<|>$/g, '');
      return ofSummary(({ messageId }) => messageId.includes(wanted));
    }
    case 'has': {
      const inside = facts.inside(term);
      return (target) => {
        const found = inside(target.row.id);
        return found === 'absent' ? (target.summary?.mayHaveAttachments ?? null) : found;
      };
    }
    case 'larger':
      return ({ row }) => row.size > term.octets;
    case 'smaller':
      return ({ row }) => row.size < term.octets;
    case 'before':
    case 'older_than': {
      const bound = momentOf(term, facts.now);
      return ofTime((at) => at < bound);
    }
    case 'after':
    case 'newer_than': {
      const bound = momentOf(term, facts.now);
      return ofTime((at) => at >= bound);
    }
    case 'is': {
      const { state } = term;
      return ({ row }) => facts.is(state, row.id);
    }
    case 'cc':
    case 'list':
    case 'header':
    case 'body':
    case 'filename': {
      const inside = facts.inside(term);
      return ({ row }) => {
        const found = inside(row.id);
        return found === 'absent' ? null : found;
      };
    }
  }
}

function textOf(target: Target): string {
  return (target.text ??= target.summary ? everythingOf(target.summary) : '');
}

function ofSummary(test: (summary: Summary) => boolean): (target: Target) => Answer {
  return ({ summary }) => (summary ? test(summary) : null);
}

/** A message without a date is neither before nor after one. */
function ofTime(test: (at: number) => boolean): (target: Target) => Answer {
  return ofSummary(({ arrived, date }) => {
    const at = arrived ?? date;
    return at !== null && test(at);
  });
}

const hourMs = 3_600_000;
const unitMs: Record<AgeUnit, number> = {
  h: hourMs,
  d: 24 * hourMs,
  w: 7 * 24 * hourMs,
  m: 30 * 24 * hourMs,
  y: 365 * 24 * hourMs,
};

/** Milliseconds since 1970; a day begins at midnight where the person is. */
function momentOf(
  term: Extract<Term, { op: 'before' | 'after' | 'older_than' | 'newer_than' }>,
  now: number,
): number {
  if ('day' in term) return new Date(`${term.day}T00:00:00`).getTime();
  return now - term.count * unitMs[term.unit];
}
