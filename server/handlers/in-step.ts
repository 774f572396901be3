// Proof that answers still belong to what was asked. A server that takes commands ahead and
// leaves an answer out, or gives one twice, shifts every answer behind it by one, and each
// still looks right. A STAT cannot be taken for a message nor a message for a STAT: asked
// behind the others, in the same flight, it shows that the count of answers is right.
import type { AskOptions, Pop3Client } from '../pop3/api.ts';
import { Pop3Error } from '../pop3/errors.ts';

/**
 * Messages to ask for before the next proof. A STAT of some twenty bytes behind ten headers
 * costs nothing to speak of, and a slow server's rows do not have to wait for many. Ours.
 */
export function provenTogether({ capabilities }: Pop3Client): number {
  return capabilities.pipelining ? 10 : 1;
}

/**
 * Settles when what was asked before it, at the same urgency and in the same lane, is known to be in step. Where
 * commands go one at a time nothing needs to be proven, and nothing is asked. Rejects with
 * Pop3Error; the line is cut then.
 */
export async function inStep(client: Pop3Client, ask: AskOptions): Promise<void> {
  if (client.capabilities.pipelining) await client.stat(ask);
}

/**
 * A message that begins with a status line is an answer behind one that was too many: what
 * follows would be in step again, and this message wrong by a line. The line is cut.
 */
export function mustBeHeader(client: Pop3Client, bytes: Uint8Array): void {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 5));
  if (!/^(\+OK|-ERR)[ \r]/.test(start.toString('latin1'))) return;
  client.destroy();
  throw new Pop3Error({
    kind: 'garbled',
    command: 'TOP',
    line: start.toString('latin1'),
    phase: 'transaction',
  });
}
