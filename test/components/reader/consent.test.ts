import { expect, test } from 'vitest';
import { consentOf } from '../../../components/reader/consent.ts';

const known = {
  by: 'proxy',
  settings: { remoteContent: 'allowed', trustedSenders: ['ada@example.org'] },
  sender: 'ada@example.org',
  standing: 'holds',
  once: false,
} as const;

test('an allowed sender is loaded by itself once it is known that they are not forged', () => {
  expect(consentOf(known)).toBe('always');
  expect(consentOf({ ...known, standing: 'waiting' })).toBe('ask');
  expect(consentOf({ ...known, standing: 'fails' })).toBe('held');
  expect(consentOf({ ...known, standing: 'unproven' })).toBe('unproven');
  expect(consentOf({ ...known, standing: 'fails', once: true })).toBe('once');
});

test('nobody else is, and nobody at all where the person or the deployment says so', () => {
  expect(consentOf({ ...known, sender: 'eve@example.org' })).toBe('ask');
  expect(consentOf({ ...known, sender: '' })).toBe('ask');
  const never = { ...known.settings, remoteContent: 'never' } as const;
  expect(consentOf({ ...known, settings: never, once: true })).toBe('never');
  expect(consentOf({ ...known, by: 'off', once: true })).toBe('off');
  const ask = { ...known.settings, remoteContent: 'ask' } as const;
  expect(consentOf({ ...known, settings: ask })).toBe('ask');
});
