// Messages no two of which are the same, unless a run wants doubles.
import { createHash } from 'node:crypto';
import type { Chance } from '../fuzz/chance.ts';
import type { Held } from './server.ts';

/** Octets of a body: most are small, some are more than one piece of the archive. */
const sizes = [0, 40, 700, 3_000, 20_000, 90_000, 300_000] as const;

export function makeMail(chance: Chance): { next(): Held } {
  let n = 0;
  let last: Buffer | null = null;
  return {
    next() {
      n++;
      const uid = `uid-${n}-${chance.below(1e9)}`;
      if (last && chance.happens(0.05)) return { key: uid, uid, raw: last };
      const body = lines(chance, chance.oneOf(sizes));
      const head = [
        `From: Person ${n} <person${n}@example.org>`,
        'To: anna@example.org',
        `Subject: Letter ${n} of ${chance.below(1e6)}`,
        `Date: ${new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toUTCString()}`,
        ...(chance.happens(0.8) ? [`Message-ID: <${uid}@example.org>`] : []),
      ];
      last = Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1');
      return { key: uid, uid, raw: last };
    },
  };
}

/** With dots at the beginning of lines, and octets above 127. */
function lines(chance: Chance, octets: number): string {
  let text = '';
  for (let n = 0; text.length < octets; n++) {
    const start = chance.oneOf(['', '', '.', '..', 'From ', '\u00e9']);
    const word = createHash('sha1')
      .update(`${chance.below(1e9)} ${n}`)
      .digest('hex');
    text += `${start}${word.repeat(1 + chance.below(12))}\r\n`;
  }
  return text;
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
