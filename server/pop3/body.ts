// What becomes of the pieces of a body: to whoever asked, under a ceiling; or thrown away
// where nobody wants them any more.
import type { EngineLimits } from './api.ts';
import type { Ask } from './ask.ts';
import { Pop3Error, type Pop3Fault } from './errors.ts';
import { Ceiling } from './listing.ts';

export type Taken =
  | { is: 'taken' }
  /** Nothing more may be read until this settles. */
  | { is: 'pending'; until: Promise<void> }
  /** The line has to be cut. */
  | { is: 'fault'; fault: Pop3Fault };

const taken: Taken = { is: 'taken' };

export function takeBody(ask: Ask, bytes: Buffer, limits: EngineLimits): Taken {
  const { body } = ask.question;
  ask.octets += bytes.length;
  if (!body || ask.gone) return discard(ask, bytes.length, limits.discardBytes);
  const limit = body.limitBytes ?? Infinity;
  if (ask.octets > limit) return tooLarge('message', limit);
  return guarded(ask, () => body.take(bytes));
}

/** The terminator came: the last line of a listing may still be one too many. */
export function endBody(ask: Ask): Taken {
  const { body } = ask.question;
  return body && !ask.gone ? guarded(ask, () => body.end?.()) : taken;
}

function guarded(ask: Ask, work: () => void | Promise<void>): Taken {
  try {
    const until = work();
    // The sink itself may have called its ask off.
    return until && !ask.gone ? { is: 'pending', until } : taken;
  } catch (error) {
    if (error instanceof Ceiling) return tooLarge(error.what, error.limit);
    // A listing that is none may be the next answer running into a cut one.
    if (error instanceof Pop3Error && error.fault.kind === 'garbled')
      return { is: 'fault', fault: error.fault };
    ask.reject(error);
    return taken;
  }
}

/** Reads on past a body nobody wants, unless a new connection is sooner had. */
function discard(ask: Ask, bytes: number, limit: number): Taken {
  ask.discarded += bytes;
  const size = ask.question.body?.octets ?? octetsIn(ask.status?.line ?? '');
  const left = Math.max(ask.discarded, size - ask.octets);
  return left > limit ? { is: 'fault', fault: { kind: 'cancelled' } } : taken;
}

function tooLarge(what: string, limit: number): Taken {
  return { is: 'fault', fault: { kind: 'too-large', what, limit } };
}

/** `+OK 1234 octets`, as most servers answer RETR; 0 where it says nothing of the kind. */
function octetsIn(line: string): number {
  return Number(/^\+OK (\d{1,15}) octets/i.exec(line)?.[1] ?? 0);
}
