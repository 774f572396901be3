// A sealed database on a disk of its own: nothing of it can be read there, each page opens in
// its own place alone, and whatever ends it in the midst of a write it is as it was before
// that, or after.
import { describe, expect, test } from 'vitest';
import type { Database } from '@sqlite.org/sqlite-wasm';
import { ArchiveError } from '../../../../lib/archive/archive.ts';
import { pragmas, type Opened } from '../../../../lib/archive/db/open.ts';
import { sealedFiles } from '../../../../lib/archive/db/open-sealed.ts';
import { archiveLimits } from '../../../../lib/archive/limits.ts';
import { openPage, sealPage } from '../../../../lib/archive/vault/sealed-page.ts';
import { createChance, type Chance } from '../../../campaign/fuzz/chance.ts';
import { createDisk, type Disk } from '../../../campaign/loss/disk.ts';
import { loadOn } from '../../../campaign/loss/device.ts';

const vault = `vault:${'7'.repeat(32)}`;
const key = new Uint8Array(32).fill(3);
const { pageOctets } = archiveLimits;
/** What the pool of files puts before each (opfs-sahpool). */
const headOctets = 4_096;

async function open(disk: Disk, with_ = key): Promise<Opened> {
  const opened = await sealedFiles(await loadOn(disk)).open(vault, with_);
  opened.db.exec(pragmas);
  return opened;
}

/** Changes octets of the file, found by its path, as somebody with the disk could. */
async function onDisk(
  disk: Disk,
  path: string,
  change: (octets: Uint8Array) => void,
): Promise<void> {
  for await (const [, handle] of files(disk)) {
    const file = await handle.createSyncAccessHandle();
    const octets = new Uint8Array(file.getSize());
    file.read(octets, { at: 0 });
    const name = new TextDecoder().decode(octets.subarray(0, octets.indexOf(0)));
    if (name !== path) continue;
    change(octets.subarray(headOctets));
    file.write(octets, { at: 0 });
    return;
  }
  throw new Error(`${path} is not on the disk`);
}

async function* files(disk: Disk) {
  const folder = await disk.root().getDirectoryHandle('poste-restante-vaults');
  yield* await folder.getDirectoryHandle('.opaque');
}

async function holds(disk: Disk, text: string): Promise<boolean> {
  for await (const [, handle] of files(disk)) {
    const file = await handle.createSyncAccessHandle();
    const octets = Buffer.alloc(file.getSize());
    file.read(octets, { at: 0 });
    if (octets.includes(text)) return true;
  }
  return false;
}

const path = `/${'7'.repeat(32)}.db`;
const why = (error: unknown) => (error instanceof ArchiveError ? error.why : error);

describe('a sealed page', () => {
  const place = { file: 'database', page: 3 } as const;
  const page = new Uint8Array(512).map((_, n) => (n < 484 ? n : 0));
  const sealed = sealPage(key, place, page);

  test('comes back to the octet, and is sealed otherwise each time', () => {
    expect(openPage(key, place, sealed)).toEqual(page);
    expect(sealPage(key, place, page)).not.toEqual(sealed);
    expect(sealed.length).toBe(page.length);
  });

  test('opens with its own key, in its own place, unchanged, and not else', () => {
    expect(openPage(new Uint8Array(32), place, sealed)).toBeNull();
    expect(openPage(key, { file: 'database', page: 4 }, sealed)).toBeNull();
    expect(openPage(key, { file: 'journal', page: 3 }, sealed)).toBeNull();
    for (let n = 0; n < sealed.length; n++) {
      const other = sealed.slice();
      other[n] = (other[n] ?? 0) ^ 1;
      expect(openPage(key, place, other)).toBeNull();
    }
  });

  test('is what the browser’s own AES-GCM makes', async () => {
    const own = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    const iv = sealed.slice(-12);
    const additionalData = new Uint8Array([0, 0, 0, 0, 3]);
    const how = { name: 'AES-GCM', iv, additionalData };
    const opened = await crypto.subtle.decrypt(how, own, sealed.slice(0, -12));
    expect(new Uint8Array(opened)).toEqual(page.slice(0, 484));
  });
});

