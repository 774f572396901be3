// New vectors made of known ones: cut, joined, doubled, put inside one another, with the
// characters changed that parsers stumble over. The same seed makes the same ones.
import type { Vector } from './vectors.ts';

/** mulberry32: small, and the same everywhere. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const odd = [
  '<', '>', '"', "'", '`', '/', '\\', '\0', '\n', '\f', '&', ';', '=', '<!--', '-->', '<![CDATA[', ']]>', '<?',
  '</style>', '</title>', '</textarea>', '</noscript>', '</svg>', '</math>', '</template>', '</table>', '</p>',
  '<svg>', '<math>', '<style>', '<title>', '<textarea>', '<noscript>', '<xmp>', '<iframe>', '<select>', '<table>',
  '<mtext>', '<mglyph>', '<annotation-xml encoding="text/html">', '<foreignObject>', '<desc>', '<form>', '<p>', '<br>',
  '&lt;', '&#x3c;', '&#0;', '&Tab;', '&colon;', '\u2028', '\ufeff', 'javascript:', 'url(', '\\75rl(', '/*', '*/', '@import "//m.example/i"',
] as const; // prettier-ignore
const wraps = [
  ['<svg>', '</svg>'], ['<math>', '</math>'], ['<table>', '</table>'], ['<style>', '</style>'], ['<template>', '</template>'],
  ['<noscript>', '</noscript>'], ['<select>', '</select>'], ['<form>', '</form>'], ['<math><mtext><table><mglyph>', ''],
  ['<svg><desc>', ''], ['<svg><title><style>', ''], ['<math><annotation-xml encoding="text/html">', ''],
  ['<p style="', '">'], ['<img alt="', '">'], ['<style>p{content:"', '"}</style>'], ['<!--', '-->'],
] as const; // prettier-ignore

/** Characters; longer ones are cut, so that growing never becomes the test. */
const longest = 20_000;

export function mutation(vectors: readonly Vector[], chance: () => number): string {
  const below = (count: number) => Math.floor(chance() * count);
  const any = <T>(list: readonly T[]): T | undefined => list[below(list.length)];
  const known = () => any(vectors)?.payload ?? '';
  let text = known();
  for (let turns = 1 + below(4); turns > 0; turns--) {
    const at = below(text.length + 1);
    const to = Math.min(text.length, at + below(30));
    switch (below(7)) {
      case 0:
        text = text.slice(0, at) + (any(odd) ?? '') + text.slice(at);
        break;
      case 1:
        text = text.slice(0, at) + text.slice(to);
        break;
      case 2:
        text = text.slice(0, at) + known() + text.slice(at);
        break;
      case 3: {
        const [open = '', close = ''] = any(wraps) ?? [];
        text = open + text + close;
        break;
      }
      case 4:
        text =
          text.slice(0, to) + text.slice(at, to).repeat(1 + below(20)) + text.slice(to);
        break;
      case 5:
        text = text.slice(0, at) + String.fromCharCode(below(0x300)) + text.slice(at);
        break;
      default:
        text = text.replace(/[a-z]/gi, (letter) =>
          chance() < 0.1 ? letter.toUpperCase() : letter,
        );
    }
  }
  return text.slice(0, longest);
}
