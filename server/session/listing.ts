// What STAT, LIST and UIDL say, with every message given its name. Numbers mean something
// in one POP3 session only; names are what the browser knows.
import type { MessageId, Row } from '../../lib/mail/message.ts';
import { Pop3Error } from '../pop3/errors.ts';
import type { AskOptions, Pop3Client } from '../pop3/api.ts';

export type Listing = {
  /** In server order. */
  rows: readonly Row[];
  numberOf: ReadonlyMap<MessageId, number>;
  idOf: ReadonlyMap<number, MessageId>;
  sizeOf: ReadonlyMap<number, number>;
  /** Names made for UIDLs that came more than once, and those UIDLs themselves. */
  doubles: readonly MessageId[];
  doubled: ReadonlySet<string>;
  octets: number;
  /** STAT's word where it contradicts LIST; null where they agree or STAT is refused. */
  statDisagrees: { count: number; octets: number } | null;
  hasUidl: boolean;
};

/**
 * Asks all three in one flight where the server takes commands ahead. `onCount` hears STAT's
 * figure before the others are there. Rejects with Pop3Error.
 */
export async function takeListing(
  client: Pop3Client,
  ask: AskOptions,
  onCount: (count: number) => void = () => {},
): Promise<Listing> {
  const counted = client.stat(ask).then((stat) => {
    onCount(stat.count);
    return stat;
  });
  const [stat, sizes, names] = await Promise.all([
    counted.catch(nullIfRefused),
    client.list(ask).catch(nullIfRefused),
    client.uidl(ask),
  ]);
  // Some servers refuse LIST in an empty mailbox; in any other case the refusal stands.
  if (sizes === null && stat?.count !== 0)
    throw new Pop3Error({
      ...{ kind: 'refused', command: 'LIST', line: '', code: null },
      phase: 'transaction',
    });
  return nameMessages(sizes ?? new Map(), names, stat);
}

/**
 * A UIDL that came once is a message's name. One that came twice, or is no UIDL at all (empty,
 * with spaces or control characters, over 500 characters), gets a made name, which holds a
 * space: see lib/mail/message.ts.
 */
export function nameMessages(
  sizes: ReadonlyMap<number, number>,
  names: ReadonlyMap<number, string> | null,
  stat: { count: number; octets: number } | null,
): Listing {
  const times = new Map<string, number>();
  for (const name of names?.values() ?? []) times.set(name, (times.get(name) ?? 0) + 1);
  const doubled = new Set<string>();
  const seen = new Map<string, number>();
  const idFor = (n: number): string => {
    const name = names?.get(n);
    if (name === undefined || !isUsable(name)) return ` ${n}`;
    if ((times.get(name) ?? 0) === 1) return name;
    doubled.add(name);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return `${name} ${nth}`;
  };

  const rows: Row[] = [];
  const numberOf = new Map<MessageId, number>();
  const idOf = new Map<number, MessageId>();
  const sizeOf = new Map<number, number>();
  const doubles: MessageId[] = [];
  let octets = 0;
  // A message that only UIDL knows is shown too, with no size: nothing is left out.
  const numbers = [...new Set([...sizes.keys(), ...(names?.keys() ?? [])])];
  for (const n of numbers.sort((a, b) => a - b)) {
    const id = idFor(n) as MessageId; // this is where names are made
    const size = sizes.get(n) ?? 0;
    rows.push({ id, size });
    numberOf.set(id, n);
    idOf.set(n, id);
    sizeOf.set(n, size);
    octets += size;
    if (id.includes(' ') && !id.startsWith(' ')) doubles.push(id);
  }
  const agrees = stat === null || (stat.count === rows.length && stat.octets === octets);
  return {
    rows,
    numberOf,
    idOf,
    sizeOf,
    doubles,
    doubled,
    octets,
    statDisagrees: agrees ? null : stat,
    hasUidl: names !== null,
  };
}

/** The same messages with the same sizes in the same places. */
export function isSame(a: Listing, b: Listing): boolean {
  return (
    a.rows.length === b.rows.length &&
    a.rows.every(({ id, size }, at) => {
      const other = b.rows[at];
      return other !== undefined && other.id === id && other.size === size;
    })
  );
}

/** RFC 1939 §7: 0x21–0x7E, 70 at most; some servers send longer ones, a few send letters. */
function isUsable(name: string): boolean {
  return /^[\x21-\x7e\u00a1-\ud7ff\ue000-\ufffd]{1,500}$/.test(name);
}

function nullIfRefused(error: unknown): null {
  if (error instanceof Pop3Error && error.fault.kind === 'refused') return null;
  throw error;
}
