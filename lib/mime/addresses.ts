// Address fields (RFC 5322 §3.4): who is named, group members included. The list is taken
// apart before its encoded words are decoded, so that no comma or bracket hidden in a word
// makes an address.
import { addressParser } from 'postal-mime';
import type { HeaderField } from '../mail/attachment.ts';
import type { Address } from '../mail/message.ts';
import { tidy, valueOf } from './fields.ts';
import { mimeLimits } from './limits.ts';
import { replaceWords } from './words.ts';

/** Every address of every field of this name. */
export function addressesOf(fields: readonly HeaderField[], name: string): Address[] {
  const wanted = name.toLowerCase();
  const found: Address[] = [];
  for (const field of fields) {
    if (field.name.toLowerCase() !== wanted) continue;
    const value = valueOf(field.raw).slice(0, mimeLimits.addressFieldChars);
    for (const one of readAddresses(value)) {
      if (found.length >= mimeLimits.addresses) return found;
      if (one.address || one.name) found.push(one);
    }
  }
  return found;
}

/**
 * Without the comments that stand within an address or its name, glued to them (RFC 5322
 * §3.2.2, A.5); those behind an address are its name in an old form and stay.
 */
function withoutInnerComments(value: string): string {
  if (!value.includes('(')) return value;
  let out = '';
  let depth = 0;
  let isQuoted = false;
  let isInAngle = false;
  let isDropped = false;
  for (let at = 0; at < value.length; at++) {
    const c = value.charAt(at);
    if (c === '\\') {
      if (!isDropped) out += value.slice(at, at + 2);
      at++;
      continue;
    }
    if (c === '"' && depth === 0) isQuoted = !isQuoted;
    if (!isQuoted && depth === 0 && (c === '<' || c === '>')) isInAngle = c === '<';
    if (!isQuoted && c === '(' && depth++ === 0)
      isDropped = isInAngle || /[^\s,;:>]/.test(out.slice(-1));
    if (!isDropped) out += c;
    if (!isQuoted && c === ')' && depth > 0 && --depth === 0) isDropped = false;
  }
  return out;
}

/** Most fields are one of these; the full grammar takes ten times as long. */
const simple = /^(?:"([^"\\]*)"|([\w .'-]*)) ?<([\w.+=-]+@[\w.-]+)>$/;
const bare = /^<?([\w.+=-]+@[\w.-]+)>?$/;

function readAddresses(value: string): Address[] {
  const easy = value.length < 300 && !value.includes('=?');
  const named = easy ? simple.exec(value) : null;
  if (named) return [{ name: tidy(named[1] ?? named[2] ?? ''), address: named[3] ?? '' }];
  const alone = easy ? bare.exec(value) : null;
  if (alone) return [{ name: '', address: alone[1] ?? '' }];
  const words: string[] = [];
  const held = replaceWords(
    withoutInnerComments(value).replace(/[\ue000\ue001]/g, ''),
    (decoded) => {
      words.push(decoded);
      return `\ue000${words.length - 1}\ue001`;
    },
  );
  const shown = (text: string) =>
    tidy(text.replace(/\ue000(\d+)\ue001/g, (_, n: string) => words[Number(n)] ?? ''));
  const [only] = words;
  // A whole field in one word, address and all: some programs encode blindly.
  const isBlind =
    held === '\ue0000\ue001' && only !== undefined && /<[^<>]+@[^<>]+>/.test(only);
  return addressParser(isBlind ? only : held, { flatten: true }).map(
    ({ name, address }) => ({ name: shown(name), address: shown(address ?? '') }),
  );
}
