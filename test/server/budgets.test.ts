// Counting visitors: what they are counted as, and that refusals are forgotten on success.
import { expect, test } from 'vitest';
import { FaultError } from '../../lib/wire/faults.ts';
import { countedAs, createBudgets } from '../../server/budgets.ts';
import { budgets as limits } from '../../server/limits.ts';

const mailbox = { host: 'POP.example', port: 995, user: 'ann' };

test('an IPv6 visitor is counted as their /64, a mapped IPv4 as itself', () => {
  expect(countedAs('192.0.2.7')).toBe('192.0.2.7');
  expect(countedAs('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(countedAs('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(countedAs('2001:db8::5')).toBe('2001:db8:0:0');
  expect(countedAs('fe80::1%eth0')).toBe('fe80:0:0:0');
  expect(countedAs('::1')).toBe('0:0:0:0');
});

test('refusals count for one mailbox and one address, and success wipes them', async () => {
  const budgets = createBudgets();
  for (let n = 0; n < limits.failedSignIns; n++) await budgets.refused('a', mailbox);
  const failure = await budgets
    .mayTry('a', { ...mailbox, host: 'pop.example' })
    .catch((e: unknown) => e);
  expect(failure).toBeInstanceOf(FaultError);
  await budgets.mayTry('b', mailbox);
  await budgets.mayTry('a', { ...mailbox, user: 'bo' });
  await budgets.succeeded('a', mailbox);
  await budgets.mayTry('a', mailbox);
});

test('sign-ins are counted by the minute', async () => {
  const budgets = createBudgets({ ...limits, opensPerMinute: 2 });
  await budgets.open('a');
  await budgets.open('a');
  const failure = await budgets.open('a').catch((e: unknown) => e);
  expect(failure instanceof FaultError && failure.fault).toMatchObject({
    kind: 'too-many',
  });
  await budgets.open('b');
});

test('sockets are counted by address and in all, and given back', () => {
  const budgets = createBudgets({ ...limits, socketsPerAddress: 2, sockets: 3 });
  expect([budgets.admit('a'), budgets.admit('a'), budgets.admit('a')]).toEqual([
    true,
    true,
    false,
  ]);
  expect([budgets.admit('b'), budgets.admit('b')]).toEqual([true, false]);
  budgets.leave('a');
  expect(budgets.admit('b')).toBe(true);
});
