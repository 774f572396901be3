// Databases as earlier versions of this app made them, opened by this one. A file in
// shapes/ is never changed; a new shape gets a new one.
import initialise from '@sqlite.org/sqlite-wasm';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openInMemory } from '../../../lib/archive/db/open.ts';
import { steps } from '../../../lib/archive/db/schema.ts';
import { messagesInMemory } from '../../rigs/messages.ts';
import { letter, named, save } from './messages-acceptance.ts';

const folder = new URL('./shapes/', import.meta.url);
const sqlite = await initialise();

/** A database in memory that has been through this script. */
function after(script: string) {
  const opened = openInMemory(sqlite);
  opened.db.exec(script);
  return opened;
}
const shapeOf = (opened: ReturnType<typeof after>) =>
  opened.db
    .selectValues('SELECT sql FROM sqlite_schema ORDER BY name')
    .map((sql) => (typeof sql === 'string' ? sql : '').replace(/\s+/g, ' '));

describe('the shape of the database', () => {
  test('every shape that was ever released has its file', () => {
    const kept = readdirSync(folder).sort();
    expect(kept).toEqual(steps.map((_, n) => `${n + 1}.sql`));
  });

  for (const file of readdirSync(folder))
    test(`what ${file} holds is here, whole and findable`, async () => {
      const opened = after(readFileSync(new URL(file, folder), 'utf8'));
      const archive = messagesInMemory({ open: async () => opened });
      const text = await archive.read('claire@pop.example.org:995', named('u1'));
      expect(new TextDecoder().decode(text?.raw)).toBe('Subject: kept\r\n\r\nText\r\n');
      expect(text?.via).toBe('TOP');
      expect(
        await archive.find('claire@pop.example.org:995', [{ text: 'kept' }], 9),
      ).toEqual(['u1']);
      // What was half-done when that version ended is gone.
      expect(opened.db.selectValue('SELECT COUNT(*) FROM messages')).toBe(1);
      expect(opened.db.selectValue('SELECT COUNT(*) FROM chunks')).toBe(1);
      await save(archive, 'claire@pop.example.org:995', 'u2', letter(9_000));
      const fresh = openInMemory(sqlite);
      await messagesInMemory({ open: async () => fresh }).use();
      expect(shapeOf(opened)).toEqual(shapeOf(fresh));
    });

  test('a later version is left alone, until everything is to be forgotten', async () => {
    const late = after('PRAGMA user_version = 99');
    let open = late;
    const archive = messagesInMemory({ open: async () => open });
    await expect(archive.list('a')).rejects.toMatchObject({ why: 'newer' });
    open = openInMemory(sqlite);
    await archive.forgetEverything();
    expect(await archive.list('a')).toEqual([]);
  });
});

describe('what goes wrong on the disk', () => {
  test('a chunk that was changed is not shown as the message', async () => {
    const opened = openInMemory(sqlite);
    const archive = messagesInMemory({ open: async () => opened });
    await save(archive, 'a', 'm', letter(3_000));
    opened.db.exec('UPDATE chunks SET bytes = zeroblob(length(bytes))');
    await expect(archive.read('a', named('m'))).rejects.toMatchObject({ why: 'damaged' });
    await expect(archive.verify('a', named('m'))).rejects.toMatchObject({
      why: 'damaged',
    });
    opened.db.exec('DELETE FROM chunks');
    await expect(archive.read('a', named('m'))).rejects.toMatchObject({ why: 'damaged' });
  });

  test('a full disk ends what is coming in, and only that', async () => {
    const opened = openInMemory(sqlite);
    const archive = messagesInMemory({ open: async () => opened });
    await save(archive, 'a', 'before', letter(30_000));
    opened.db.exec('PRAGMA max_page_count = 40');
    const [small, large] = [letter(1_000), letter(4_000_000)];
    const open = await archive.put({ account: 'a', id: named('open'), size: 1_000 });
    await open?.write(small);
    await expect(save(archive, 'a', 'large', large)).rejects.toMatchObject({
      why: 'full',
    });
    await expect(open?.finish('RETR')).rejects.toMatchObject({ why: 'interrupted' });
    expect((await archive.list('a')).map(({ id }) => id)).toEqual(['before']);
    await save(archive, 'a', 'after', small);
    expect((await archive.list('a')).map(({ id }) => id)).toEqual(['before', 'after']);
  });
});
