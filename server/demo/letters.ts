// What the demo server serves: letters by index, made when they are asked for.

/** One letter. Nothing of it need exist before it is opened. */
export type Letter = {
  /** RFC 1939 §7: 1–70 octets, 0x21–0x7E, never used for another letter. */
  uid: string;
  /** Octets, exactly what `pieces` gives. */
  size: number;
  /** The letter in order, in CRLF lines; every piece ends at the end of a line. */
  pieces(): Iterable<Uint8Array>;
};

/** A set of letters in the order of arrival; the same set serves every visitor. */
export type Letters = {
  readonly count: number;
  /** Octets of letter `index`, counted from 0. Cheap: LIST asks it of all of them. */
  size(index: number): number;
  uid(index: number): string;
  pieces(index: number): Iterable<Uint8Array>;
};

export function lettersOf(list: readonly Letter[]): Letters {
  const at = (index: number): Letter => {
    const letter = list[index];
    if (!letter) throw new RangeError(`there is no letter ${index}`);
    return letter;
  };
  return {
    count: list.length,
    size: (index) => at(index).size,
    uid: (index) => at(index).uid,
    pieces: (index) => at(index).pieces(),
  };
}

/** A letter that is already there, in CRLF lines. */
export function letterOf(uid: string, bytes: Uint8Array): Letter {
  return { uid, size: bytes.length, pieces: () => [bytes] };
}
