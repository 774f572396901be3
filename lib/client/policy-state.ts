// What is shown of the rule of the mailbox that is open.
import type { ClockDoubt } from './policy-clock.ts';
import type { Plan } from './policy-rules.ts';
import type { Policy } from './policy.ts';

/** Why nothing is marked or removed although the rule says so. */
export type Bar =
  'look-only' | 'away' | 'other-tab' | 'not-promised' | { clock: ClockDoubt };

/** What the last run found; `waits`: it is the first ever here, and waits in the tray. */
export type Found = { messages: number; octets: number; bar: Bar | null; waits: boolean };

export type PolicyState =
  { name: 'off' } | { name: 'on'; policy: Policy; found: Found | null };

export type Preview = { plan: Plan; bar: Bar | null; isChecked: boolean };
