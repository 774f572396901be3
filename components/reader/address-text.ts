// How names and addresses are written out, so that none hides what it is: whatever turns or
// hides text becomes a visible mark, and neither a long name nor a long local part can push
// the domain out of sight.
import { visible } from '../mailbox/row-view.ts';

/** Characters of a name that are shown; RFC 5322 sets no bound. */
const nameChars = 120;
/** A local part has 64 octets (RFC 5321 §4.5.3.1.1); of longer ones both ends are shown. */
const localChars = 64;

export type ShownAddress = {
  local: string;
  /** After the last @; '' where there is none. */
  domain: string;
  /** Both, unshortened. */
  whole: string;
};

export function shownAddress(address: string): ShownAddress {
  const whole = marked(address);
  const at = whole.lastIndexOf('@');
  const local = at < 0 ? whole : whole.slice(0, at);
  return { local: shortened(local), domain: at < 0 ? '' : whole.slice(at + 1), whole };
}

export function shownName(name: string): string {
  const text = marked(name);
  return text.length > nameChars ? `${text.slice(0, nameChars)}…` : text;
}

/** Joiners stay: names of many languages need them. */
function marked(text: string): string {
  return visible(text).replace(/[^\P{Cf}\u200c\u200d]/gu, '\ufffd');
}

function shortened(local: string): string {
  if (local.length <= localChars) return local;
  return `${local.slice(0, localChars / 2)}…${local.slice(-localChars / 4)}`;
}
