// What a server says it can do (RFC 2449, RFC 6856). An absent answer is everything false.
import type { Capabilities } from './api.ts';

export const noCapabilities: Capabilities = Object.freeze(readCapabilities(null));

/**
 * `lines` are those of a CAPA answer, null where there was none. A word and its argument may
 * come glued together: GNU Mailutils sends "EXPIRENEVER".
 */
export function readCapabilities(lines: readonly string[] | null): Capabilities {
  const said = new Map<string, string[]>();
  for (const line of lines ?? []) {
    const [word = '', ...words] = line.trim().split(/\s+/);
    const name = word.toUpperCase();
    // Some servers say SASL once for each kind of mechanism.
    said.set(name, name === 'SASL' ? [...(said.get(name) ?? []), ...words] : words);
  }
  const wordsOf = (word: string) => said.get(word)?.map(upper) ?? [];
  const implementation = said.get('IMPLEMENTATION')?.join(' ') ?? '';
  return {
    lines: (lines ?? []).map(upperWord),
    known: lines !== null,
    top: said.has('TOP'),
    uidl: said.has('UIDL'),
    user: said.has('USER'),
    stls: said.has('STLS'),
    pipelining: said.has('PIPELINING'),
    respCodes: said.has('RESP-CODES'),
    authRespCode: said.has('AUTH-RESP-CODE'),
    sasl: wordsOf('SASL'),
    expireDays: firstNumber(said.get('EXPIRE')),
    expiresNever: wordsOf('EXPIRE')[0] === 'NEVER' || said.has('EXPIRENEVER'),
    loginDelaySeconds: firstNumber(said.get('LOGIN-DELAY')),
    perUser: {
      expire: wordsOf('EXPIRE')[1] === 'USER',
      loginDelay: wordsOf('LOGIN-DELAY')[1] === 'USER',
    },
    implementation: implementation === '' ? null : implementation,
    utf8: said.has('UTF8'),
    utf8Names: wordsOf('UTF8').includes('USER'),
    lang: said.has('LANG'),
  };
}

function upper(word: string): string {
  return word.toUpperCase();
}

function upperWord(line: string): string {
  return line.trim().replace(/^\S+/, upper);
}

/** `EXPIRE NEVER` and `EXPIRE 30 USER`: the number, or null where none binds everybody. */
function firstNumber(words: string[] | undefined): number | null {
  const [first = ''] = words ?? [];
  return /^\d{1,9}$/.test(first) ? Number(first) : null;
}
