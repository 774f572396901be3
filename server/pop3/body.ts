// What becomes of the pieces of a body: to whoever asked, under a ceiling; or thrown away
// where nobody wants them any more.
import type { Ask } from './ask.ts';
import { Pop3Error, type Phase, type Pop3Fault } from './errors.ts';
import { Ceiling } from './listing.ts';

/**
 * Null where it was taken, as it mostly is. A promise: nothing more may be read until it
 * settles. A fault: the line has to be cut.
 */
export type Taken = null | Promise<void> | Pop3Fault;

export function takeBody(ask: Ask, bytes: Buffer, phase: Phase): Taken {
  const { question } = ask;
  ask.octets += bytes.length;
  const limit = question.limitBytes ?? Infinity;
  if (ask.octets > limit) return { kind: 'too-large', what: 'message', limit, phase };
  try {
    const until = question.take?.(bytes);
    // The sink itself may have called its ask off.
    return until && !ask.gone ? until : null;
  } catch (error) {
    return failed(ask, error, phase);
  }
}

/** The terminator came: the last line of a listing may still be one too many. */
export function endBody(ask: Ask, phase: Phase): Taken {
  const end = ask.gone ? undefined : ask.question.end;
  if (!end) return null;
  try {
    end();
    return null;
  } catch (error) {
    return failed(ask, error, phase);
  }
}

/** What a sink throws ends its ask only; but what is no listing spoils the line. */
function failed(ask: Ask, error: unknown, phase: Phase): Taken {
  if (error instanceof Ceiling) {
    const { what, limit } = error;
    return { kind: 'too-large', what, limit, phase };
  }
  // A listing that is none may be the next answer running into a cut one.
  if (error instanceof Pop3Error && error.fault.kind === 'garbled') return error.fault;
  ask.reject(error);
  return null;
}

/**
 * Reads on past a body nobody wants, unless more than `worthReading` bytes of it are left:
 * then a new connection is sooner had. It is asked once for each body.
 */
export function discard(
  ask: Ask,
  { length }: Buffer,
  worthReading: () => number,
  phase: Phase,
): Taken {
  ask.octets += length;
  ask.discarded += length;
  const limit = (ask.mayDiscard ??= worthReading());
  const size = ask.question.octets ?? octetsIn(ask.line);
  const left = Math.max(ask.discarded, size - ask.octets);
  return left > limit ? { kind: 'cancelled', phase } : null;
}

/** `+OK 1234 octets`, as most servers answer RETR; 0 where it says nothing of the kind. */
function octetsIn(line: string): number {
  return Number(/^\+OK (\d{1,15}) octets/i.exec(line)?.[1] ?? 0);
}
