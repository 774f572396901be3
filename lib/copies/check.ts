// What a copy says of itself: how many messages, how many octets, and whether they are what
// the server said they would be. A copy that cannot be trusted must not look like one.

/** One message, as it was written. */
export type Written = {
  id: string;
  /** Octets as LIST announced them; null where no server said. */
  announced: number | null;
  octets: number;
};

export type Check = {
  messages: number;
  octets: number;
  /** Octets that LIST announced, of those for which it did. */
  announced: number;
  /** Whose octets are not what LIST announced. */
  differing: Written[];
  /** What could not be had, with the reason. */
  missing: { id: string; why: string }[];
  /** Messages with line ends of their own, where the format cannot keep them. */
  changed: string[];
};

export function emptyCheck(): Check {
  return {
    messages: 0,
    octets: 0,
    announced: 0,
    differing: [],
    missing: [],
    changed: [],
  };
}

export function addWritten(check: Check, written: Written): void {
  check.messages++;
  check.octets += written.octets;
  check.announced += written.announced ?? written.octets;
  if (written.announced !== null && written.announced !== written.octets)
    check.differing.push(written);
}

/** All that was asked for is there, and as large as the server said. */
export function isExact({ differing, missing, changed }: Check): boolean {
  return differing.length === 0 && missing.length === 0 && changed.length === 0;
}

/** The file `CHECK.txt`: the same in every language, for a person and for `grep`. */
export function checkText(check: Check): string {
  const { messages, octets, announced, differing, missing, changed } = check;
  return [
    `messages: ${messages}`,
    `octets: ${octets}`,
    `announced by the server (LIST): ${announced}`,
    `check: ${isExact(check) ? 'equal' : 'different, see below'}`,
    ...differing.map(
      (one) => `differs: ${one.id} announced ${one.announced} octets ${one.octets}`,
    ),
    ...missing.map(({ id, why }) => `missing: ${id} ${oneLine(why)}`),
    ...changed.map((id) => `line ends changed: ${id}`),
    '',
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
