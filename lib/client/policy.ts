// What a person wants to stay on the server of one mailbox and what to come here: the choice
// itself, as it is kept. What follows from it is in policy-rules.ts.

/** Which messages leave the server by themselves. Of `days`, since they were saved here. */
export type Rule =
  | { name: 'leave' }
  | { name: 'days'; days: number }
  /** What the person forgets here is marked for the server too. */
  | { name: 'forgotten' }
  | { name: 'move' }
  /** The newest so many stay. */
  | { name: 'newest'; messages: number }
  /** The newest that have so many octets together stay. */
  | { name: 'octets'; octets: number };
export type RuleName = Rule['name'];

/** What is fetched at each visit without being asked for; null: without that limit. */
export type KeepHere = { newest: number | null; octets: number | null };

export type Policy = {
  rule: Rule;
  /** Fills the tray and waits; else it is done after a download and when the visit is left. */
  asks: boolean;
  keepHere: KeepHere | null;
};

/** Why a message is marked by a rule; `n` is its age in days, or the rule's own limit. */
export type Because = { rule: Exclude<RuleName, 'leave'>; n: number };

export const policyBounds = {
  /** ours: two weeks are Outlook's usual choice, ten years more than anybody asks */
  days: { least: 1, usual: 14, most: 3_650 },
  /** ours */
  messages: { least: 1, usual: 500, most: 1_000_000 },
  /** ours: megabytes of 10^6 octets, as sizes are shown */
  megabytes: { least: 1, usual: 100, most: 1_000_000 },
} as const;

export const octetsPerMegabyte = 1_000_000;

export const leaveEverything: Policy = {
  rule: { name: 'leave' },
  asks: true,
  keepHere: null,
};
