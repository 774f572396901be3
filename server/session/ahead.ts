// The headers of the first screen, asked for as soon as STAT has told the count, before the
// browser can know what to ask for: one round trip less until there are rows to read.
import { aheadLimits } from '../limits.ts';
import { canTop, readHeader } from '../handlers/header-bytes.ts';
import { inStep, provenTogether } from '../handlers/in-step.ts';
import type { Pop3Client } from '../pop3/api.ts';

export type Ahead = {
  /**
   * What `TOP n 0` brought or will bring, once, and proven to be in step; null where it was
   * not asked ahead.
   */
  take(n: number): Promise<Buffer> | null;
};

export const nothingAhead: Ahead = { take: () => null };

/**
 * The newest by number, the newest first. Only where commands may follow each other and TOP
 * is announced: else they would keep the person waiting. What nobody takes is dropped.
 */
export function fetchAhead(client: Pop3Client, count: number, cause: number): Ahead {
  if (!client.capabilities.pipelining || !canTop(client)) return nothingAhead;
  // It may delete what was read (RFC 2449 section 6.7): the person is asked first.
  if (client.capabilities.expireDays === 0) return nothingAhead;
  const coming = new Map<number, Promise<Buffer>>();
  const ask = { urgency: 'soon', cause } as const;
  const lot = provenTogether(client);
  let bytes = 0;
  const expect = (n: number, header: Promise<Buffer>): void => {
    coming.set(n, header);
    header.then(
      ({ length }) => {
        bytes += length;
        // Larger than headers are: it is asked for again if it is wanted.
        if (bytes > aheadLimits.bytes) coming.delete(n);
      },
      // Whoever takes it hears of it; until then nobody needs to.
      () => {},
    );
  };
  const last = Math.max(0, count - aheadLimits.messages);
  for (let first = count; first > last; first -= lot) {
    const numbers = Array.from(
      { length: Math.min(lot, first - last) },
      (_, at) => first - at,
    );
    const headers = numbers.map((n) => readHeader(client, n, ask));
    const proof = inStep(client, ask);
    numbers.forEach((n, at) => {
      const header = headers[at];
      if (header) expect(n, proven(header, proof));
    });
  }
  setTimeout(() => coming.clear(), aheadLimits.keptMs).unref();
  return {
    take(n) {
      const header = coming.get(n) ?? null;
      coming.delete(n);
      return header;
    },
  };
}

async function proven(header: Promise<Buffer>, proof: Promise<void>): Promise<Buffer> {
  const [bytes] = await Promise.all([header, proof]);
  return bytes;
}
