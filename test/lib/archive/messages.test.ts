import { describe, expect, test } from 'vitest';
import { messagesInMemory } from '../../rigs/messages.ts';
import { acceptMessages, letter, named, save } from './messages-acceptance.ts';

describe('the archive of messages', () => {
  test('keeps every promise with its database in memory', async () => {
    await expect(acceptMessages(messagesInMemory())).resolves.toBeUndefined();
  });

  test('lets nothing in for which there is no room', async () => {
    const archive = messagesInMemory({ room: async () => 1_000 });
    await save(archive, 'a', 'fits', letter(900));
    await expect(
      archive.put({ account: 'a', id: named('large'), size: 1_001 }),
    ).rejects.toMatchObject({ why: 'full' });
  });
});
