import { expect, test } from 'vitest';
import { createMemoryArchive } from '../../../lib/archive/memory.ts';
import { acceptArchive } from './acceptance.ts';

test('the archive in memory keeps every promise of an archive', async () => {
  await expect(acceptArchive(createMemoryArchive())).resolves.toBeUndefined();
});