describe('a sealed database', () => {
  test('is nowhere readable, neither while it is written nor in a journal', async () => {
    const disk = createDisk();
    const { db } = await open(disk);
    db.exec('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT UNIQUE) STRICT');
    const word = 'kumquat-marmalade';
    const many = `WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
      INSERT INTO t SELECT i, '${word} ' || i || hex(randomblob(400)) FROM n`;
    db.exec(many);
    expect(await holds(disk, word)).toBe(false);
    // More than the cache holds, so that pages and their journal are on the disk before the end.
    db.exec(`BEGIN; UPDATE t SET b = 'x' || b`);
    expect(await holds(disk, word)).toBe(false);
    // A statement that fails in its midst is taken back by a journal of its own.
    expect(() =>
      db.exec(`UPDATE t SET b = CASE WHEN a < 9999 THEN 'y' || b ELSE 'same' END`),
    ).toThrow('UNIQUE');
    expect(db.selectValue(`SELECT COUNT(*) FROM t WHERE b LIKE 'x${word}%'`)).toBe(
      10_000,
    );
    expect(await holds(disk, word)).toBe(false);
    db.exec('ROLLBACK; DELETE FROM t WHERE a % 3; PRAGMA incremental_vacuum');
    db.exec(many.replace('SELECT i,', 'SELECT i + 100000,'));
    expect(db.selectValue('PRAGMA integrity_check')).toBe('ok');
    db.close();
    expect(await holds(disk, word)).toBe(false);
    const again = await open(disk);
    expect(again.db.selectValue('SELECT COUNT(*) FROM t')).toBe(13_333);
  });

  test('opens with its key alone', async () => {
    const disk = createDisk();
    const { db } = await open(disk);
    db.exec('CREATE TABLE t (a)');
    db.close();
    await expect(open(disk, new Uint8Array(32)).catch(why)).resolves.toBe('damaged');
    expect((await open(disk)).db.selectValue('SELECT COUNT(*) FROM t')).toBe(0);
  });

  test.each([
    [
      'one octet is another',
      (octets: Uint8Array) => octets.subarray(5 * pageOctets).fill(0xa5, 99, 103),
    ],
    [
      'two pages changed places',
      (octets: Uint8Array) => {
        const page = (n: number) => octets.subarray(n * pageOctets, (n + 1) * pageOctets);
        const one = page(4).slice();
        page(4).set(page(5));
        page(5).set(one);
      },
    ],
  ])('is damaged where %s', async (_, change) => {
    const disk = createDisk();
    const { db } = await open(disk);
    db.exec('CREATE TABLE t (b)');
    for (let n = 0; n < 12; n++) db.exec('INSERT INTO t VALUES (randomblob(40000))');
    db.close();
    await onDisk(disk, path, change);
    const again = await open(disk);
    expect(() => again.db.selectValue('SELECT SUM(LENGTH(HEX(b))) FROM t')).toThrow(
      'malformed',
    );
  });

  test('that was made and never written is made ready by whoever comes next', async () => {
    const disk = createDisk();
    const opened = await sealedFiles(await loadOn(disk)).open(vault, key);
    opened.db.close();
    const { db } = await open(disk);
    db.exec('CREATE TABLE t (a)');
    db.close();
    expect((await open(disk)).db.selectValue('SELECT COUNT(*) FROM t')).toBe(0);
  });

  test('is as before or as after, wherever the programme or the power ends', async () => {
    for (let seed = 1; seed <= 60; seed++) await endAnywhere(createChance(seed), seed);
  }, 120_000);
});

/** Transactions one after the other until all ends in the midst of one of them. */
async function endAnywhere(chance: Chance, seed: number): Promise<void> {
  const disk = createDisk();
  const first = await open(disk);
  first.db.exec(
    'CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB); CREATE TABLE k (n); INSERT INTO k VALUES (0)',
  );
  let isOver = false;
  disk.after(1 + chance.below(400), () => {
    isOver = true;
    disk.detach();
  });
  let done = 0;
  let isSure = 0;
  for (; !isOver && done < 400; done++) {
    first.db.exec(`BEGIN; UPDATE k SET n = ${done + 1}`);
    for (let n = chance.below(6); n >= 0; n--) change(first.db, chance);
    first.db.exec('COMMIT');
    if (!isOver) isSure = done + 1;
  }
  disk.restart(chance.happens(0.5) ? 'power' : 'killed', chance);
  const { db } = await open(disk);
  expect(db.selectValue('PRAGMA integrity_check'), `seed ${seed}`).toBe('ok');
  const found = Number(db.selectValue('SELECT n FROM k'));
  // What was said to be there is there; the one it ended in may be, and nothing beyond.
  expect(found, `seed ${seed}`).toBeGreaterThanOrEqual(isSure);
  expect(found, `seed ${seed}`).toBeLessThanOrEqual(done);
  db.exec('INSERT INTO t (b) VALUES (randomblob(100000))');
  db.close();
}

function change(db: Database, chance: Chance): void {
  const octets = chance.oneOf([10, 3_000, 10_000, 200_000]);
  const some = chance.below(30);
  db.exec(
    chance.oneOf([
      `INSERT INTO t (b) VALUES (randomblob(${octets}))`,
      `INSERT INTO t (b) VALUES (randomblob(${octets}))`,
      `UPDATE t SET b = randomblob(${octets}) WHERE a % 30 = ${some}`,
      `DELETE FROM t WHERE a % 30 = ${some}`,
      'PRAGMA incremental_vacuum(3)',
    ]),
  );
}
