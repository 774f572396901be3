// What is done together, bounded in number and in octets.

/** In their order; one that alone has more octets than that is a group of its own. */
export function groupsOf<T>(
  all: readonly T[],
  octetsOf: (one: T) => number,
  most: { pieces: number; octets: number },
): T[][] {
  const groups: T[][] = [];
  let octets = 0;
  for (const one of all) {
    const last = groups.at(-1);
    octets += octetsOf(one);
    if (last && last.length < most.pieces && octets <= most.octets) last.push(one);
    else {
      groups.push([one]);
      octets = octetsOf(one);
    }
  }
  return groups;
}
