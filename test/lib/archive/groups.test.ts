// Groups bounded in number and octets: in order, nothing left out, none fuller than it may be.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsOf } from '../../../lib/archive/db/groups.ts';

test('every one is in one group, in order, and no group of several is too large', () => {
  const most = { pieces: 4, octets: 100 };
  fc.assert(
    fc.property(fc.array(fc.nat(150)), (sizes) => {
      const groups = groupsOf(sizes, (size) => size, most);
      expect(groups.flat()).toEqual(sizes);
      for (const group of groups) {
        expect(group.length).toBeGreaterThan(0);
        expect(group.length).toBeLessThanOrEqual(most.pieces);
        const octets = group.reduce((sum, size) => sum + size, 0);
        if (group.length > 1) expect(octets).toBeLessThanOrEqual(most.octets);
      }
    }),
  );
});
