// A short share of the campaign of random servers (test/campaign/fuzz), always the same one.
// Whatever they do: everything asked ends, an answer belongs to what was asked, no more is
// given than allowed, the password is in no fault and no trace, no socket is left, memory
// stays within its bound.
import { expect, test } from 'vitest';
import { fuzz } from '../../campaign/fuzz/fuzz.ts';

const seed = 2449;

test(`random servers, from seed ${seed}`, async () => {
  const { violations, visits, ends, lied, warmRss } = await fuzz({
    seed,
    exchanges: 60_000,
  });
  expect(violations).toEqual([]);
  // Its memory was measured, and found within its bound.
  expect(warmRss).not.toBeNull();
  expect(visits).toBeGreaterThan(300);
  // It got somewhere: most was answered, and servers failed in every way they can.
  expect(ends.get('ok') ?? 0).toBeGreaterThan(30_000);
  for (const kind of [
    'refused',
    'closed',
    'timed-out',
    'garbled',
    'too-large',
    'cancelled',
  ])
    expect(ends.get(kind) ?? 0, kind).toBeGreaterThan(0);
  // Were a wrong pairing never seen, it would not be looked for: liars are believed at times.
  const believed = [...lied.values()].map((times) => times.believed);
  expect(Math.max(...believed)).toBeGreaterThan(0);
}, 180_000);
