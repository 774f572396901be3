// Which messages a rule removes from the server, and why each of the others stays: a function
// of what is known and of nothing else. It never guesses in favour of removing.
import { isLasting, type MessageId, type Row } from '../mail/message.ts';
import { clockBounds } from './policy-clock.ts';
import type { Because, Rule } from './policy.ts';

/** Of a message that is here whole; sizes in octets, time in milliseconds since 1970. */
export type Copy = { announced: number; octets: number; savedAt: number };

export type Facts = {
  /** As the server listed them last, in its order. */
  rows: readonly Row[];
  /** Names that the server gives to several messages. */
  doubles: readonly MessageId[];
  copies: ReadonlyMap<MessageId, Copy>;
  /** When each was listed first. */
  firstSeen: ReadonlyMap<MessageId, number>;
  /** The person said of these that they stay. */
  kept: ReadonlySet<MessageId>;
  /** Copies that were read again and are not what they should be. */
  unproven: ReadonlyMap<MessageId, Unproven>;
  /** The browser promised to keep what is here. */
  isPromised: boolean;
  isClockTrue: boolean;
  /** The earlier of the clocks: an age is rather too short than too long. */
  now: number;
};

/** `another`: it is not proven to be what the server has under this name. */
export type Unproven = 'damaged' | 'another';

export type Stays =
  /** The rule does not want it gone, or not yet. */
  | 'by-rule'
  | 'not-yet'
  | 'kept'
  | 'no-name'
  | 'not-saved'
  | 'size-differs'
  | Unproven
  | 'not-promised'
  | 'clock';

export type Plan = {
  goes: { row: Row; because: Because }[];
  stays: { row: Row; why: Stays }[];
};

const dayMs = 86_400_000;

/** Every row is in exactly one of the two lists, in the server's order. */
export function planOf(rule: Rule, facts: Facts): Plan {
  const plan: Plan = { goes: [], stays: [] };
  const doubles = new Set(facts.doubles);
  const wanted = wantedBy(rule, facts);
  for (const row of facts.rows) {
    const copy = facts.copies.get(row.id);
    const verdict = wanted(row, copy);
    const why =
      typeof verdict === 'object'
        ? against({ row, copy, because: verdict }, doubles, facts)
        : verdict;
    if (why !== null) plan.stays.push({ row, why });
    else if (typeof verdict === 'object') plan.goes.push({ row, because: verdict });
  }
  return plan;
}

type Wanted = (row: Row, copy: Copy | undefined) => Because | Stays;

function wantedBy(rule: Rule, facts: Facts): Wanted {
  switch (rule.name) {
    case 'leave':
    case 'forgotten': // these are marked one by one, when they are forgotten
      return () => 'by-rule';
    case 'move':
      return () => ({ rule: 'move', n: 0 });
    case 'days':
      return (row, copy) => {
        if (!copy) return isLasting(row.id) ? 'not-saved' : 'no-name';
        const days = Math.floor((facts.now - copy.savedAt) / dayMs);
        return days >= rule.days ? { rule: 'days', n: days } : 'not-yet';
      };
    case 'newest': {
      const stay = newest(facts, (_, count) => count <= rule.messages);
      return ({ id }) =>
        stay.has(id) ? 'by-rule' : { rule: 'newest', n: rule.messages };
    }
    case 'octets': {
      const stay = newest(facts, (octets) => octets <= rule.octets);
      return ({ id }) => (stay.has(id) ? 'by-rule' : { rule: 'octets', n: rule.octets });
    }
  }
}

/**
 * The newest messages for as long as `fit` says so of them together. New is what was seen
 * last, then what stands last; of a time that cannot be, it is as if it were the newest.
 */
function newest(
  { rows, firstSeen, now }: Facts,
  fit: (octets: number, count: number) => boolean,
): ReadonlySet<MessageId> {
  const seen = ({ id }: Row): number => {
    const at = firstSeen.get(id);
    return at === undefined || at > now ? Infinity : at;
  };
  const order = rows
    .map((row, place) => ({ row, place, at: seen(row) }))
    .sort((a, b) => (a.at === b.at ? b.place - a.place : b.at > a.at ? 1 : -1));
  const stay = new Set<MessageId>();
  let octets = 0;
  for (const { row } of order) {
    octets += row.size;
    if (!fit(octets, stay.size + 1)) break;
    stay.add(row.id);
  }
  return stay;
}

/** What speaks against removing a message that the rule wants gone; null where nothing does. */
function against(
  { row, copy, because }: { row: Row; copy: Copy | undefined; because: Because },
  doubles: ReadonlySet<MessageId>,
  facts: Facts,
): Stays | null {
  if (facts.kept.has(row.id)) return 'kept';
  if (!isLasting(row.id) || doubles.has(row.id)) return 'no-name';
  if (!copy) return 'not-saved';
  if (copy.announced !== row.size || copy.octets !== row.size) return 'size-differs';
  const unproven = facts.unproven.get(row.id);
  if (unproven) return unproven;
  if (!facts.isPromised) return 'not-promised';
  const seenAt = facts.firstSeen.get(row.id);
  const times = { seenAt, savedAt: copy.savedAt, now: facts.now };
  const isTimely = isPast(times) && (because.rule !== 'days' || isInOrder(times));
  return facts.isClockTrue && isTimely ? null : 'clock';
}

type Times = { seenAt: number | undefined; savedAt: number; now: number };

/** Neither was after now, within what clocks may differ. */
function isPast({ seenAt, savedAt, now }: Times): boolean {
  const soon = now + clockBounds.apartMs;
  return seenAt !== undefined && seenAt <= soon && savedAt <= soon;
}

/** It was seen and then saved: a clock that stood at 1970 makes everything old. */
function isInOrder({ seenAt, savedAt }: Times): boolean {
  return seenAt !== undefined && savedAt >= seenAt - clockBounds.apartMs;
}
