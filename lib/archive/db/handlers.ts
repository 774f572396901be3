// The open database as answers to the questions of requests.ts.
import { z } from 'zod/mini';
import { ArchiveError } from '../archive.ts';
import { archiveLimits } from '../limits.ts';
import { requests, type Answer, type Ask, type RequestName } from '../requests.ts';
import {
  beginnings,
  keepBeginning,
  packedBeginning,
  readBeginning,
} from './beginnings.ts';
import { countFindable, find, findable, learn, unread } from './finding.ts';
import { gone, noteRemoved } from './gone.ts';
import { forget, forgetAccount, list, lonely, use } from './keeping.ts';
import {
  headersOf,
  keepListing,
  keepSummaries,
  lastListing,
  sightings,
  summariesOf,
} from './listings.ts';
import { pragmas, type Opened } from './open.ts';
import { readRange, readWhole, verify } from './originals.ts';
import { clean, createPuts } from './puts.ts';
import { everListed, forgetNewNames, newNames, rename } from './renames.ts';
import { migrate } from './schema.ts';
import { createSql, type Sql } from './sql.ts';

z.config({ jitless: true }); // the policy of this page lets no text become code

/** Of vaults with-vaults.ts knows. */
type Own = Exclude<
  RequestName,
  'unlockVault' | 'lockVault' | 'forgetVault' | 'vaultSizes' | 'moveIn'
>;
type Handlers = {
  [N in Own]: (ask: Ask<N>) => Answer<N> | Promise<Answer<N>>;
};

export type Database = {
  /** Rejects with an ArchiveError. `ask` is checked here. */
  answer(name: RequestName, ask: unknown): Promise<unknown>;
  /** A tab died: what it had on its way is thrown away. */
  tabIsGone(tab: string): void;
  close(): void;
};

/** One database, and what others in its worker need of it. */
export type OpenMessages = Database & {
  /** Throws an ArchiveError where it cannot be used. */
  sql(): Sql;
  /** Returns once what was written is on the disk; takes all of it back where that fails. */
  kept(work: (sql: Sql) => void): null;
  /** Of an account without whole messages; what is on its way to it is thrown away. */
  forgetEmpty(account: string): void;
};

export type World = {
  open(): Promise<Opened>;
  now(): number;
  /** Octets that the browser still allows; null where it won't say. */
  room(): Promise<number | null>;
};

/**
 * Rejects as `world.open` does. Where the file is `damaged`, or `newer` than this app, every
 * question but `forgetEverything` is answered with that.
 */
