// What all SASL mechanisms are to the engine, and how one is spoken in POP3 (RFC 5034):
// responses and challenges in base64, the first in the command itself where it fits.
import type { Step } from '../auth.ts';
import { hidden } from '../redact.ts';

export type Mechanism = {
  name: string;
  /** Said before the server says anything; null where the server begins. */
  initial: Buffer | null;
  /** The initial response waits for "+ ": for servers that take it in no other way. */
  inTwoSteps?: true;
  /** The answer to a challenge. Throws (or rejects with) a Mistrust where it is none. */
  answer(challenge: Buffer): Buffer | Promise<Buffer>;
  /** Whether the server may say "+OK" now: where it has to prove itself, it has. */
  isProven(): boolean;
};

/** The server's part of the exchange is not what the mechanism demands. */
export class Mistrust extends Error {
  override readonly name = 'Mistrust';
}

/** RFC 2449 §4: a command, CRLF included. */
const commandBytes = 255;
/** RFC 5034 §4: the longest line of a SASL exchange, CRLF included. */
const saslLineBytes = 12_288;

/** Null where a line would be longer than a server has to take. */
export function stepOf(mechanism: Mechanism): Step | null {
  const { name, initial } = mechanism;
  const token = initial?.toString('base64') ?? '';
  if (token.length + 2 > saslLineBytes) return null;
  // RFC 5034 §4: a response of no bytes, told from none at all.
  const whole = `AUTH ${name} ${token === '' ? '=' : token}`;
  const isWhole =
    initial !== null && !mechanism.inTwoSteps && whole.length + 2 <= commandBytes;
  // A server of RFC 1734 knows no initial response and asks for it with an empty "+ ".
  let mayRepeat = initial !== null;
  return {
    line: isWhole ? whole : `AUTH ${name}`,
    shown: initial === null ? `AUTH ${name}` : `AUTH ${name} ${hidden}`,
    word: 'AUTH',
    isProven: () => mechanism.isProven(),
    more(line) {
      const challenge = line.slice(2).trim();
      const isAsked = mayRepeat && (challenge === '' || !isWhole);
      mayRepeat = false;
      if (isAsked) return token;
      const answer = mechanism.answer(Buffer.from(challenge, 'base64'));
      return answer instanceof Promise ? answer.then(toBase64) : toBase64(answer);
    },
  };
}

function toBase64(bytes: Buffer): string {
  return bytes.toString('base64');
}
