// Text as it is compared: without case, accents, width and ligatures.
import type { Address, Summary } from '../message.ts';

/**
 * What Unicode takes for letters of their own and a person types otherwise: as the collation
 * of all languages has them (UCA, first strength), and the apostrophe that keyboards have.
 */
const otherwise: Readonly<Record<string, string>> = {
  œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', '’': "'",
}; // prettier-ignore

/** Lower-case letters that have another spelling in it. */
export function respell(text: string): string {
  return text.replace(/[œæßøłđðþı’]/g, (letter) => otherwise[letter] ?? letter);
}

/** Lower-case, without accents, width and ligatures: what is typed and what is searched. */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return respell(plain.toLowerCase());
}

/** `10m` → 10,000,000; null where it is no size. */
export function parseSize(text: string): number | null {
  const read = /^(\d+(?:[.,]\d+)?)\s*([kmg]?)i?[bo]?$/i.exec(text);
  if (!read) return null;
  const power = ['', 'k', 'm', 'g'].indexOf((read[2] ?? '').toLowerCase());
  return Math.round(Number((read[1] ?? '').replace(',', '.')) * 1000 ** power);
}

/** `2026`, `2026-05`, `2026/05/12`, `12.5.2026` → its first day, `2026-05-12`; else null. */
export function parseDay(text: string): string | null {
  const iso = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(text);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month = '1', day = '1'] = iso
    ? iso.slice(1)
    : dotted
      ? dotted.slice(1).reverse()
      : [];
  if (year === undefined) return null;
  const wanted = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const date = new Date(`${wanted}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(wanted);
  return isReal ? wanted : null;
}

/** Folds a header before it is searched: with ten thousand the first letter typed would wait. */
export function prepareSearch(summary: Summary): void {
  everythingOf(summary);
}

/** Stands between the fields of a folded header; within them it is left out. */
const between = '\u0001';

/** Folded once for each header: typing costs a search, not a folding. */
const folded = new WeakMap<Summary, string>();
export function everythingOf(summary: Summary): string {
  let text = folded.get(summary);
  if (text === undefined) {
    const { subject, from, to } = summary;
    text = [subject, said(from), said(to)]
      .map((field) => fold(field.replaceAll(between, ' ')))
      .join(between);
    folded.set(summary, text);
  }
  return text;
}

function said(people: readonly Address[]): string {
  return people.map(({ name, address }) => `${name} ${address}`).join('\n');
}

/** Whether this field of a folded header has it; `wanted` is folded. */
export function isInField(
  text: string,
  wanted: string,
  field: 'subject' | 'from' | 'to',
): boolean {
  const first = text.indexOf(between);
  if (field === 'subject') {
    const at = text.indexOf(wanted);
    return at >= 0 && at + wanted.length <= first;
  }
  const second = text.indexOf(between, first + 1);
  if (field === 'to') return text.includes(wanted, second + 1);
  const at = text.indexOf(wanted, first + 1);
  return at >= 0 && at + wanted.length <= second;
}
