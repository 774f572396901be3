import { expect, test } from 'vitest';
import type { Answer, Entry } from '../../../lib/client/kept.ts';
import { judge } from '../../../lib/client/verdict.ts';
import type { MessageId, Row } from '../../../lib/mail/message.ts';

const id = (text: string) => text as MessageId; // a name as the server gives it
const rowsOf = (...names: string[]): Row[] =>
  names.map((name) => ({ id: id(name), size: 1 }));

function entryOf(names: string[], skipped: Answer['skipped']): Entry {
  const victims = rowsOf(...names).map((row) => ({
    ...row,
    headerHash: null,
    subject: null,
    from: null,
    because: null,
    markedAt: 0,
  }));
  const skips = new Set(skipped.map((each) => each.id));
  const sent = victims.map((each) => each.id).filter((each) => !skips.has(each));
  const quit = { ok: true, line: '+OK' };
  const answer: Answer = { sent, skipped, refused: [], quit };
  const state = { name: 'sent', answer } as const;
  return {
    id: 'e',
    account: 'a',
    at: 0,
    victims,
    before: null,
    like: null,
    listed: null,
    state,
  };
}
const outcomes = (entry: Entry, rows: Row[]) =>
  judge(entry, { rows, takenAt: 1 }).lines.map(({ outcome, why }) => [outcome, why]);

test('what was left alone for its doubled name is still there', () => {
  const entry = entryOf(
    ['u1 1', 'u1 2', 'u2', 'u3'],
    ['u1 1', 'u1 2', 'u2'].map((name) => ({ id: id(name), why: 'double' as const })),
  );
  expect(outcomes(entry, rowsOf('u1 1', 'u1 2', 'u2 1', 'u2 2'))).toEqual([
    ['still-there', 'double'],
    ['still-there', 'double'],
    ['still-there', 'double'],
    ['gone', null],
  ]);
});

test('a doubled name that nobody lists any more is not known', () => {
  const entry = entryOf(['u1 1'], [{ id: id('u1 1'), why: 'double' }]);
  expect(outcomes(entry, rowsOf('u2'))).toEqual([['unknown', 'double']]);
});

test('what could not be proven keeps the server’s line', () => {
  const entry = entryOf(['u1'], [{ id: id('u1'), why: 'unproven', line: '-ERR no' }]);
  expect(outcomes(entry, rowsOf('u1'))).toEqual([
    ['still-there', { kind: 'unproven', line: '-ERR no' }],
  ]);
});
