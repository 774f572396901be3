// What a server says it can do (RFC 2449). An absent answer is everything false.
import type { Capabilities } from './api.ts';

export const noCapabilities: Capabilities = Object.freeze(readCapabilities(null));

/**
 * `lines` are those of a CAPA answer, null where there was none. Some servers glue word and
 * argument together ("EXPIRENEVER", GNU Mailutils); such a word is one we do not know.
 */
export function readCapabilities(lines: readonly string[] | null): Capabilities {
  const said = new Map<string, string>();
  for (const line of lines ?? []) {
    const [word = '', ...words] = line.trim().split(/\s+/);
    said.set(word.toUpperCase(), words.join(' '));
  }
  const expire = said.get('EXPIRE');
  const delay = said.get('LOGIN-DELAY');
  return {
    lines: (lines ?? []).map(upperWord),
    known: lines !== null,
    top: said.has('TOP'),
    uidl: said.has('UIDL'),
    user: said.has('USER'),
    stls: said.has('STLS'),
    pipelining: said.has('PIPELINING'),
    respCodes: said.has('RESP-CODES'),
    sasl: said.get('SASL')?.toUpperCase().split(' ').filter(Boolean) ?? [],
    expireDays: firstNumber(expire),
    loginDelaySeconds: firstNumber(delay),
  };
}

/** RFC 6856 §2.2: `UTF8 USER` promises that user names and passwords may be UTF-8. */
export function takesUtf8Names(capabilities: Capabilities): boolean {
  return capabilities.lines.some((line) => {
    const [word, ...words] = line.toUpperCase().split(/\s+/);
    return word === 'UTF8' && words.includes('USER');
  });
}

function upperWord(line: string): string {
  return line.trim().replace(/^\S+/, (word) => word.toUpperCase());
}

/** `EXPIRE NEVER` and `EXPIRE 30 USER`: the number, or null where none binds everybody. */
function firstNumber(text: string | undefined): number | null {
  const digits = /^\d{1,9}(?=\s|$)/.exec(text ?? '');
  return digits ? Number(digits[0]) : null;
}
