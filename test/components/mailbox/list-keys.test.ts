import { describe, expect, test } from 'vitest';
import { intentOf, type Press } from '../../../components/mailbox/list-keys.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const place = { at: 5, count: 100, page: 10, singleKeys: true };

describe('keys inside the list', () => {
  test.each([
    ['ArrowDown', 6],
    ['j', 6],
    ['ArrowUp', 4],
    ['k', 4],
    ['Home', 0],
    ['End', 99],
    ['PageDown', 15],
    ['PageUp', 0],
  ])('%s goes to row %i', (key, to) => {
    expect(intentOf(press(key), place)).toEqual({ name: 'go', to, extend: false });
  });

  test('Shift extends the selection, with letters too', () => {
    for (const key of ['ArrowDown', 'J'])
      expect(intentOf(press(key, { shiftKey: true }), place)).toEqual({
        name: 'go',
        to: 6,
        extend: true,
      });
  });

  test('Ctrl and ⌘ with A select all; with Home and End they go all the way', () => {
    expect(intentOf(press('a', { ctrlKey: true }), place)).toEqual({
      name: 'select-all',
    });
    expect(intentOf(press('A', { metaKey: true }), place)).toEqual({
      name: 'select-all',
    });
    expect(intentOf(press('End', { ctrlKey: true }), place)).toMatchObject({ to: 99 });
  });

  test('the last row has no next one', () => {
    expect(intentOf(press('j'), { ...place, at: 99 })).toMatchObject({ to: 99 });
  });

  test('letters do nothing when they are switched off, arrows still do', () => {
    const off = { ...place, singleKeys: false };
    for (const key of ['j', 'k', 'x', 'o']) expect(intentOf(press(key), off)).toBeNull();
    expect(intentOf(press('ArrowDown'), off)).toMatchObject({ to: 6 });
    expect(intentOf(press(' '), off)).toEqual({ name: 'toggle' });
  });

  test('the browser’s own combinations are left alone', () => {
    expect(intentOf(press('j', { ctrlKey: true }), place)).toBeNull();
    expect(intentOf(press('ArrowLeft', { altKey: true }), place)).toBeNull();
    expect(intentOf(press('r', { ctrlKey: true }), place)).toBeNull();
  });

  test('an empty list answers to nothing', () => {
    expect(intentOf(press('j'), { ...place, count: 0, at: -1 })).toBeNull();
  });
});
