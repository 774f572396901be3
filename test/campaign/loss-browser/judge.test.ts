// The judge of the campaign in a real browser sees a loss where there is one.
import { expect, test } from 'vitest';
import type { Held } from '../loss/server.ts';
import { hashOf, judge, subjectOf, type Facts } from './judge.ts';

const letter = (key: string): Held => ({
  key,
  uid: key,
  raw: Buffer.from(`Subject: Letter ${key}\r\n\r\nText`),
});
const [one, two] = [letter('1'), letter('2')];
const facts = (more: Partial<Facts>): Facts => ({
  ...{ all: [one, two], held: [one], deleted: [two], here: [hashOf(two)] },
  shown: [one, two].map(subjectOf),
  ...{ committed: new Set(), takenElsewhere: new Set() },
  ...more,
});

test('what is on the server or whole here is not lost', () => {
  expect(judge(facts({}))).toEqual([]);
  expect(
    judge(facts({ here: [], shown: [subjectOf(one)], committed: new Set(['2']) })),
  ).toEqual([]);
  expect(
    judge(
      facts({
        ...{ here: [], deleted: [], shown: [subjectOf(one)] },
        takenElsewhere: new Set(['2']),
      }),
    ),
  ).toEqual([]);
});

test.each<[string, Partial<Facts>, string[]]>([
  ['gone by nobody', { deleted: [], here: [] }, ['2 is lost']],
  [
    'removed before it was here',
    { here: [] },
    ['2 is lost', '2 was deleted, neither committed nor here'],
  ],
  [
    'other octets',
    { here: [hashOf(letter('3'))] },
    [
      `octets are here that were never sent: ${hashOf(letter('3'))}`,
      '2 is lost',
      '2 was deleted, neither committed nor here',
    ],
  ],
  [
    'unreadable',
    { here: [hashOf(two), null] },
    ['a message is listed here and cannot be read'],
  ],
  [
    'here twice',
    { here: [hashOf(two), hashOf(two)] },
    [`${hashOf(two)} is here 2 times`],
  ],
  [
    'shown twice',
    { shown: [one, two, two].map(subjectOf) },
    ['Letter 2 is shown 2 times'],
  ],
  ['not shown', { shown: [subjectOf(one)] }, ['2 is not shown']],
])('%s', (_name, more, wrong) => {
  expect(judge(facts(more))).toEqual(wrong);
});
