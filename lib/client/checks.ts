// Checks the sender of the message that is being read. A name server is asked for a key only
// where the question tells its owner nothing about the reader, or the person wants it: a
// selector of the sender's choosing is as good a bell as a tracking pixel.
import type { CheckAsk } from '../checks/check.ts';
import type { LookUp, TxtAnswer } from '../checks/look-up.ts';
import { findProvider } from '../mail/providers.ts';
import type { Call } from './call.ts';
import { knownPeople } from './known-people.ts';
import type { Parts } from './parts.ts';
import type {
  ChecksState,
  MailboxState,
  ReaderState,
  Settings,
  VisitState,
} from './state.ts';
import type { Store } from './store.ts';

type Ready = Extract<ReaderState, { name: 'ready' }>;

export type Checks = {
  /** The person wants the keys of this message to be asked for. */
  lookUp(): void;
};

export function createChecks(parts: {
  store: Store<ChecksState>;
  reader: Store<ReaderState>;
  mailboxState: Store<MailboxState>;
  visit: Store<VisitState>;
  settings: Store<Settings>;
  call: Call;
  world: Pick<Parts, 'clock' | 'checkSender'>;
}): Checks {
  const { store, reader, settings, call, world } = parts;
  let shown: Ready | null = null;
  let work = new AbortController();

  reader.subscribe(() => {
    const now = reader.get();
    if (now.name !== 'ready') {
      if (shown === null) return;
      shown = null;
      work.abort();
      store.set(null);
    } else if (now.raw !== shown?.raw || now.id !== shown.id) {
      shown = now;
      store.set(null);
      check(now, false);
    }
  });

  function check(ready: Ready, isWanted: boolean): void {
    work.abort();
    work = new AbortController();
    const { signal } = work;
    world.checkSender(askOf(ready), {
      lookUp: lookUpWith(isWanted, signal),
      tell: (checks) => store.set({ id: ready.id, checks, isWanted }),
      signal,
    });
  }

  function askOf({ id, raw, whole, letter }: Ready): CheckAsk {
    const visit = parts.visit.get();
    const account = 'account' in visit ? visit.account : null;
    const author = letter.from[0];
    const known = knownPeople(
      parts.mailboxState.get().summaries,
      { name: author?.name ?? '', domain: domainOf(author?.address ?? '') },
      id,
    );
    const own = [domainOf(account?.address ?? '')].filter(Boolean);
    return {
      raw,
      whole,
      bodyAt: letter.structure.start,
      from: letter.from,
      sender: letter.sender,
      replyTo: letter.replyTo,
      pop: account?.host ?? '',
      known: { people: known.people, domains: [...own, ...known.domains] },
      now: world.clock.now(),
    };
  }

  function lookUpWith(isWanted: boolean, signal: AbortSignal): LookUp {
    return async (name): Promise<TxtAnswer> => {
      const { senderKeys } = settings.get();
      const may =
        isWanted ||
        senderKeys === 'always' ||
        (senderKeys === 'ask' && isEverybodys(name));
      if (!may) return { kind: 'not-asked' };
      const answer = await call('txt', { name }, { signal });
      return answer.state === 'found'
        ? { kind: 'records', records: answer.records }
        : { kind: answer.state };
    };
  }

  return {
    lookUp() {
      if (shown) check(shown, true);
    },
  };
}

/** Names of large mailbox providers, which no sender of a message can make up. */
function isEverybodys(name: string): boolean {
  return findProvider(name.replace(/^.*\._domainkey\.|^_dmarc\./, '')) !== null;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
