// The rule of a mailbox at work: after a look and after a download it marks what is to leave
// the server and takes back what is not any more. Nothing is sent from here: what is marked
// goes through the tray's own commit, by the person or, where they said so, by itself.
import type { MessageId } from '../mail/message.ts';
import { commitEnd } from './commit-end.ts';
import type { Entry } from './kept.ts';
import type { Marks } from './marks.ts';
import type { Notify } from './notices.ts';
import type { Clock, KeyValue, Parts } from './parts.ts';
import type { PolicyBook, Page } from './policy-book.ts';
import { clockDoubt, type ClockDoubt } from './policy-clock.ts';
import type { PolicyFacts } from './policy-facts.ts';
import { createPolicyProof, isRuled } from './policy-proof.ts';
import { planOf, type Plan } from './policy-rules.ts';
import type { Bar, Found, PolicyState, Preview } from './policy-state.ts';
import type { Policy, Rule } from './policy.ts';
import type { Proven } from './deletion.ts';
import type { DeletionState, Mark, Receipt, VisitState } from './state.ts';
import type { Store } from './store.ts';

export type PolicyRun = {
  /** A mailbox that is remembered is open. Never rejects, as all here. */
  begin(account: string): Promise<void>;
  looked(takenAt: number): Promise<void>;
  /** A download ended; `isDone` where it came to its end. */
  fetched(isDone: boolean): Promise<void>;
  /** The visit is about to be left by the person; false where they should see first why not. */
  leaving(): Promise<boolean>;
  set(change: Partial<Policy>): Promise<void>;
  /** The person says that the date of this device is right. */
  trustClock(): Promise<void>;
  /** Tells at once what is known, and again when the copies were read; returns its end. */
  preview(rule: Rule, tell: (preview: Preview) => void): () => void;
  overruled(ids: readonly MessageId[], isKept: boolean): void;
  prove(victims: readonly Mark[]): Promise<Proven>;
  /** What was proven was sent, or will not be. */
  sent(): void;
  settled(entry: Entry, receipt: Receipt): void;
  /** This tab alone acts by rules in this mailbox. */
  isOwner(): Promise<boolean>;
  reset(): void;
};

/** In localStorage: on this device a removal by rule was seen in the tray once. */
const firstKey = 'removed-by-rule';

