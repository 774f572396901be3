import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFilter } from '../../../components/console/filter.ts';
import type { TalkLine } from '../../../lib/wire/frames.ts';

const line = (command: string, more: Partial<TalkLine> = {}): TalkLine => ({
  n: 1,
  session: 1,
  at: 0,
  ms: 12,
  command,
  answer: '+OK',
  ok: true,
  bytesOut: 10,
  bytesIn: 100,
  times: 1,
  cause: null,
  ...more,
});
const talk = [
  line('⟂ connect', { answer: '192.0.2.1:995', ms: 24 }),
  line('TLS', { answer: 'TLSv1.3', ms: 41 }),
  line('USER c•••n'),
  line('PASS •••••', { ms: 310 }),
  line('LIST', { bytesIn: 49_000, ms: 190 }),
  line('TOP 40 0', { bytesIn: 118_000, ms: 420, times: 40 }),
  line('RETR 9', { answer: '-ERR no such message', ok: false, ms: null }),
];
const found = (query: string) =>
  talk.filter(createFilter(query)).map(({ command }) => command);

describe('the console’s filter', () => {
  test.each([
    ['cmd:top', ['TOP 40 0']],
    ['cmd:connect', ['⟂ connect']],
    ['status:err', ['RETR 9']],
    ['larger-than:10k', ['LIST', 'TOP 40 0']],
    ['larger-than:100k', ['TOP 40 0']],
    ['slower-than:200', ['PASS •••••', 'TOP 40 0']],
    ['slower-than:0.4s', ['TOP 40 0']],
    ['larger-than:10k -cmd:TOP', ['LIST']],
    ['no such', ['RETR 9']],
    ['-status:ok', ['RETR 9']],
  ])('%s', (query, commands) => {
    expect(found(query)).toEqual(commands);
  });

  test('filters nothing while a word is not finished', () => {
    for (const query of [
      '',
      '  ',
      'cmd:',
      '-cmd:',
      'status:',
      'larger-than:',
      'slower-than:x',
    ])
      expect(found(query)).toHaveLength(talk.length);
  });

  test('takes an unknown key for text to find', () => {
    expect(createFilter('host:x')(line('NOOP'))).toBe(false);
    expect(createFilter('host:x')(line('NOOP', { answer: '+OK host:x' }))).toBe(true);
  });

  test('never fails, and an excluded term keeps exactly the other lines', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        expect(() => found(query)).not.toThrow();
      }),
    );
    const inside = found('cmd:TOP');
    expect([...inside, ...found('-cmd:TOP')]).toHaveLength(talk.length);
  });
});
