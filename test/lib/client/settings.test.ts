import { expect, test } from 'vitest';
import {
  changeSettings,
  defaultSettings,
  readSettings,
  settingsKey,
} from '../../../lib/client/settings.ts';
import { createStore } from '../../../lib/client/store.ts';
import { keyValue } from '../../rigs/client.ts';

test('what was changed is there after a reload', () => {
  const local = keyValue();
  const store = createStore(defaultSettings);
  expect(changeSettings(store, local, { theme: 'dark', language: 'fr' })).toBe(true);
  expect(readSettings(local)).toEqual({
    ...defaultSettings,
    theme: 'dark',
    language: 'fr',
  });
});

test('one field that makes no sense does not lose the others', () => {
  const local = keyValue();
  local.set(settingsKey, JSON.stringify({ theme: 'neon', density: 'compact' }));
  expect(readSettings(local)).toEqual({ ...defaultSettings, density: 'compact' });
});

test.each(['', '{', 'null', '[]', '"x"'])('%j is read as the defaults', (kept) => {
  const local = keyValue();
  local.set(settingsKey, kept);
  expect(readSettings(local)).toEqual(defaultSettings);
});
