// Counts the round trips a conversation cannot do without: each time something had to be
// answered before the next command was said. Commands that follow each other without waiting
// share one.
import { Socket } from 'node:net';
import type { Trace } from '../../../server/pop3/api.ts';

export type RoundTrips = { trace: (event: Trace) => void; count: () => number };

/**
 * Watches what every socket of this process writes, so there must be one conversation only.
 * A command's place is one behind the last answer that was in when it was written; the
 * count is the place of the deepest.
 */
export function countRoundTrips(): RoundTrips {
  const underway: { word: string; place: number }[] = [];
  let answered = 0;
  let deepest = 0;
  const original = Socket.prototype.write;
  const seen = (chunk: unknown) => {
    const text =
      typeof chunk === 'string'
        ? chunk
        : chunk instanceof Uint8Array
          ? Buffer.from(chunk).toString('latin1')
          : '';
    for (const line of text.split('\r\n').slice(0, -1))
      underway.push({ word: wordOf(line), place: answered + 1 });
  };
  Socket.prototype.write = function (this: Socket, ...given: unknown[]): boolean {
    seen(given[0]);
    return Reflect.apply(original, this, given) === true;
  };

  return {
    trace({ command, answer }) {
      const word = wordOf(command);
      // The TCP handshake, the TLS one (two round trips before 1.3), the wait for the greeting.
      if (command.startsWith('⟂') || command === '(greeting)') answered += 1;
      else if (command === 'TLS') answered += answer.startsWith('TLSv1.3') ? 1 : 2;
      else {
        // What stands before it and has no answer of its own was part of a sign-in.
        while (underway.length > 0 && underway[0]?.word !== word) {
          underway.shift();
          answered += 1;
        }
        answered = Math.max(answered, underway.shift()?.place ?? 0);
      }
      deepest = Math.max(deepest, answered);
    },
    count: () => deepest,
  };
}

const wordOf = (line: string): string => line.split(' ', 1)[0]?.toUpperCase() ?? '';