export async function openMessages(world: World): Promise<OpenMessages> {
  let opened = await world.open();
  let state = start();
  /** How much may come in before the browser is asked again what room there is. */
  let unasked: number | null = null;

  function start() {
    const sql = createSql(opened);
    try {
      sql.script(pragmas);
      migrate(sql);
      clean(sql);
      return { name: 'ready', sql, puts: createPuts(sql, world.now) } as const;
    } catch (error) {
      return { name: 'unusable', sql, error } as const;
    }
  }

  function ready() {
    if (state.name === 'unusable') throw state.error;
    return state;
  }

  /** The browser is asked again when much has come in: its answer takes a millisecond. */
  async function hasRoom(size: number): Promise<boolean> {
    if (unasked === null || (unasked -= size) < 0) {
      const room = await world.room();
      if (room === null) return true;
      unasked = Math.min(room, archiveLimits.roomAskedEachOctets) - size;
      return room >= size;
    }
    return true;
  }

  /** Answers once what was written is on the disk. */
  function kept(work: (sql: Sql) => void): null {
    const { sql, puts } = ready();
    try {
      work(sql);
      sql.commit();
    } catch (error) {
      puts.lose(error);
      throw error;
    }
    return null;
  }

  const handlers: Handlers = {
    keeps: () => opened.keeps,
    async begin({ put, account, id, size }) {
      if (!(await hasRoom(size)))
        throw new ArchiveError('full', new Error('no room is left'));
      return ready().puts.begin(put, { account, id, size });
    },
    write: ({ put, bytes }) =>
      ready()
        .puts.write(put, bytes)
        .then(() => null),
    finish: ({ put, via }) => ready().puts.finish(put, via),
    drop({ put }) {
      ready().puts.drop(put);
      return null;
    },
    read: ({ account, id }) => readWhole(ready().sql, account, id),
    readRange: ({ account, id, from, to }) =>
      readRange(ready().sql, account, id, { from, to }),
    verify: ({ account, id }) => verify(ready().sql, account, id),
    list: ({ account }) => list(ready().sql, account),
    keepListing: ({ account, ...listing }) =>
      kept((sql) => keepListing(sql, account, listing)),
    keepSummaries: ({ account, summaries }) =>
      kept((sql) => keepSummaries(sql, account, summaries)),
    lastListing: ({ account }) => lastListing(ready().sql, account),
    sightings: ({ account }) => sightings(ready().sql, account),
    summaries: ({ account }) => summariesOf(ready().sql, account),
    everListed: ({ account, until }) => everListed(ready().sql, account, until),
    rename: ({ account, pairs, parted }) =>
      kept((sql) => rename(sql, account, { pairs, parted })),
    newNames: ({ account }) => newNames(ready().sql, account),
    forgetNewNames: ({ account }) => kept((sql) => forgetNewNames(sql, account)),
    gone: ({ account, most }) => gone(ready().sql, account, most),
    noteRemoved: ({ account, ...removed }) =>
      kept((sql) => noteRemoved(sql, account, removed)),
    headersOf: ({ account, ids }) => headersOf(ready().sql, account, ids),
    async keepBeginning({ account, id, size, raw }) {
      const packed = await packedBeginning(raw);
      return kept((sql) => keepBeginning(sql, account, { id, size, ...packed }));
    },
    readBeginning: ({ account, id }) => readBeginning(ready().sql, account, id),
    beginnings: ({ account }) => beginnings(ready().sql, account),
    unread: ({ account, most }) => unread(ready().sql, account, most),
    learn: ({ account, messages }) =>
      kept((sql) => {
        for (const { id, words } of messages) learn(sql, account, id, words);
      }),
    find: ({ account, wanted, ...page }) =>
      find(ready().sql, account, wanted.map(present), page),
    countFindable: ({ account }) => countFindable(ready().sql, account),
    findable: ({ account, withFiles }) => findable(ready().sql, account, withFiles),
    lonely: ({ account }) => lonely(ready().sql, account),
    use: () => use(ready().sql),
    forget: ({ account, ids }) => kept((sql) => forget(sql, account, ids)),
    forgetAccount({ account }) {
      ready().puts.dropAll((put) => put.account === account);
      return kept((sql) => forgetAccount(sql, account));
    },
    async forgetEverything() {
      if (state.name === 'ready')
        state.puts.lose(new ArchiveError('interrupted', new Error('all is forgotten')));
      state.sql.close();
      await opened.wipe();
      opened = await world.open();
      state = start();
      return null;
    },
  };

  return {
    sql: () => ready().sql,
    kept,
    forgetEmpty(account) {
      const { sql, puts } = ready();
      // One may have become whole since this was decided.
      if (list(sql, account).length > 0) return;
      puts.dropAll((put) => put.account === account);
      kept((all) => forgetAccount(all, account));
    },
    async answer(name, ask) {
      if (!isOwn(name))
        throw new ArchiveError('failed', new Error('not of one database'));
      const read = requests[name].ask.safeParse(ask);
      if (!read.success) throw new ArchiveError('failed', read.error);
      try {
        // The table pairs each name with its shape; TypeScript cannot see it through the index.
        return await (handlers[name] as (ask: unknown) => unknown)(read.data);
      } catch (error) {
        throw error instanceof ArchiveError ? error : new ArchiveError('failed', error);
      }
    },
    tabIsGone(tab) {
      if (state.name === 'ready')
        state.puts.dropAll(({ key }) => key.startsWith(`${tab}:`));
    },
    close() {
      if (state.name === 'ready')
        state.puts.lose(new ArchiveError('interrupted', new Error('it was closed')));
      state.sql.close();
    },
  };

  function isOwn(name: RequestName): name is Own {
    return name in handlers;
  }
}

/** exactOptionalPropertyTypes: absent, not undefined. */
function present(wanted: Ask<'find'>['wanted'][number]) {
  return {
    text: wanted.text,
    isBeginning: wanted.isBeginning === true,
    isNot: wanted.isNot === true,
    ...(wanted.in && { in: wanted.in }),
  };
}
