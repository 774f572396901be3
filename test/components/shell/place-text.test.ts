// The place in the address: written, read back, and safe against what others write there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isUsualSort,
  readPlace,
  writePlace,
  type Place,
} from '../../../components/shell/place-text.ts';

const usual: Place = {
  message: null,
  query: '',
  sort: { by: 'arrived', descending: true },
};

test('the usual place leaves the address clean', () => {
  expect(writePlace(usual, false)).toBe('');
  expect(readPlace('')).toEqual(usual);
});

test('every place is read back as it was written', () => {
  const place = fc.record({
    message: fc.option(fc.string({ minLength: 1, unit: 'binary' })),
    query: fc.string(),
    sort: fc.record({
      by: fc.constantFrom('arrived', 'from', 'subject', 'size', 'server'),
      descending: fc.boolean(),
    }),
  });
  fc.assert(
    fc.property(place, fc.boolean(), (one, isDemo) => {
      const text = writePlace(one as Place, isDemo);
      expect(readPlace(text)).toEqual(one);
      expect(text === '' || /^[?#]/.test(text)).toBe(true);
      // What is searched for is never sent to a server.
      expect(new URLSearchParams(text.split('#')[0]).has('q')).toBe(false);
    }),
  );
});

test('a sort nobody knows is the usual one', () => {
  expect(readPlace('?sort=colour-up').sort).toEqual(usual.sort);
  expect(isUsualSort(readPlace('?sort=arrived-up').sort)).toBe(false);
});

test('the demo says so in the address, since a reload may open it again', () => {
  expect(writePlace(usual, true)).toBe('?demo=1');
});
