// One message's bytes to the browser, no faster than it takes them. A look-only visit reads
// by TOP, which leaves no mark on the server; RETR only with the person's consent.
import { FaultError } from '../../lib/wire/faults.ts';
import { veryManyLines } from '../limits.ts';
import type { Pop3Client } from '../pop3/api.ts';
import { Pop3Error } from '../pop3/errors.ts';
import { inStep } from './in-step.ts';
import { whatWasMeant } from './vanished.ts';
import { canTop, isTopRefused, truncatesTop } from './header-bytes.ts';
import type { Result } from '../../lib/wire/operations.ts';
import type { Inside } from '../session.ts';
import type { Handler } from './handler.ts';

export const read: Handler<'read'> = (params, { session, id, signal, part, bytes }) => {
  let hasBegun = false;
  const urgency = params.urgent === false ? 'bulk' : 'now';
  const ask = { urgency, signal, cause: id } as const;
  const write = (piece: Uint8Array) => {
    hasBegun = true;
    return bytes.write(piece);
  };

  async function one(inside: Inside): Promise<Result<'read'>> {
    const { client, listing, visit } = inside;
    const n = inside.numberOf(params.id);
    if (n === null) throw new FaultError({ kind: 'gone', line: '' });
    const mayRetr = visit === 'manage' || params.allowRetr === true;
    const via = wayTo(client, params.lines, mayRetr, visit === 'manage');
    part({ via, size: listing.sizeOf.get(n) ?? 0 });
    try {
      const reading =
        via === 'RETR'
          ? client.retr(n, write, ask)
          : client.top(n, params.lines ?? veryManyLines, write, ask);
      const [{ octets }] = await Promise.all([reading, inStep(client, ask)]);
      bytes.end();
      // The engine returns only when the end mark came; a peek is not the whole by intent.
      return { octets, whole: params.lines === undefined, via };
    } catch (error) {
      if (error instanceof Pop3Error && via === 'TOP' && isTopRefused(client, error))
        throw new FaultError({
          kind: params.lines === undefined ? 'needs-retr' : 'no-top',
        });
      throw await whatWasMeant(error, client, n, ask);
    }
  }

  // Bytes that were sent cannot be taken back: only an untouched stream begins again.
  return session.withMailbox(ask, one, () => !hasBegun);
};

function wayTo(
  client: Pop3Client,
  lines: number | undefined,
  mayRetr: boolean,
  prefersRetr: boolean,
): 'TOP' | 'RETR' {
  if (lines !== undefined) {
    if (!canTop(client)) throw new FaultError({ kind: 'no-top' });
    return 'TOP';
  }
  const isTopWhole = canTop(client) && !truncatesTop(client);
  if (prefersRetr || (mayRetr && !isTopWhole)) return 'RETR';
  if (!isTopWhole) throw new FaultError({ kind: 'needs-retr' });
  return 'TOP';
}
