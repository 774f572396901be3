// What a vault keeps on the shelves: nothing of it can be read, moved to another place, or
// opened by another passphrase.
import { describe, expect, test } from 'vitest';
import { ArchiveError, shelves, type Item } from '../../../../lib/archive/archive.ts';
import { createMemoryArchive } from '../../../../lib/archive/memory.ts';
import {
  makeVault,
  openVault,
  rewrap,
  seal,
  unseal,
  vaultRecord,
  type Stretching,
} from '../../../../lib/archive/vault/keys.ts';
import {
  accountIn,
  sealingArchive,
  sealShelves,
  type OpenVault,
} from '../../../../lib/archive/vault/sealed-shelves.ts';
import { stretchHere } from '../../../../lib/archive/vault/stretch.ts';
import { acceptArchive } from '../acceptance.ts';

const quick: Stretching = (passphrase, how) =>
  stretchHere(passphrase, { ...how, memoryKib: 64, passes: 1 });
const account = 'claire@pop.example:995';
const passphrase = 'correct horse battery';
const id = `vault:${'a'.repeat(32)}`;
const made = () => makeVault(quick, { id, label: 'Mine', passphrase, madeAt: 1 });

describe('the keys of a vault', () => {
  test('come back by the passphrase alone, however its letters are composed', async () => {
    const accented = 'cafe\u0301 cre\u0300me bru\u0302le\u0301e';
    const { record, keys } = await makeVault(quick, {
      id,
      label: 'Mine',
      passphrase: accented,
      madeAt: 1,
    });
    const piece = await seal(keys.sealing, 'here', new Uint8Array([1, 2]));
    const again = await openVault(quick, record, accented.normalize('NFC'));
    expect(again && (await unseal(again.sealing, 'here', piece))).toEqual(
      new Uint8Array([1, 2]),
    );
    expect(again && (await again.database())).toEqual(await keys.database());
    expect(await openVault(quick, record, 'another')).toBeNull();
  });

  test('stay the same under another passphrase, and the first one opens nothing more', async () => {
    const { record, keys } = await made();
    expect(await rewrap(quick, record, { from: 'wrong', to: 'new one' })).toBeNull();
    const next = await rewrap(quick, record, { from: passphrase, to: 'new one' });
    if (!next) throw new Error('not changed');
    expect(await openVault(quick, next, passphrase)).toBeNull();
    const again = await openVault(quick, next, 'new one');
    expect(again && (await again.database())).toEqual(await keys.database());
    expect(next.stretch.salt).not.toEqual(record.stretch.salt);
    expect(vaultRecord.parse(structuredClone(next))).toEqual(next);
  });

  test('cannot be taken out of the browser’s own keeping', async () => {
    const { keys } = await made();
    await expect(crypto.subtle.exportKey('raw', keys.sealing)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('raw', keys.naming)).rejects.toThrow();
  });

  test('are stretched as RFC 9106 has it', async () => {
    const { record } = await made();
    expect(record.stretch).toMatchObject({ memoryKib: 65_536, passes: 3, lanes: 1 });
    // The same by another implementation, with less work.
    const { argon2id } = await import('@noble/hashes/argon2.js');
    const how = { salt: new Uint8Array(16).fill(7), memoryKib: 256, passes: 2, lanes: 1 };
    expect(Buffer.from(await stretchHere('päss', how))).toEqual(
      Buffer.from(argon2id('päss', how.salt, { m: 256, t: 2, p: 1, dkLen: 32 })),
    );
  });
});

describe('sealed shelves', () => {
  async function sealedHere() {
    const disk = createMemoryArchive();
    const vault: OpenVault = { id, keys: (await made()).keys };
    const archive = sealingArchive(
      disk,
      (owner) => (owner === account ? vault : null),
      () => [vault],
    );
    return { disk, vault, archive };
  }
  const mark = (name: string): Item => ({
    account,
    id: name,
    value: { subject: 'Klondike' },
  });
  const raw = async (disk: ReturnType<typeof createMemoryArchive>) => {
    const all = [];
    for (const shelf of shelves) all.push(...(await disk.all(shelf)));
    return all;
  };
  const text = (items: readonly Item[]) =>
    items.map((item) => Buffer.from(JSON.stringify(item, bytes)).toString()).join('\n');
  const bytes = (_: string, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;

  test('keep every promise of an archive', async () => {
    const { keys } = await made();
    const vault = { id, keys };
    const sealed = sealingArchive(
      createMemoryArchive(),
      (owner) => (owner === 'a@h:995' ? vault : null),
      () => [vault],
    );
    await expect(acceptArchive(sealed)).resolves.toBeUndefined();
  });

  test('show neither names nor words nor whose they are', async () => {
    const { disk, archive } = await sealedHere();
    await archive.put('marks', [mark('uidl-17'), mark('uidl-18')]);
    await archive.put('seen', [mark('uidl-17')]);
    const lying = text(await raw(disk));
    for (const secret of ['uidl-1', 'claire', 'pop.example', 'Klondike', 'subject'])
      expect(lying).not.toContain(secret);
    expect(await archive.all('marks', account)).toEqual([
      mark('uidl-17'),
      mark('uidl-18'),
    ]);
    await archive.remove('marks', account, ['uidl-17']);
    expect(await archive.all('marks')).toEqual([mark('uidl-18')]);
  });

  test('come to the disk in the order they were asked for', async () => {
    const { archive } = await sealedHere();
    const large = { ...mark('a'), value: 'x'.repeat(3_000_000) };
    const work = [
      archive.put('marks', [large]),
      archive.put('marks', [mark('a')]),
      archive.all('marks', account),
      archive.remove('marks', account, ['a']),
    ] as const;
    await Promise.all(work);
    expect(await work[2]).toEqual([mark('a')]);
    expect(await archive.all('marks', account)).toEqual([]);
  });

  test('open in no other place than their own', async () => {
    const { disk, archive } = await sealedHere();
    await archive.put('marks', [mark('a'), mark('b')]);
    const [one, other] = await disk.all('marks', id);
    if (!one || !other) throw new Error('not there');
    await disk.put('marks', [{ ...other, value: one.value }]);
    await disk.put('seen', [one]);
    expect(await archive.all('marks', account)).toHaveLength(1);
    expect(await archive.all('seen', account)).toEqual([]);
  });

  test('take in at once what lay open, and nothing that changed meanwhile is lost', async () => {
    const { disk, vault, archive } = await sealedHere();
    await disk.put('accounts', [{ account, id: '', value: { host: 'pop.example' } }]);
    await disk.put('marks', [mark('a')]);
    let changes = 0;
    const restless = {
      ...disk,
      async move(...ask: Parameters<typeof disk.move>) {
        if (changes++ === 0) await disk.put('marks', [mark('b')]);
        return disk.move(...ask);
      },
    };
    await sealShelves(restless, shelves, account, vault);
    expect(changes).toBe(2);
    expect(await disk.all('marks', account)).toEqual([]);
    expect(await archive.all('marks', account)).toEqual([mark('a'), mark('b')]);
    expect(await accountIn(disk, vault)).toBe(account);
  });

  test('leave all as it was where it never stands still', async () => {
    const { disk, vault } = await sealedHere();
    let n = 0;
    const restless = {
      ...disk,
      async move(...ask: Parameters<typeof disk.move>) {
        await disk.put('marks', [mark(`m${++n}`)]);
        return disk.move(...ask);
      },
    };
    await expect(sealShelves(restless, shelves, account, vault)).rejects.toBeInstanceOf(
      ArchiveError,
    );
    expect(await disk.all('marks', account)).toHaveLength(n);
  });
});
