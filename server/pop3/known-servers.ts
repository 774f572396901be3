// Servers that do otherwise than they say: as data, told by their own words. What is not
// listed here is believed; who lies about PIPELINING is found out (capability-memory.ts). A
// server that pretends to be one of them gains nothing by it.
import type { Capabilities } from './api.ts';

export type Quirk =
  /** `TOP n` with many lines ends early: it is never the whole message. */
  | 'cuts-top'
  /** `TOP n` with any lines has one empty line too many between header and body. */
  | 'doubles-gap'
  /** What was read in a session that ends with QUIT is not offered again. */
  | 'hides-read';

type Told = { host?: string; greeting: string; capabilities: Capabilities };

const knownServers: readonly {
  name: string;
  isIt: (told: Told) => boolean;
  quirks: readonly Quirk[];
}[] = [
  {
    // Comcast's. fetchmail, pop3.c: TOP is truncated at 64 KiB or so, whatever is asked.
    name: 'Maillennium',
    isIt: ({ greeting }) => /Maillennium/i.test(greeting),
    quirks: ['cuts-top'],
  },
  {
    // 3.15 of Debian 12, measured. The word glued to its argument is of the same versions.
    name: 'GNU Mailutils',
    isIt: ({ capabilities }) => capabilities.lines.includes('EXPIRENEVER'),
    quirks: ['doubles-gap'],
  },
  {
    // Google's help, answer 6089246: `recent:` before the name is the way around it.
    name: 'Gmail',
    isIt: ({ host = '', greeting }) =>
      /^pop\.(gmail|googlemail)\.com\.?$/i.test(host) || /^\+OK Gpop /i.test(greeting),
    quirks: ['hides-read'],
  },
];

/** Whether a server that says so is known for it. */
export function hasQuirk(quirk: Quirk, told: Told): boolean {
  return knownServers.some(({ quirks, isIt }) => quirks.includes(quirk) && isIt(told));
}
