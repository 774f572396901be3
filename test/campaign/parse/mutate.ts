// Letters bent at random: bytes changed, pieces cut, doubled, moved, swapped with pieces of
// other letters, and words of the format put where they do not belong.
import { joined } from '../../../lib/mime/octets.ts';
import type { Chance } from '../fuzz/chance.ts';

/** What parsers stumble over. */
const words = [
  '\r\n', '\n', '\r', '\r\n\r\n', '--', '--b--', ':', ';', '"', '\\', '(', ')', '<', '>', '=', '=?',
  '?=', '=?utf-8?B?', '=?x?Q?=', '=\r\n', '====', '\0', '\x1b$B', '\x1b(B', '\x0e', '+AD', '~{', '\xff\xfe',
  '\xef\xbb\xbf', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n',
  'Content-Type: message/rfc822\r\n\r\n', 'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n', 'Content-Type: text/plain; charset=utf-7\r\n',
  'Content-Type: text/plain; charset=iso-2022-jp\r\n', 'charset*0*=', "utf-8''%", 'boundary=""',
  'begin 644 x\r\n', '=ybegin line=128 size=9 name=x\r\n', '\r\nend\r\n', '=yend size=1\r\n', 'format=flowed; delsp=yes',
  '__proto__', 'Content-Type: application/ms-tnef\r\n\r\n', '\x78\x9f\x3e\x22', 'Subject: ', 'From: ', ' ', '\t',
  'AA==', 'A=', '=?a?b?AA==', '; a=(', ' (', 'begin 644 x ',
]; // prettier-ignore

/** One to eight changes; never longer than `longest` octets. */
export function mutate(
  chance: Chance,
  seeds: readonly Uint8Array[],
  longest: number,
): Uint8Array {
  let bytes = (seeds[chance.below(seeds.length)] ?? new Uint8Array()).subarray(
    0,
    longest,
  );
  for (let left = 1 + chance.below(8); left > 0; left--) {
    const other = seeds[chance.below(seeds.length)] ?? bytes;
    bytes = change(chance, bytes, other).subarray(0, longest);
  }
  return bytes;
}

function change(chance: Chance, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const at = chance.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + chance.below(chance.oneOf([4, 80, 4_000])));
  switch (chance.below(8)) {
    case 0: {
      const flipped = bytes.slice();
      for (let k = chance.below(10); k >= 0 && flipped.length > 0; k--)
        flipped[chance.below(flipped.length)] = chance.below(256);
      return flipped;
    }
    case 1:
      return joined([bytes.subarray(0, at), bytes.subarray(end)]);
    case 2:
      return joined([bytes.subarray(0, end), bytes.subarray(at)]);
    case 3: {
      const from = chance.below(other.length + 1);
      const piece = other.subarray(from, from + chance.below(2_000));
      return joined([bytes.subarray(0, at), piece, bytes.subarray(end)]);
    }
    case 4:
      return bytes.subarray(0, at);
    case 5: {
      const word = octets(words[chance.below(words.length)] ?? '');
      const times = chance.happens(0.1) ? chance.below(3_000) : 1;
      return joined([
        bytes.subarray(0, at),
        ...Array.from({ length: times }, () => word),
        bytes.subarray(at),
      ]);
    }
    case 6:
      return bytes.filter((byte) => byte !== (chance.happens(0.5) ? 10 : 13));
    default:
      return joined([bytes.subarray(at), bytes.subarray(0, at)]);
  }
}

function octets(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}
