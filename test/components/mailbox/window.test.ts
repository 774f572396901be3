import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageOf, reveal, windowOf } from '../../../components/mailbox/window.ts';

const asks = fc.record({
  scrollTop: fc.integer({ min: -200, max: 20_000_000 }),
  viewport: fc.integer({ min: 0, max: 2_160 }),
  rowHeight: fc.constantFrom(32, 44, 56, 52, 68, 84, 25.6),
  count: fc.integer({ min: 0, max: 300_000 }),
  limit: fc.constantFrom(40, 60),
});

describe('the window of a long list', () => {
  test('stays inside the list and holds all that is in sight', () => {
    fc.assert(
      fc.property(asks, (ask) => {
        const shown = windowOf(ask);
        expect(shown.first).toBeGreaterThanOrEqual(0);
        expect(shown.end).toBeLessThanOrEqual(ask.count);
        expect(shown.first).toBeLessThanOrEqual(shown.firstSeen);
        expect(shown.end).toBeGreaterThanOrEqual(shown.endSeen);
      }),
    );
  });

  test('leaves no part of the viewport without a row', () => {
    fc.assert(
      fc.property(asks, (ask) => {
        const shown = windowOf(ask);
        const top = Math.min(
          Math.max(0, ask.scrollTop),
          Math.max(0, shown.track - ask.viewport),
        );
        const upper = shown.first * ask.rowHeight - shown.shift;
        const lower = shown.end * ask.rowHeight - shown.shift;
        expect(upper).toBeLessThanOrEqual(top + 0.01);
        expect(lower).toBeGreaterThanOrEqual(
          Math.min(top + ask.viewport, shown.track) - 0.01,
        );
      }),
    );
  });

  test('keeps under its limit, the pinned row included, unless more rows are in sight', () => {
    fc.assert(
      fc.property(asks, (ask) => {
        const shown = windowOf(ask);
        const inSight = shown.endSeen - shown.firstSeen;
        expect(shown.end - shown.first + 1).toBeLessThanOrEqual(
          Math.max(ask.limit, inSight + 1),
        );
      }),
    );
  });

  test('revealing a row puts the whole of it in sight', () => {
    fc.assert(
      fc.property(
        asks.filter((ask) => ask.count > 0 && ask.viewport >= 100),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ask, part) => {
          const index = Math.min(ask.count - 1, Math.floor(part * ask.count));
          const start = Math.max(0, Math.min(ask.scrollTop, windowOf(ask).track));
          const scrollTop = reveal({ ...ask, scrollTop: start }, index);
          const shown = windowOf({ ...ask, scrollTop });
          expect(shown.firstSeen).toBeLessThanOrEqual(index);
          expect(shown.endSeen).toBeGreaterThan(index);
        },
      ),
    );
  });

  test('a hundred thousand rows have a track of their true height', () => {
    const shown = windowOf({
      scrollTop: 0,
      viewport: 800,
      rowHeight: 84,
      count: 100_000,
      limit: 60,
    });
    expect(shown.track).toBe(8_400_000);
    expect(shown.shift).toBe(0);
  });

  test('the last row of a list taller than the browser allows can be reached', () => {
    const ask = { viewport: 800, rowHeight: 84, count: 250_000, limit: 60 };
    const { track } = windowOf({ ...ask, scrollTop: 0 });
    expect(track).toBeLessThan(16_000_000);
    const shown = windowOf({ ...ask, scrollTop: track - ask.viewport });
    expect(shown.endSeen).toBe(250_000);
    expect(249_999 * 84 - shown.shift + 84).toBeCloseTo(track, 3);
  });

  test('a row that is in sight is revealed without scrolling', () => {
    const ask = { scrollTop: 440, viewport: 440, rowHeight: 44, count: 100, limit: 60 };
    expect(reveal(ask, 12)).toBe(440);
    expect(reveal(ask, 9)).toBe(396);
    expect(reveal(ask, 20)).toBe(484);
  });

  test('a page is one row less than fit, and never none', () => {
    expect(pageOf(440, 44)).toBe(9);
    expect(pageOf(30, 44)).toBe(1);
  });
});
