// Base64 undone by the browser and by hand must be the same, to the octet: what one browser
// has stored another one reads. Runs where there is a browser's own.
import { nativeBase64 } from '../../../lib/archive/db/native-base64.ts';
import { packBase64, unpackBase64 } from '../../../lib/archive/db/packed-base64.ts';
import { createChance, type Chance } from '../../campaign/fuzz/chance.ts';

/** How many messages were compared, and of how many something was undone; throws at a difference. */
export function compareWays(messages: number): { compared: number; undone: number } {
  const native = nativeBase64();
  if (!native) throw new Error('there is none in this browser');
  let undone = 0;
  for (let seed = 1; seed <= messages; seed++) {
    const bytes = message(createChance(seed));
    const [one, other] = [packBase64(bytes, native), packBase64(bytes, null)];
    const what = `seed ${seed}`;
    same(one, other, `${what}, packed`);
    same(unpackBase64(one, native), bytes, `${what}, back by the browser`);
    same(unpackBase64(one, null), bytes, `${what}, back by hand`);
    if (one.length < bytes.length * 0.8) undone++;
  }
  return { compared: messages, undone };
}

/** Lines of one width, now and then spoilt, between other octets. */
function message(chance: Chance): Uint8Array {
  const pieces: number[] = [];
  for (let stretch = chance.below(4); stretch >= 0; stretch--) {
    const width = chance.oneOf([4, 8, 60, 72, 76, 76, 76, 1000]);
    for (let line = chance.below(chance.happens(0.1) ? 700 : 30); line > 0; line--) {
      const octets = Array.from({ length: (width / 4) * 3 }, () => chance.below(256));
      const text = btoa(String.fromCharCode(...octets)).split('');
      if (chance.happens(0.02))
        text[chance.below(width)] = chance.oneOf(['=', ' ', '\t', '\n', '-', 'é', '']);
      pieces.push(...text.map((letter) => letter.charCodeAt(0)), 13, 10);
    }
    if (chance.happens(0.5)) pieces.push(...[65, 61, 61, 13, 10]);
    if (chance.happens(0.3))
      pieces.push(...Array.from({ length: 20 }, () => chance.below(256)));
  }
  return Uint8Array.from(pieces);
}

function same(one: Uint8Array, other: Uint8Array, what: string): void {
  const at = one.findIndex((octet, n) => octet !== other[n]);
  if (one.length !== other.length || at >= 0) throw new Error(`${what}: other octets`);
}
