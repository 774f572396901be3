// The last look before anything is sent: whether the copies of what a rule has marked are what
// allows to remove the originals, read from the disk at this moment; and nobody forgets them
// while they do.
import type { MessageId } from '../mail/message.ts';
import type { Proven } from './deletion.ts';
import { removing } from './forgetting.ts';
import type { Parts } from './parts.ts';
import type { PolicyBook } from './policy-book.ts';
import type { PolicyFacts } from './policy-facts.ts';
import type { Mark } from './state.ts';

/** Marked because a copy is here; neither by hand nor because the copy is forgotten. */
export const isRuled = ({ because }: Pick<Mark, 'because'>): boolean =>
  because !== null && because.rule !== 'forgotten';

export type PolicyProof = {
  prove(account: string | null, victims: readonly Mark[]): Promise<Proven>;
  /** What was proven was sent, or will not be. */
  end(): void;
};

export function createPolicyProof(parts: {
  book: Pick<PolicyBook, 'read'>;
  facts: Pick<PolicyFacts, 'prove'>;
  hold: Parts['hold'];
  /** As in `removing`. */
  nameOf(account: string): string;
  isDoubtful(): boolean;
  /** By the person, since the wishes were read. */
  isKept(id: MessageId): boolean;
}): PolicyProof {
  const { book, facts } = parts;
  let held: (() => void) | null = null;

  return {
    async prove(account, victims) {
      if (!victims.some(isRuled)) return split(victims, () => null);
      // Whoever would forget these copies meanwhile is asked to wait.
      held = account === null ? null : await parts.hold(removing(parts.nameOf(account)));
      if (account === null || held === null || parts.isDoubtful())
        return split(victims, () => null);
      const { policy, wishes } = await book.read(account);
      const right = new Map<MessageId, Mark>();
      for (const mark of victims) {
        const wish = wishes.get(mark.id);
        const isWanted =
          mark.because?.rule === policy.rule.name &&
          wish !== 'stays' &&
          wish !== 'differs';
        const found = isRuled(mark) && isWanted ? await facts.prove(account, mark) : null;
        if (found && !parts.isKept(mark.id)) right.set(mark.id, found);
      }
      return split(victims, ({ id }) => right.get(id) ?? null);
    },
    end() {
      held?.();
      held = null;
    },
  };
}

/** The person's own marks need no proof of a copy; those of rules do. */
function split(victims: readonly Mark[], proof: (mark: Mark) => Mark | null): Proven {
  const proven: Mark[] = [];
  const lost: MessageId[] = [];
  for (const mark of victims) {
    const found = isRuled(mark) ? proof(mark) : mark;
    if (found) proven.push(found);
    else lost.push(mark.id);
  }
  return { proven, lost };
}
