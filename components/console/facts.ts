// What a list of console lines adds up to, where each stands in time, and the same lines as
// text. All from the lines themselves, nothing from what was meant.
import type { TalkLine } from '../../lib/wire/frames.ts';
import { isCommand } from './explain.ts';

export type Sum = {
  commands: number;
  bytesOut: number;
  bytesIn: number;
  /** DELE commands sent. */
  dele: number;
  /**
   * Deletions that may have become real: DELE answered +OK, and a QUIT after it in the same
   * session, whatever its answer. None is then a promise that cannot be wrong.
   */
  changes: number;
};

export function sumOf(lines: readonly TalkLine[]): Sum {
  const sum: Sum = { commands: 0, bytesOut: 0, bytesIn: 0, dele: 0, changes: 0 };
  const pending = new Map<number, number>();
  for (const line of lines) {
    sum.bytesOut += line.bytesOut;
    sum.bytesIn += line.bytesIn;
    if (isCommand(line.command)) sum.commands += line.times;
    if (/^DELE\b/.test(line.command)) {
      sum.dele += line.times;
      if (line.ok)
        pending.set(line.session, (pending.get(line.session) ?? 0) + line.times);
    } else if (/^RSET\b/.test(line.command) && line.ok) pending.delete(line.session);
    else if (/^QUIT\b/.test(line.command)) {
      sum.changes += pending.get(line.session) ?? 0;
      pending.delete(line.session);
    }
  }
  return sum;
}

/**
 * Lines that were said but are not here: cleared, let go, or lost in a flood. They are
 * numbered from 1 without gaps, and from 1 again when the proxy was reached anew.
 */
export function missing(lines: readonly TalkLine[]): number {
  let before = 0;
  let gone = 0;
  for (const { n } of lines) {
    gone += n > before ? n - before - 1 : n - 1;
    before = n;
  }
  return gone;
}

export type Bar = { start: number; length: number };

/** ours: a longer silence begins a new picture, or a minute's pause flattens every bar */
const pauseMs = 1_500;

/** Where each line lies in its run of talk, in percent of that run. */
export function waterfall(lines: readonly TalkLine[]): Bar[] {
  const bars: Bar[] = [];
  for (let first = 0; first < lines.length;) {
    const from = lines[first]?.at ?? 0;
    let to = from;
    let end = first;
    for (; end < lines.length; end++) {
      const line = lines[end];
      if (!line || line.at - to > pauseMs) break;
      to = Math.max(to, line.at + (line.ms ?? 0));
    }
    const span = Math.max(1, to - from);
    for (const line of lines.slice(first, end)) {
      const start = Math.min(97, (Math.max(0, line.at - from) / span) * 100);
      const length = Math.min(100 - start, Math.max(3, ((line.ms ?? 0) / span) * 100));
      bars.push({ start, length });
    }
    first = Math.max(end, first + 1);
  }
  return bars;
}

export type Spoken = { n: number; text: string; ok: boolean };

/** `C:` and `S:` lines; what is no command is a remark. */
export function transcript(lines: readonly TalkLine[]): Spoken[] {
  return lines.flatMap(({ n, command, answer, ok, times }) => {
    const folded = times > 1 ? `  (×${times})` : '';
    if (!isCommand(command)) return [{ n, ok, text: `*  ${command}  ${answer}` }];
    return [
      { n, ok: true, text: `C: ${command}${folded}` },
      { n, ok, text: `S: ${answer}` },
    ];
  });
}

/** One line to paste: time, command, answer, sizes; already without secrets. */
export function lineText(line: TalkLine): string {
  const time = new Date(line.at).toISOString();
  const ms = line.ms === null ? '–' : `${Math.round(line.ms)} ms`;
  const times = line.times > 1 ? ` ×${line.times}` : '';
  return `${time}  ${line.command}${times}  →  ${line.answer}  (${line.bytesOut} B out, ${line.bytesIn} B in, ${ms})`;
}
