// Fields of headers that no row and no index holds, read from the messages kept here: newest
// first, a few at a time, and none that the rest of the query rules out.
import { bodyStart, readFields } from '../mime/fields.ts';
import type { MessageId } from '../mail/message.ts';
import { fold } from '../mail/query/fold.ts';
import type { Answer } from '../mail/query/match.ts';
import type { Term } from '../mail/query/terms.ts';

const bounds = {
  /** ours: of a message, where its header is looked for */
  octets: 64 * 1024,
  /** ours: read together, and told together */
  together: 20,
} as const;

export type HeadLook = {
  /** Null: not read yet. */
  answer(term: Term, id: MessageId): Answer;
  hasFound(id: MessageId): boolean;
  /** Reads these, in their order. Never rejects. */
  run(ids: readonly MessageId[]): Promise<void>;
};

export function isOfHead(term: Term): boolean {
  return term.op === 'header' || term.op === 'cc' || term.op === 'list';
}

export function createHeadLook(parts: {
  terms: readonly Term[];
  /** Null where it cannot be read. */
  read(
    id: MessageId,
    range: { from: number; to: number },
  ): Promise<Uint8Array<ArrayBuffer> | null>;
  mayFit(id: MessageId): boolean;
  told(ids: readonly MessageId[], progress: { done: number; total: number }): void;
  signal: AbortSignal;
}): HeadLook {
  const tests = parts.terms
    .filter(isOfHead)
    .map((term) => ({ term, test: testOf(term) }));
  const found = new Map<Term, Map<MessageId, boolean>>(
    tests.map(({ term }) => [term, new Map()]),
  );

  async function look(id: MessageId): Promise<void> {
    const bytes = await parts.read(id, { from: 0, to: bounds.octets });
    const fields = bytes ? readFields(bytes.subarray(0, bodyStart(bytes))).fields : [];
    const said = fields.map(({ name, decoded }) => ({
      name: name.toLowerCase(),
      text: fold(decoded),
    }));
    for (const { term, test } of tests)
      found.get(term)?.set(
        id,
        said.some(({ name, text }) => test(name, text)),
      );
  }

  return {
    answer: (term, id) => found.get(term)?.get(id) ?? null,
    hasFound: (id) => tests.some(({ term }) => found.get(term)?.get(id) === true),
    async run(ids) {
      const wanted = ids.filter((id) => parts.mayFit(id));
      for (let at = 0; at < wanted.length; at += bounds.together) {
        const group = wanted.slice(at, at + bounds.together);
        await Promise.all(group.map(look));
        if (parts.signal.aborted) return;
        parts.told(group, { done: at + group.length, total: wanted.length });
      }
    },
  };
}

const namesOf: Partial<Record<string, readonly string[]>> = {
  list: ['list-id', 'list-post'],
  cc: ['cc'],
};

function testOf(term: Term): (name: string, text: string) => boolean {
  if (term.op !== 'header' && term.op !== 'cc' && term.op !== 'list') return () => false;
  const wanted = fold(term.text);
  // The name of a list, or its address (RFC 2919, RFC 2369).
  const names = namesOf[term.op] ?? ('name' in term ? [term.name] : []);
  return (name, text) => names.includes(name) && text.includes(wanted);
}
