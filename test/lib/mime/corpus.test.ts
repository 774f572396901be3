// Real messages of other projects, against the facts an independent parser found in them.
import { expect, test } from 'vitest';
import { compareCorpus } from '../../corpus/compare.ts';
import { hasCorpus } from '../../letters/corpus.ts';

test.skipIf(!hasCorpus())(
  'real messages are all taken apart, and every disagreement on a fact is explained',
  async () => {
    const { disagreements, stale } = await compareCorpus();
    expect(disagreements.filter(({ reason }) => reason === undefined)).toEqual([]);
    expect(stale).toEqual([]);
  },
);
