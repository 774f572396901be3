// What an HTML text says itself of its letters, where its header says nothing: the prescan of
// the HTML Standard (§13.2.3.2, "prescan a byte stream to determine its encoding").
import type { MimePart } from '../mail/mime-part.ts';
import { isKnownCharset } from './charset.ts';
import { isPlainLabel, labelOf } from './charset-labels.ts';

/** Octets that are looked at; the standard's number. */
const prescanOctets = 1_024;

/** The label to read this text by: the header's, unless that names no letters beyond ASCII. */
export function labelFor(
  { type, charset }: Pick<MimePart, 'type' | 'charset'>,
  body: Uint8Array,
): string {
  if (type !== 'text/html' && type !== 'application/xhtml+xml') return charset;
  const label = labelOf(charset);
  if (!isPlainLabel(label) || /8859|latin/.test(label)) return charset;
  return metaCharset(body) ?? charset;
}

const latin1 = new TextDecoder('latin1');

/** Null where none is said, or none that a browser would follow. */
function metaCharset(body: Uint8Array): string | null {
  const text = latin1.decode(body.subarray(0, prescanOctets)).toLowerCase();
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const tag = /^<(\/?[a-z][^\s/>]*)/.exec(text.slice(at, at + 100));
    if (tag?.[1]) {
      const { attributes, end } = attributesFrom(text, at + tag[0].length);
      if (text[end] !== '>') return null; // cut off here
      const said = tag[1] === 'meta' ? charsetIn(attributes) : null;
      if (said !== null) return said;
      at = end;
    } else if (/^[!/?]/.test(text.slice(at + 1, at + 2))) {
      const mark = text.startsWith('<!--', at) ? '-->' : '>';
      at = text.indexOf(mark, at + 2);
      if (at === -1) return null;
    } else at++;
  }
  return null;
}

/** Of two of one name the first counts. */
function attributesFrom(
  text: string,
  from: number,
): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  const one = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?[\s/]*/y;
  let end = from;
  for (one.lastIndex = from; ; end = one.lastIndex) {
    const [, name, ...values] = one.exec(text) ?? [];
    if (name === undefined) return { attributes, end };
    const value = values.find((said) => said !== undefined) ?? '';
    if (!attributes.has(name)) attributes.set(name, value);
  }
}

function charsetIn(attributes: ReadonlyMap<string, string>): string | null {
  const pragma =
    attributes.get('http-equiv') === 'content-type'
      ? /charset\s*=\s*["']?([^\s;"']+)/.exec(attributes.get('content') ?? '')?.[1]
      : undefined;
  const label = labelOf(attributes.get('charset') ?? pragma ?? '');
  // A text whose meta could be read as ASCII is no UTF-16.
  if (label.startsWith('utf-16')) return 'utf-8';
  return label !== '' && isKnownCharset(label) ? label : null;
}
