// Room for so many pieces and octets at once: in turn, and never more than that beyond two.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRoom } from '../../../lib/client/room.ts';

const ended = () => new Promise<void>((resolve) => setImmediate(resolve));

test('whoever waits longest is let in first, and two are, however large', async () => {
  const room = createRoom({ pieces: 3, octets: 100 });
  const inside: number[] = [];
  const sizes = [400, 300, 50, 10, 10];
  sizes.forEach((size, n) => void room.enter(size).then(() => inside.push(n)));
  await ended();
  expect(inside).toEqual([0, 1]);
  room.leave(400);
  await ended();
  expect(inside).toEqual([0, 1, 2]);
  room.leave(300);
  await ended();
  expect(inside).toEqual([0, 1, 2, 3, 4]);
});

test('everyone gets in once, and no more are inside than there is room for', async () => {
  const most = { pieces: 4, octets: 1_000 };
  const sizes = fc.array(fc.integer({ min: 0, max: 1_500 }), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.infiniteStream(fc.boolean()), async (all, leaving) => {
      const room = createRoom(most);
      const inside: number[] = [];
      let entered = 0;
      for (const size of all)
        void room.enter(size).then(() => {
          entered++;
          inside.push(size);
        });
      while (entered < all.length || inside.length > 0) {
        await ended();
        const octets = inside.reduce((sum, size) => sum + size, 0);
        if (inside.length > 2) expect(octets).toBeLessThanOrEqual(most.octets);
        expect(inside.length).toBeLessThanOrEqual(most.pieces);
        const isLast = leaving.next().value === true;
        const [left] = inside.splice(isLast ? inside.length - 1 : 0, 1);
        if (left !== undefined) room.leave(left);
      }
      expect(entered).toBe(all.length);
    }),
  );
});
