// The properties that Outlook wraps into TNEF ([MS-OXTNEF] 2.1.3.4, [MS-OXCDATA] 2.11), as
// places in the bytes. Only first values are told; a list that is cut off ends where it is cut.
import { mimeLimits } from './limits.ts';

/** The value of a property: these octets, of this type. */
export type Property = { type: number; from: number; to: number };

export const propertyType = {
  string8: 0x1e,
  unicode: 0x1f,
  object: 0x0d,
  binary: 0x102,
  time: 0x40,
} as const;

/** Octets of a value whose type says how many they are ([MS-OXCDATA] 2.11.1). */
const fixed = new Map([
  [0x02, 4], // of 16 bits, padded
  [0x03, 4],
  [0x04, 4],
  [0x05, 8],
  [0x06, 8],
  [0x07, 8],
  [0x0a, 4],
  [0x0b, 4],
  [0x14, 8],
  [0x40, 8],
  [0x48, 16],
]);
const variable = new Set<number>([0x1e, 0x1f, 0x0d, 0x102]);
const isMany = 0x1000;

/** By identifier; the first of two counts. `isSound` is false where the list breaks off. */
export function readProperties(
  bytes: Uint8Array,
  from: number,
  to: number,
): { found: Map<number, Property>; isSound: boolean } {
  const found = new Map<number, Property>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = from;
  let isSound = true;
  const read32 = (): number => {
    if (at + 4 > to) isSound = false;
    if (!isSound) return 0;
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const count = read32();
  for (let n = 0; n < count && isSound; n++) {
    if (n >= mimeLimits.properties) return { found, isSound: false };
    const tag = read32();
    const type = tag & 0xffff;
    const id = tag >>> 16;
    if (id >= 0x8000) skipName();
    const value = readValues(type);
    if (value && isSound && !found.has(id)) found.set(id, value);
  }
  return { found, isSound };

  /** The name of a named property: a set's identifier, then a number or a text. */
  function skipName(): void {
    at += 16;
    const isText = read32() === 1;
    const next = read32();
    if (isText) skip(next);
  }

  /** `length` octets with what pads them to a multiple of four. */
  function skip(length: number): void {
    at += length + ((4 - (length % 4)) % 4);
    if (at > to + 3) isSound = false;
  }

  function readValues(tag: number): Property | null {
    const type = tag & ~isMany;
    const hasLength = variable.has(type);
    const size = fixed.get(type) ?? 0;
    if (!hasLength && size === 0) {
      isSound = type === 1 && isSound; // nothing follows a null; others cannot be passed over
      return null;
    }
    let first: Property | null = null;
    const values = hasLength || tag & isMany ? read32() : 1;
    for (let n = 0; n < values && isSound; n++) {
      const length = hasLength ? read32() : size;
      if (length > to - at) isSound = false;
      else first ??= { type, from: at, to: at + length };
      if (isSound) skip(length);
    }
    return first;
  }
}
