// Moving a mailbox into its vault, stopped at every single write: afterwards each message is
// whole in exactly one place, and going on ends with all of them in the vault.
import initialise from '@sqlite.org/sqlite-wasm';
import { expect, test } from 'vitest';
import { openMessages, type OpenMessages } from '../../../../lib/archive/db/handlers.ts';
import { moveSome, tablesOfMailboxes } from '../../../../lib/archive/db/moving.ts';
import { textOf } from '../../../../lib/archive/db/line.ts';
import { openInMemory, type Opened } from '../../../../lib/archive/db/open.ts';
import { requests } from '../../../../lib/archive/requests.ts';
import { askingArchive } from '../../../../lib/archive/ask.ts';
import { letter, named, save } from '../messages-acceptance.ts';

const account = 'claire@pop.example:995';
const vault = `vault:${'0'.repeat(32)}`;
const names = Array.from({ length: 7 }, (_, n) => `uidl-${n}`);

const loading = initialise();

/** A database whose disk survives; `mayWrite` throws where its process dies. */
async function disk(mayWrite: () => void) {
  const sqlite = await loading;
  const { db } = openInMemory(sqlite);
  const exec = db.exec.bind(db);
  const close = db.close.bind(db);
  Object.assign(db, {
    exec(sql: string) {
      if (sql === 'COMMIT') mayWrite();
      return exec(sql);
    },
    close() {},
  });
  const opened: Opened = {
    sqlite,
    db,
    keeps: 'device',
    isOutOfRoom: () => false,
    wipe: async () => {},
  };
  return {
    /** As after a crash: what was not committed is gone. */
    restart(): Promise<OpenMessages> {
      if (sqlite.capi.sqlite3_get_autocommit(db) === 0) exec('ROLLBACK');
      return openMessages({
        open: async () => opened,
        now: () => 5,
        room: async () => null,
      });
    },
    end: close,
  };
}

async function fill(database: OpenMessages): Promise<void> {
  const archive = askingArchive(
    async (name, ask) =>
      requests[name].answer.parse(await database.answer(name, ask)) as never,
    () => 't',
  );
  for (const [n, name] of names.entries()) {
    const id = named(name);
    await save(archive, account, name, letter(n * 6_000 + 50));
    const words = { subject: id, people: '', body: 'secret', files: ['a.txt'], date: n };
    await archive.learn(account, [{ id, words }]);
  }
  const rows = names.map((name) => ({ id: named(name), size: 10 }));
  await archive.keepListing(account, 3, rows);
  const summary = '{"subject":"secret"}';
  await archive.keepSummaries(account, [{ id: named('uidl-1'), size: 10, summary }]);
}

async function wholeIn(database: OpenMessages, owner: string): Promise<string[]> {
  const found: string[] = [];
  for (const id of names)
    if (await database.answer('read', { account: owner, id })) found.push(id);
  return found;
}

test('loses nothing and doubles nothing wherever it is stopped', async () => {
  let stops = 0;
  for (let stopAt = 1; ; stopAt++) {
    let writes = 0;
    let isDying = false;
    const mayWrite = () => {
      if (isDying && ++writes === stopAt) throw new Error('killed');
    };
    const [plain, sealed] = [await disk(mayWrite), await disk(mayWrite)];
    let [from, to] = [await plain.restart(), await sealed.restart()];
    await fill(from);
    isDying = true;
    let wasStopped = false;
    const move = async () => {
      for (let left = 1; left > 0;) {
        ({ left } = await moveSome(from, to, { account, as: vault, octets: 10_000 }));
        if (left === 0) from.forgetEmpty(account);
      }
    };
    await move().catch(() => (wasStopped = true));
    isDying = false;
    [from, to] = [await plain.restart(), await sealed.restart()];
    const here = await wholeIn(from, account);
    const there = await wholeIn(to, vault);
    expect(new Set([...here, ...there]).size, `stop ${stopAt}`).toBe(names.length);
    await move();
    expect(await wholeIn(to, vault)).toEqual(names);
    expect(from.sql().all('SELECT * FROM messages')).toEqual([]);
    expect(from.sql().all('SELECT * FROM mailboxes')).toEqual([]);
    for (const table of tablesOfMailboxes(from.sql()))
      expect(from.sql().all(`SELECT * FROM ${table}`), table).toEqual([]);
    expect(await to.answer('lastListing', { account: vault })).toMatchObject({
      takenAt: 3,
      rows: names.map((id) => ({ id, firstSeen: 3 })),
    });
    expect(to.sql().one(`SELECT COUNT(*) AS n FROM messages`)).toEqual({ n: 7 });
    expect(await to.answer('unread', { account: vault, most: 9 })).toHaveLength(7);
    plain.end();
    sealed.end();
    if (!wasStopped) break;
    stops++;
  }
  expect(stops).toBeGreaterThan(8);
});

test('every table that says something of mail is moved, or made again', async () => {
  const { restart } = await disk(() => {});
  const sql = (await restart()).sql();
  const all = sql
    .all(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .map((line) => textOf(line, 'name'));
  // Copied with the messages, or learned anew from them.
  const known = /^(messages|chunks|attachments|mailboxes|words(_\w+)?|sqlite_\w+)$/;
  const moved = tablesOfMailboxes(sql);
  expect(all.filter((name) => !known.test(name) && !moved.includes(name))).toEqual([]);
  // A number of their own would mean another row elsewhere.
  for (const table of moved) {
    const keys = sql.all(
      `SELECT type FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`,
    );
    expect(keys.length === 1 && keys[0]?.['type'] === 'INTEGER', table).toBe(false);
  }
});
