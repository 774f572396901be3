// Servers that do otherwise than they say: as data, told by their own words. What is not
// listed here is believed. A server that pretends to be one of them gains nothing by it.

export type Quirk =
  /** `TOP n` with many lines ends early: it is never the whole message. */
  'cuts-top';

const knownServers: readonly { greeting: RegExp; quirks: readonly Quirk[] }[] = [
  // Comcast's. fetchmail, pop3.c: TOP is truncated at 64 KiB or so, whatever is asked.
  { greeting: /Maillennium/i, quirks: ['cuts-top'] },
];

/** Whether a server that greeted so is known for it. */
export function hasQuirk(quirk: Quirk, { greeting }: { greeting: string }): boolean {
  return knownServers.some(
    (known) => known.quirks.includes(quirk) && known.greeting.test(greeting),
  );
}
