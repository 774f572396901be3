// A message's bytes for something other than reading it, and what stood in the way.
import type { MessageId } from '../mail/message.ts';
import { FaultError, type Fault } from '../wire/faults.ts';
import type { Reader } from './reader.ts';

export type Taken =
  /** `whole`: the end mark came and nothing was cut away. */
  | { state: 'here'; raw: Uint8Array<ArrayBuffer>; whole: boolean }
  | { state: 'failed'; fault: Fault };

export async function takeMessage(
  reader: Pick<Reader, 'take'>,
  id: MessageId,
  signal: AbortSignal,
): Promise<Taken> {
  try {
    const { raw, whole } = await reader.take(id, signal);
    return { state: 'here', raw, whole };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { state: 'failed', fault: error.fault };
  }
}