export function createPolicyRun(parts: {
  store: Store<PolicyState>;
  deletion: Store<DeletionState>;
  visit: Store<VisitState>;
  book: PolicyBook;
  facts: PolicyFacts;
  marks: Pick<Marks, 'markFor' | 'drop'>;
  /** Of these, what is marked still and on the device. */
  commit(ids: ReadonlySet<MessageId>): Promise<void>;
  hold: Parts['hold'];
  nameOf(account: string): string;
  /** What is known goes by names that may mean other messages. */
  isDoubtful(): boolean;
  local: KeyValue;
  clock: Clock;
  notify: Notify;
}): PolicyRun {
  const { store, visit, book, facts, marks, clock } = parts;
  let account: string | null = null;
  /** Both clocks at the last look. */
  let looked: { here: number; there: number } | null = null;
  let release: (() => void) | null = null;
  let holding: Promise<boolean> | null = null;
  let turn: Promise<void> = Promise.resolve();
  /** Kept by the person since the wishes were read last. */
  const keptNow = new Set<MessageId>();
  /** Tried by itself once in this visit: a server that refuses is not asked for ever. */
  const tried = new Set<MessageId>();

  const proof = createPolicyProof({ ...parts, isKept: (id) => keptNow.has(id) });

  function inTurn(work: (owner: string) => Promise<void>): Promise<void> {
    return (turn = turn.then(async () => {
      if (account !== null) await work(account);
    }));
  }

  function isOwner(): Promise<boolean> {
    const owner = account;
    if (owner === null) return Promise.resolve(false);
    if (release) return Promise.resolve(true);
    return (holding ??= parts.hold(`rule:${owner}`).then((held) => {
      holding = null;
      if (account !== owner) held?.();
      else release = held;
      return account === owner && held !== null;
    }));
  }

  function barOf(doubt: ClockDoubt | null): Bar | null {
    const now = visit.get();
    if (now.name !== 'open' || now.line.name === 'away' || !looked) return 'away';
    if (now.visit === 'look') return 'look-only';
    return doubt && { clock: doubt };
  }

  async function decide(owner: string, page: Page, rule: Rule) {
    const times = looked ?? { here: clock.now(), there: clock.now() };
    const doubt = clockDoubt({ ...times, last: page.ranAt });
    const now = Math.min(times.here, times.there);
    const told = { isTrue: doubt === null, now };
    const plan = planOf(rule, await facts.gather(owner, page.wishes, told));
    const isUnpromised = plan.stays.some(({ why }) => why === 'not-promised');
    return { plan, doubt, bar: barOf(doubt) ?? (isUnpromised ? 'not-promised' : null) };
  }

  async function run(owner: string): Promise<void> {
    const isOver = (): boolean => account !== owner;
    const page = await book.read(owner);
    if (isOver()) return;
    const { rule } = page.policy;
    const tell = (found: Found | null) =>
      store.set({ name: 'on', policy: page.policy, found });
    if (rule.name === 'leave' || rule.name === 'forgotten') {
      tell(null);
      return takeBack(() => true);
    }
    if (!(await isOwner())) {
      if (!isOver()) tell({ messages: 0, octets: 0, bar: 'other-tab', waits: false });
      return;
    }
    const first = await decide(owner, page, rule);
    if (isOver()) return;
    if (first.bar === 'away' || parts.isDoubtful()) return tell(null);
    const fresh = first.plan.goes.filter((one) => !isMarked(one));
    const rows = fresh.map(({ row }) => row);
    if (!(await facts.check(owner, rows, isOver))) return;

    // Reading copies takes its time: meanwhile the person may have chosen otherwise.
    const newest = await book.read(owner);
    if (isOver()) return;
    if (JSON.stringify(newest.policy) !== JSON.stringify(page.policy)) return run(owner);
    const { plan, doubt, bar } =
      rows.length === 0 ? first : await decide(owner, newest, rule);
    if (isOver() || parts.isDoubtful()) return;
    const goes = new Map(plan.goes.map((one) => [one.row.id, one]));
    takeBack(({ id }) => {
      const one = goes.get(id);
      return !one || !isMarked(one);
    });
    const ready = plan.goes.flatMap(({ row: { id }, because }) => {
      const copy = facts.checked(id);
      const isReady = typeof copy === 'object' && !keptNow.has(id);
      return isReady ? [{ id, headerHash: copy.headerHash, because }] : [];
    });
    if (bar === null) marks.markFor(ready);
    const octets = plan.goes.reduce((sum, { row }) => sum + row.size, 0);
    const waits = !page.policy.asks && bar === null && goes.size > 0 && isFirst();
    if (waits && ready.length > 0) parts.notify('notices.firstRemoval', { n: goes.size });
    tell({ messages: goes.size, octets, bar, waits });
    if (doubt === null && looked) await book.ran(owner, looked.here);
  }

  const isFirst = (): boolean => parts.local.get(firstKey) === null;
  /** By this rule as it is now, or by the person. */
  function isMarked({ row, because }: Plan['goes'][number]): boolean {
    const mark = parts.deletion.get().marks.get(row.id);
    if (!mark || !isRuled(mark)) return mark !== undefined;
    const isSameLimit = because.rule === 'days' || mark.because?.n === because.n;
    return mark.because?.rule === because.rule && isSameLimit;
  }

  /** Marks of a rule that wants them no more. */
  function takeBack(isMeant: (mark: Mark) => boolean): void {
    const { marks: all, commit } = parts.deletion.get();
    // What is being sent is settled by looking, not here.
    if (['running', 'stopping', 'checking', 'unknown'].includes(commit.name)) return;
    const gone = [...all.values()].filter((mark) => isRuled(mark) && isMeant(mark));
    marks.drop(gone.map(({ id }) => id));
  }

  /** The rule in force, where the person wants it carried out by itself, and it can be. */
  function inForce(): Exclude<PolicyState, { name: 'off' }> | null {
    const now = visit.get();
    const rule = store.get();
    if (rule.name === 'off' || rule.policy.asks || isFirst()) return null;
    if (now.name !== 'open' || now.visit !== 'manage') return null;
    return now.line.name === 'held' || now.line.name === 'released' ? rule : null;
  }

  /** What the rule has marked goes; `begun` hears that something does. */
  async function byItself(begun = () => {}): Promise<void> {
    const rule = inForce();
    if (rule?.found?.bar !== null) return;
    const { name } = rule.policy.rule;
    const ids = new Set<MessageId>();
    for (const mark of parts.deletion.get().marks.values())
      if (isRuled(mark) && mark.because?.rule === name && !tried.has(mark.id))
        ids.add(mark.id);
    if (ids.size === 0) return;
    const going = parts.commit(ids);
    for (const id of ids) tried.add(id);
    begun();
    await going;
  }

  return {
    async begin(owner) {
      account = owner;
      const { policy } = await book.read(owner);
      if (account === owner) store.set({ name: 'on', policy, found: null });
    },
    looked(takenAt) {
      looked = { here: clock.now(), there: takenAt };
      return inTurn(run);
    },
    async fetched(isDone) {
      await inTurn(run);
      if (isDone) await byItself();
    },
    async leaving() {
      if (!inForce()) return true;
      await inTurn(run);
      let hasBegun = false;
      const show = (trayOpen: boolean) =>
        parts.deletion.set((now) => ({ ...now, trayOpen }));
      const begun = () => {
        hasBegun = true;
        show(true);
      };
      // To leave now would call off what is being removed.
      const end = commitEnd(parts.deletion);
      if (end) begun();
      await end;
      await byItself(begun);
      const isSeen = hasBegun && parts.deletion.get().commit.name === 'failed';
      if (hasBegun && !isSeen) show(false);
      return !isSeen;
    },
    async set(change) {
      if (account === null) return;
      // Another tab may have chosen otherwise: what is not changed here stays as it is there.
      const owner = account;
      const page = await book.read(owner);
      const policy = { ...page.policy, ...change };
      if (account !== owner || !(await book.choose(owner, policy))) return;
      // Choosing a rule says nothing of a clock that is in doubt.
      if (page.ranAt === null) await book.ran(owner, clock.now());
      const now = store.get();
      if (now.name === 'on' && account === owner) store.set({ ...now, policy });
      await inTurn(run);
    },
    async trustClock() {
      if (account === null) return;
      await book.ran(account, clock.now());
      await inTurn(run);
    },
    preview(rule, tell) {
      const owner = account;
      let isOver = owner === null;
      const over = () => isOver || account !== owner;
      const work = async (key: string): Promise<void> => {
        const page = await book.read(key);
        const first = await decide(key, page, rule);
        if (over()) return;
        tell({ ...first, isChecked: first.plan.goes.length === 0 });
        if (first.plan.goes.length === 0) return;
        const rows = first.plan.goes.map(({ row }) => row);
        if (!(await facts.check(key, rows, over))) return;
        const then = await decide(key, page, rule);
        if (!over()) tell({ ...then, isChecked: true });
      };
      if (owner !== null) void work(owner);
      return () => void (isOver = true);
    },
    overruled(ids, isKept) {
      for (const id of ids)
        if (isKept) keptNow.add(id);
        else keptNow.delete(id);
      if (account !== null) void book.wish(account, ids, isKept ? 'stays' : null);
    },
    prove: (victims) => proof.prove(account, victims),
    sent: proof.end,
    settled(entry, receipt) {
      const ruled = new Set(entry.victims.filter(isRuled).map(({ id }) => id));
      const lines = receipt.lines.filter(({ id }) => ruled.has(id));
      if (lines.some(({ outcome, why }) => outcome === 'gone' && why === null))
        parts.local.set(firstKey, 'yes');
      const others = lines.filter(({ why }) => why === 'changed').map(({ id }) => id);
      if (others.length > 0) void book.wish(entry.account, others, 'differs');
    },
    isOwner,
    reset() {
      account = null;
      looked = null;
      release?.();
      release = null;
      tried.clear();
      keptNow.clear();
      facts.reset();
      store.set({ name: 'off' });
    },
  };
}
