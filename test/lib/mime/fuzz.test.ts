// A short piece of the parser's campaign, the same letters each time.
import { expect, test } from 'vitest';
import { fuzzParse } from '../../campaign/parse/fuzz-parse.ts';
import { letters } from '../../letters/letters.ts';
import { outlookSeeds } from '../../letters/outlook.ts';

test('bent letters neither throw, nor take long, nor point outside of themselves, however they are cut', async () => {
  const tally = await fuzzParse({
    seed: 2045,
    seeds: [...letters.map(({ raw }) => raw), ...outlookSeeds()],
    longestMs: 2_000,
    // Of this process alone: what else the machine does is no fault of the parser.
    now: () => process.cpuUsage().user / 1_000,
    goOn: ({ letters: done }) => done < 1_500,
  });
  console.log(`seed 2045: ${tally.letters} letters, ${tally.damaged} with damage told`);
  expect(tally.violations).toEqual([]);
  expect(tally.damaged).toBeGreaterThan(100);
});
