import { expect, test } from 'vitest';
import { createMeter } from '../../../lib/client/figures.ts';

function metered(total: number, totalOctets: number) {
  let at = 0;
  const meter = createMeter({ total, totalOctets }, () => at);
  return {
    meter,
    /** So much came in each of so many seconds. */
    after(seconds: number, octets: number) {
      for (let n = 0; n < seconds; n++) {
        at += 1_000;
        meter.came(octets);
        meter.now();
      }
      return meter.now();
    },
  };
}

test('nothing is foretold before three seconds, then by the last five', () => {
  const { after } = metered(10, 100_000);
  expect(after(2, 1_000)).toMatchObject({ rate: null, secondsLeft: null });
  expect(after(1, 1_000)).toMatchObject({ rate: 1_000, secondsLeft: 97 });
  expect(after(5, 4_000)).toMatchObject({ rate: 4_000, octets: 23_000 });
});

test('what is said never goes back, and ends at the whole', () => {
  const { meter, after } = metered(2, 1_000);
  after(1, 900);
  // The line was lost, and the same message comes again.
  meter.came(700);
  expect(meter.now().octets).toBe(1_000);
  meter.done(500);
  expect(meter.now()).toMatchObject({ done: 1, octets: 1_000 });
  meter.done(500);
  expect(meter.now()).toMatchObject({ done: 2, octets: 1_000 });

  // A server that says more than it sends.
  const short = metered(1, 5_000);
  short.after(1, 100);
  short.meter.done(5_000);
  expect(short.meter.now()).toMatchObject({ done: 1, octets: 5_000 });
});
