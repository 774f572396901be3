// What a server does to its mailbox between visits, and what it does wrong in one.
import type { Chance } from '../fuzz/chance.ts';
import type { Held, SessionFaults, Truth } from './server.ts';

type Upset = { truth: Truth; chance: Chance; faults: string[] };

/** `names` gets every name that is given anew. */
export function changeServer(
  { truth, chance, faults }: Upset,
  told: { takenElsewhere: Set<string>; names: Map<string, string> },
  bring: (count: number) => void,
): void {
  if (chance.happens(0.4)) bring(1 + chance.below(4));
  if (chance.happens(0.25) && truth.held().length > 1) {
    const gone = truth.held()[chance.below(truth.held().length)];
    if (gone) told.takenElsewhere.add(gone.key);
    truth.change((held) => held.filter((each) => each !== gone));
    faults.push('another program deleted');
  }
  if (chance.happens(0.2)) {
    truth.change((held) => shuffled(held, chance));
    faults.push('renumbered');
  }
  if (chance.happens(0.25)) {
    truth.change((held) =>
      held.map((each) => ({ ...each, uid: `new-${each.key}-${chance.below(1e9)}` })),
    );
    for (const { key, uid } of truth.held()) told.names.set(uid, key);
    faults.push('new names');
  }
}

function shuffled(held: readonly Held[], chance: Chance): Held[] {
  const left = [...held];
  const order: Held[] = [];
  while (left.length > 0) order.push(...left.splice(chance.below(left.length), 1));
  return order;
}

/** Each of the next sessions has its own. */
export function breakServer({ truth, chance, faults }: Upset): void {
  truth.arm(() => {
    const session: SessionFaults = {};
    const told = (name: string): void => void faults.push(name);
    if (chance.happens(0.15)) {
      session.cutAt = chance.below(chance.happens(0.5) ? 3_000 : 600_000);
      told('cut at an octet');
    }
    if (chance.happens(0.1)) {
      session.cutAfterCommands = 1 + chance.below(40);
      told('cut at a command');
    }
    if (chance.happens(0.3)) {
      session.quit = chance.oneOf(['lost-before', 'lost-after', 'refused', 'partly']);
      told(`QUIT ${session.quit}`);
    }
    if (chance.happens(0.03)) {
      session.isEmpty = true;
      told('STAT of zero');
    }
    if (chance.happens(0.1)) {
      session.refusesDele = () => chance.happens(0.5);
      told('DELE refused');
    }
    return session;
  });
}
