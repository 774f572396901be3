// Headers as rows, in the order asked. All are asked of the server at once, which sends them
// back to back; they go on to the browser in handfuls as they come.
import type { MessageId, Summary } from '../../lib/mail/message.ts';
import { FaultError } from '../../lib/wire/faults.ts';
import { snippetMessageBytes, summariesMs } from '../limits.ts';
import { readBeginning, readSummary } from '../mime/summary.ts';
import { Pop3Error } from '../pop3/errors.ts';
import type { Inside } from '../session.ts';
import { canTop, isTopRefused, readHeader } from './header-bytes.ts';
import { inStep, mustBeHeader, provenTogether } from './in-step.ts';
import type { Handler } from './handler.ts';

export const headers: Handler<'headers'> = async (params, context) => {
  const { session, id, signal, part } = context;
  const ready = handfuls((summaries) => part({ summaries }));
  const failed: { id: MessageId; line: string }[] = [];
  /** What the next connection has to ask for, where this one is lost. */
  const missing = new Set(params.ids);
  const urgency = params.urgent ? ('soon' as const) : ('bulk' as const);
  const ask = { signal, cause: id, urgency, lane: 'rows' as const };

  /** What was asked ahead may be here before what is shown above it: `before` has its turn. */
  async function several(
    inside: Inside,
    messages: readonly MessageId[],
    before: Promise<void>,
  ): Promise<void> {
    let isProven = true;
    const asked = messages.map((message) => {
      const n = inside.numberOf(message);
      if (n === null) return Promise.resolve('');
      // 0 where LIST did not name it.
      const size = inside.listing.sizeOf.get(n) || Infinity;
      if (params.lines !== undefined && size <= snippetMessageBytes) {
        isProven = false;
        const coming = readHeader(inside.client, n, ask, params.lines);
        return tryOne(inside, coming, (bytes) => readBeginning(message, bytes));
      }
      const early = inside.ahead.take(n);
      isProven &&= early !== null;
      return tryOne(inside, early ?? readHeader(inside.client, n, ask), (bytes) =>
        readSummary(message, bytes),
      );
    });
    const proof = isProven ? Promise.resolve() : inStep(inside.client, ask);
    const [rows] = await Promise.all([Promise.all(asked), proof]);
    await before;
    rows.forEach((row, at) => {
      const message = messages[at];
      if (message === undefined) return;
      if (typeof row === 'string') failed.push({ id: message, line: row });
      else ready.add(row);
      missing.delete(message);
    });
  }

  /** The row, or what the server said instead of this header. */
  async function tryOne(
    { client }: Inside,
    coming: Promise<Buffer>,
    read: (bytes: Buffer) => Summary,
  ): Promise<Summary | string> {
    try {
      const bytes = await coming;
      mustBeHeader(client, bytes);
      return read(bytes);
    } catch (error) {
      if (!(error instanceof Pop3Error)) throw error;
      if (isTopRefused(client, error)) throw new FaultError({ kind: 'no-top' });
      if (error.fault.kind !== 'refused') throw error;
      return error.fault.line;
    }
  }

  try {
    await session.withMailbox(
      ask,
      async (inside) => {
        if (!canTop(inside.client)) throw new FaultError({ kind: 'no-top' });
        let before = Promise.resolve();
        const all = inLots([...missing], provenTogether(inside.client)).map((lot) => {
          before = several(inside, lot, before);
          return before;
        });
        await Promise.all(all);
      },
      () => true,
    );
  } finally {
    ready.flush();
  }
  return { failed };
};

function inLots<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/** Gathers what comes within a moment, so that a frame carries many rows. */
function handfuls(send: (summaries: Summary[]) => void) {
  let waiting: Summary[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length === 0) return;
    const handful = waiting;
    waiting = [];
    send(handful);
  };
  return {
    add(summary: Summary) {
      waiting.push(summary);
      // The first is shown at once; those behind it wait for company.
      timer ??= setTimeout(flush, summariesMs);
    },
    flush,
  };
}
