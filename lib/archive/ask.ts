// The archive of messages as questions to whoever has the database.
import { ArchiveError } from './archive.ts';
import type { MessageId } from '../mail/message.ts';
import type { MessageArchive } from './messages.ts';
import type { Answer, Ask, RequestName } from './requests.ts';

/** Rejects with an ArchiveError and nothing else. */
export type AskArchive = <N extends RequestName>(
  name: N,
  ask: Ask<N>,
) => Promise<Answer<N>>;

/** `tab` names this tab among all that may ask; it is not asked for before the first question. */
export function askingArchive(asking: AskArchive, tab: () => string): MessageArchive {
  let puts = 0;
  /** By account; what is asked of it goes to its vault. */
  const vaults = new Map<string, { vault: string; key: () => Promise<Uint8Array> }>();

  const ask: AskArchive = async (name, question) => {
    const account = 'account' in question ? question.account : null;
    const mine = account === null ? undefined : vaults.get(account);
    if (!mine) return asking(name, question);
    const { vault, key } = mine;
    const ofVault = { ...question, account: vault };
    try {
      return await asking(name, ofVault);
    } catch (error) {
      // Another tab has the database now, and this vault's key it was never told.
      if (!(error instanceof ArchiveError) || error.why !== 'locked') throw error;
      await asking('unlockVault', { vault, key: await key() });
      return asking(name, ofVault);
    }
  };
  return {
    keeps: () => ask('keeps', {}),
    async put({ account, id, size }) {
      const put = `${tab()}:${++puts}`;
      if (!(await ask('begin', { put, account, id, size }))) return null;
      return {
        write: (bytes) => ask('write', { put, bytes }).then(nothing),
        finish: (via) => ask('finish', { put, via }),
        drop: () => ask('drop', { put }).then(nothing, nothing), // it is cleaned in any case
      };
    },
    async read(account, id) {
      const found = await ask('read', { account, id });
      return found && { raw: own(found.raw), via: found.via };
    },
    async readRange(account, id, { from, to }) {
      const found = await ask('readRange', { account, id, from, to });
      return found && own(found);
    },
    verify: (account, id) => ask('verify', { account, id }),
    async list(account) {
      const lines = await ask('list', { account });
      return lines.map((line) => ({ ...line, id: line.id as MessageId })); // as it was put
    },
    keepListing: (account, takenAt, rows, { expireDays = null, doubled = [] } = {}) =>
      ask('keepListing', {
        account,
        takenAt,
        expireDays,
        doubled: [...doubled],
        rows: rows.map(({ id, size }): [string, number] => [id, size]),
      }).then(nothing),
    keepSummaries: (account, summaries) =>
      ask('keepSummaries', {
        account,
        summaries: summaries.map(({ id, size, summary }) => ({
          id,
          octets: size,
          summary,
        })),
      }).then(nothing),
    async lastListing(account) {
      const found = await ask('lastListing', { account });
      if (!found) return null;
      const rows = found.rows.map((row) => ({ ...row, id: row.id as MessageId })); // as listed
      return { ...found, rows };
    },
    async sightings(account) {
      const lines = await ask('sightings', { account });
      return new Map(lines.map((line) => [line.id as MessageId, line.firstSeen])); // as listed
    },
    async summaries(account) {
      const lines = await ask('summaries', { account });
      const as = ({ id, octets, summary }: (typeof lines)[number]) => ({
        id: id as MessageId, // as listed
        size: octets,
        summary,
      });
      return lines.map(as);
    },
    async everListed(account, until) {
      const lines = await ask('everListed', { account, until });
      return lines.map((line) => ({ ...line, id: line.id as MessageId })); // as listed
    },
    rename: (account, { pairs, parted }) =>
      ask('rename', { account, pairs: [...pairs], parted: [...parted] }).then(nothing),
    async newNames(account) {
      const pairs = await ask('newNames', { account });
      const as = ({ from, to, isCertain }: (typeof pairs)[number]) => ({
        from: from as MessageId, // as they were listed, both
        to: to as MessageId,
        isCertain,
      });
      return pairs.map(as);
    },
    forgetNewNames: (account) => ask('forgetNewNames', { account }).then(nothing),
    async gone(account, most) {
      const lines = await ask('gone', { account, most });
      return lines.map((line) => ({ ...line, id: line.id as MessageId })); // as listed
    },
    noteRemoved: (account, { ids, at, receipt }) =>
      ask('noteRemoved', { account, ids: [...ids], at, receipt }).then(nothing),
    async headersOf(account, ids) {
      const found = await ask('headersOf', { account, ids: [...ids] });
      return found.map(({ id, octets, summary }) => ({
        id: id as MessageId, // as it was listed
        size: octets,
        summary,
      }));
    },
    keepBeginning: (account, { id, size, raw }) =>
      ask('keepBeginning', { account, id, size, raw }).then(nothing),
    async readBeginning(account, id) {
      const found = await ask('readBeginning', { account, id });
      return found && own(found);
    },
    async beginnings(account) {
      const lines = await ask('beginnings', { account });
      return new Map(lines.map((line) => [line.id as MessageId, line.announced])); // as kept
    },
    unread: (account, most) => ask('unread', { account, most }).then(named),
    learn: (account, messages) =>
      ask('learn', {
        account,
        messages: messages.map(({ id, words }) => ({
          id,
          words: { ...words, files: [...words.files] },
        })),
      }).then(nothing),
    find: (account, wanted, most) =>
      ask('find', { account, wanted: [...wanted], most, before: null }).then(
        ({ names }) => split(names),
      ),
    findPage: (account, wanted, { most, before }) =>
      ask('find', { account, wanted: [...wanted], most, before }).then(
        ({ names, next }) => ({ ids: split(names), next }),
      ),
    countFindable: (account) => ask('countFindable', { account }),
    findable: (account, withFiles) => ask('findable', { account, withFiles }).then(split),
    async use() {
      const uses = await ask('use', {});
      const accounts = new Map(
        [...vaults].map(([account, { vault }]) => [vault, account]),
      );
      return uses.map((use) => ({
        ...use,
        account: accounts.get(use.account) ?? use.account,
      }));
    },
    lonely: (account) => ask('lonely', { account }).then(named),
    forget: (account, ids) => ask('forget', { account, ids: [...ids] }).then(nothing),
    forgetAccount: (account) => ask('forgetAccount', { account }).then(nothing),
    forgetEverything: () => ask('forgetEverything', {}).then(nothing),
    async unlock(account, vault, key) {
      await asking('unlockVault', { vault, key: await key() });
      vaults.set(account, { vault, key });
    },
    async lock(account) {
      const mine = vaults.get(account);
      vaults.delete(account);
      if (mine) await asking('lockVault', { vault: mine.vault });
    },
    async moveIn(account) {
      const mine = vaults.get(account);
      if (!mine) throw new ArchiveError('locked', new Error('its vault is locked'));
      return asking('moveIn', { vault: mine.vault, account });
    },
    forgetVault: (vault) => asking('forgetVault', { vault }).then(nothing),
    vaultSizes: () => asking('vaultSizes', {}),
  };
}

function nothing(): void {}

/** Many names travel faster as one text; none of them holds an end of line. */
function split(names: string): MessageId[] {
  return names === '' ? [] : named(names.split('\n'));
}

function named(ids: string[]): MessageId[] {
  return ids.map((id) => id as MessageId); // as they were put
}

/** What was posted is in a buffer of its own, never a shared one. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    : new Uint8Array(bytes);
}
