import { expect, test } from 'vitest';
import { costOf, outermost, type Census } from '../../../lib/html/selectors.ts';

const census: Census = {
  elements: 1_000,
  depth: 10,
  siblings: 20,
  counts: new Map([
    ['td', 200],
    ['.card', 30],
    ['.wide', 50],
    ['#top', 1],
  ]),
};
const steps = (selector: string) => costOf(selector, census, outermost)?.steps ?? null;

test('a rule is asked of the elements it is looked up by', () => {
  expect(steps('td')).toBe(200);
  expect(steps('.card')).toBe(30);
  expect(steps('td.card.wide')).toBe(150);
  expect(steps('div > td#top')).toBe(3);
  expect(steps('.nowhere td, .nowhere')).toBe(200 * (2 + 10));
  expect(steps('*')).toBe(1_000);
  expect(steps(':not(.card) > :is(.wide, td)')).toBe(5_000);
  expect(steps('.\\31 card')).toBe(1_000);
});

test('each level up, and each element it may find there, is asked too', () => {
  expect(steps('.wide .card')).toBe(30 * (2 + 10));
  expect(steps('.wide > .card')).toBe(60);
});

test('what is asked of everything before or beneath is counted so', () => {
  expect(steps('td ~ .card')).toBe(30 * 2 * 20);
  expect(steps('.card:nth-child(2 of .wide)')).toBe(30 * (4 + 2 * 10) * 20);
  expect(steps('.card:has(.wide)')).toBe(30 * 3 * 1_000);
  expect(steps('.card:has(.wide ~ td) ~ td')).toBe(200 * 5 * 20 ** 2 * 1_000);
  expect(steps('[title~="a ~ b"]')).toBe(1_000);
});

test('rules in rules cost what they name, and end soon', () => {
  const first = costOf('.card', census, outermost);
  const second = first && costOf('& &', census, first.around);
  const third = second && costOf('& & &', census, second.around);
  expect(second?.around.simples).toBeGreaterThan(first?.around.simples ?? 0);
  expect(third?.steps).toBeGreaterThan(second?.steps ?? 0);
  expect(third && costOf('&', census, third.around)).toBe(null);
});
