// Whether a refused TOP, RETR or DELE means that the message is gone. Where neither a code
// nor well-known words say it, the server is asked for that one number again: it cannot list
// what is gone, in whatever language it refuses.
import { FaultError } from '../../lib/wire/faults.ts';
import { saysGone } from '../faults.ts';
import type { AskOptions, Pop3Client } from '../pop3/api.ts';
import { Pop3Error, type Pop3Fault } from '../pop3/errors.ts';

type Refusal = Extract<Pop3Fault, { kind: 'refused' }>;

/** Rejects with Pop3Error where the server could not be asked. */
export async function isGone(
  { line, code }: Refusal,
  client: Pop3Client,
  n: number,
  ask: AskOptions,
): Promise<boolean> {
  if (code !== null) return false; // a code says what it is, and no code says "gone"
  return saysGone(line) || (await client.sizeOf(n, ask)) === null;
}

/** The fault `gone` where that is what refusing message `n` meant; else the error as it is. */
export async function whatWasMeant(
  error: unknown,
  client: Pop3Client,
  n: number,
  ask: AskOptions,
): Promise<unknown> {
  if (!(error instanceof Pop3Error) || error.fault.kind !== 'refused') return error;
  const { line } = error.fault;
  return (await isGone(error.fault, client, n, ask))
    ? new FaultError({ kind: 'gone', line })
    : error;
}
