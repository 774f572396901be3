// The console's filter language, as a pure function: words to find, `cmd:TOP`, `status:err`,
// `larger-than:10k`, `slower-than:200`; a minus sign in front excludes. What is not finished
// being typed filters nothing.
import type { TalkLine } from '../../lib/wire/frames.ts';

export type Matcher = (line: TalkLine) => boolean;

export function createFilter(query: string): Matcher {
  const terms = query.trim().split(/\s+/).filter(Boolean).map(termOf);
  return (line) => terms.every((term) => term(line));
}

const everything: Matcher = () => true;

function termOf(token: string): Matcher {
  const isNot = token.startsWith('-') && token.length > 1;
  const [, key, value] = /^([a-z-]+):(.*)$/i.exec(isNot ? token.slice(1) : token) ?? [];
  const term =
    key === undefined || value === undefined
      ? says(isNot ? token.slice(1) : token)
      : (named(key.toLowerCase(), value.toLowerCase()) ?? says(token.replace(/^-/, '')));
  return isNot && term !== everything ? (line) => !term(line) : term;
}

/** Null where the word is none of ours: then it is text to find. */
function named(key: string, value: string): Matcher | null {
  switch (key) {
    case 'cmd':
      return value === ''
        ? everything
        : (line) => wordOf(line.command).toLowerCase().startsWith(value);
    case 'status':
      if (value === 'ok') return (line) => line.ok;
      return value.startsWith('err') ? (line) => !line.ok : everything;
    case 'larger-than': {
      const octets = amount(value, { k: 1e3, m: 1e6, g: 1e9 });
      return octets === null
        ? everything
        : (line) => line.bytesIn + line.bytesOut > octets;
    }
    case 'slower-than': {
      const ms = amount(value, { ms: 1, s: 1e3 });
      return ms === null ? everything : (line) => line.ms !== null && line.ms > ms;
    }
  }
  return null;
}

function says(text: string): Matcher {
  const wanted = text.toLowerCase();
  return ({ command, answer }) => `${command} ${answer}`.toLowerCase().includes(wanted);
}

/** `10k` as 10,000; null where it is no amount. */
function amount(value: string, units: Record<string, number>): number | null {
  const found = /^(\d+(?:\.\d+)?)([a-z]*)$/.exec(value);
  if (!found) return null;
  const factor = found[2] ? units[found[2]] : 1;
  return factor === undefined ? null : Number(found[1]) * factor;
}

/** The command itself: `TOP` of `TOP 40 0`, `connect` of `⟂ connect`. */
export function wordOf(command: string): string {
  return /[\p{L}\d]+/u.exec(command)?.[0] ?? '';
}
