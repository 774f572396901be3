// A listing on its way to the browser: rows in parts, as fast as it takes them.
import type { ServerFrame } from '../../lib/wire/frames.ts';
import { wireLimits, type Snapshot } from '../../lib/wire/operations.ts';
import type { Listing } from './listing.ts';

export async function sendRows(
  { rows, octets, doubles, statDisagrees }: Listing,
  serial: number,
  to: {
    send: (frame: ServerFrame) => void;
    /** Settles when the browser has taken most of what was sent. */
    drained: () => Promise<void>;
    now: () => number;
  },
): Promise<Snapshot> {
  let from = 0;
  do {
    const part = rows.slice(from, from + wireLimits.rowsPerPart);
    to.send({
      type: 'rows',
      serial,
      from,
      rows: part.map(({ id, size }) => [id, size]),
      last: from + part.length >= rows.length,
    });
    from += part.length;
    await to.drained();
  } while (from < rows.length);
  return {
    serial,
    count: rows.length,
    octets,
    takenAt: to.now(),
    doubles: [...doubles],
    ...(statDisagrees === null ? {} : { statDisagrees }),
  };
}
