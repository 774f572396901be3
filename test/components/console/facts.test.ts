import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain, isCommand } from '../../../components/console/explain.ts';
import {
  lineText,
  missing,
  sumOf,
  transcript,
  waterfall,
} from '../../../components/console/facts.ts';
import type { TalkLine } from '../../../lib/wire/frames.ts';

let n = 0;
const line = (command: string, more: Partial<TalkLine> = {}): TalkLine => ({
  n: ++n,
  session: 1,
  at: 1_000 + n * 10,
  ms: 5,
  command,
  answer: '+OK',
  ok: true,
  bytesOut: 10,
  bytesIn: 100,
  times: 1,
  cause: null,
  ...more,
});

describe('what the lines add up to', () => {
  test('a look-only visit sent no DELE and changed nothing', () => {
    const lines = [
      '⟂ connect',
      'TLS',
      '(greeting)',
      'USER a•••z',
      'TOP 1 0',
      'RSET',
      'QUIT',
    ];
    expect(sumOf(lines.map((each) => line(each)))).toMatchObject({
      commands: 4,
      dele: 0,
      changes: 0,
      bytesOut: 70,
      bytesIn: 700,
    });
  });

  test('a DELE is a change when it was accepted and QUIT followed in its session', () => {
    const sent = [line('DELE 1'), line('DELE 2'), line('DELE 3', { ok: false })];
    expect(sumOf(sent)).toMatchObject({ dele: 3, changes: 0 });
    expect(sumOf([...sent, line('QUIT', { session: 2 })]).changes).toBe(0);
    expect(sumOf([...sent, line('RSET'), line('QUIT')]).changes).toBe(0);
    // A refused QUIT may have removed some (RFC 1939 §6): never called "no change".
    expect(sumOf([...sent, line('QUIT', { ok: false })]).changes).toBe(2);
    expect(sumOf([...sent, line('QUIT')]).changes).toBe(2);
  });

  test('folded commands count as many as they are', () => {
    expect(sumOf([line('TOP 40 0', { times: 40 })]).commands).toBe(40);
  });
});

describe('lines that are not here', () => {
  const numbered = (...all: number[]) => all.map((each) => line('NOOP', { n: each }));

  test('are counted from the gaps, also across a new line to the proxy', () => {
    expect(missing([])).toBe(0);
    expect(missing(numbered(1, 2, 3))).toBe(0);
    expect(missing(numbered(4, 5))).toBe(3);
    expect(missing(numbered(1, 2, 7, 8))).toBe(4);
    expect(missing(numbered(1, 2, 1, 2))).toBe(0);
    expect(missing(numbered(1, 2, 3, 3, 4))).toBe(2);
  });
});

describe('the waterfall', () => {
  test('gives every line a bar inside its track', () => {
    const talk = fc.array(
      fc.record({
        pause: fc.integer({ min: 0, max: 10_000 }),
        ms: fc.option(fc.integer({ min: 0, max: 5_000 })),
      }),
    );
    fc.assert(
      fc.property(talk, (steps) => {
        let at = 0;
        const lines = steps.map(({ pause, ms }) =>
          line('NOOP', { at: (at += pause), ms }),
        );
        const bars = waterfall(lines);
        expect(bars).toHaveLength(lines.length);
        for (const { start, length } of bars) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThan(0);
          expect(start + length).toBeLessThanOrEqual(100.001);
        }
      }),
    );
  });

  test('a long silence begins a new picture', () => {
    const bars = waterfall([
      line('STAT', { at: 0, ms: 100 }),
      line('LIST', { at: 100, ms: 100 }),
      line('NOOP', { at: 60_000, ms: 10 }),
    ]);
    expect(bars.map(({ start }) => Math.round(start))).toEqual([0, 50, 0]);
  });
});

describe('lines as text', () => {
  test('a transcript has C: and S: lines, and remarks for what is no command', () => {
    const lines = [
      line('(greeting)', { answer: '+OK ready' }),
      line('TOP 4 0', { times: 3 }),
    ];
    expect(transcript(lines).map(({ text }) => text)).toEqual([
      '*  (greeting)  +OK ready',
      'C: TOP 4 0  (×3)',
      'S: +OK',
    ]);
  });

  test('a copied line has time, command, answer, bytes and milliseconds', () => {
    expect(lineText(line('STAT', { at: 0, ms: 11.4, answer: '+OK 3 900' }))).toBe(
      '1970-01-01T00:00:00.000Z  STAT  →  +OK 3 900  (10 B out, 100 B in, 11 ms)',
    );
  });

  test('each command and each remark has its own explanation', () => {
    const commands = [
      '⟂ connect', 'TLS', '(greeting)', 'CAPA', 'STLS', 'USER c•••n', 'PASS •••••', 'APOP x •••••',
      'AUTH PLAIN •••••', 'STAT', 'LIST', 'UIDL', 'TOP 1 0', 'RETR 1', 'DELE 1', 'RSET', 'NOOP', 'QUIT',
    ]; // prettier-ignore
    const keys = commands.map(explain);
    expect(new Set(keys).size).toBe(commands.length);
    expect(keys).not.toContain('con.say.other');
    expect(explain('XTND XMIT')).toBe('con.say.other');
    expect(commands.filter((each) => !isCommand(each))).toEqual([
      '⟂ connect',
      'TLS',
      '(greeting)',
    ]);
  });
});
