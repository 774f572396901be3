// OpenPGP signatures, made by GnuPG where it is installed and by the library's own peer.
import * as openpgp from 'openpgp';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPgp } from '../../../lib/signed/pgp.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const entity = 'Content-Type: text/plain; charset=utf-8\r\n\r\nBonjour,\r\nété \r\n';
const date = Date.now() + 60_000;
const hasGpg = spawnSync('gpg', ['--version']).status === 0;
if (!hasGpg) console.log('No gpg: those signatures are not tried.');

async function made(email = 'anna@morel.example', options = {}) {
  const { privateKey, publicKey } = await openpgp.generateKey({
    userIDs: [{ name: 'Anna Morel', email }],
    format: 'object',
    ...options,
  });
  return { privateKey, key: bytes(publicKey.armor()), publicKey };
}
type Made = Awaited<ReturnType<typeof made>>;
const sign = async (content: string, { privateKey }: Made) =>
  bytes(
    (await openpgp.sign({
      message: await openpgp.createMessage({ binary: bytes(content) }),
      signingKeys: privateKey,
      detached: true,
    })) as string,
  );

async function check(
  signature: Uint8Array,
  content: string | null,
  keys: Uint8Array[] = [],
  sender: string | null = 'anna@morel.example',
) {
  const facts = await checkPgp({
    signature,
    content: content === null ? null : bytes(content),
    keys: keys.map((key) => ({ bytes: key, from: 'attachment' as const })),
    sender,
    date,
  });
  const [signer] = facts.signers;
  if (!signer) throw new Error('no signer');
  return { ...facts, signer };
}

describe('an OpenPGP signature', () => {
  let anna: Made;
  let eve: Made;
  beforeAll(async () => {
    [anna, eve] = await Promise.all([made(), made('eve@evil.example')]);
  });

  test('holds over exactly its bytes, with a key that came along', async () => {
    const { signer } = await check(await sign(entity, anna), entity, [eve.key, anna.key]);
    expect(signer).toMatchObject({
      result: { state: 'holds', isWeak: false },
      name: 'Anna Morel',
      isSender: true,
      by: { kind: 'key', key: { from: 'attachment' } },
    });
    const other = entity.replace('Bonjour', 'bonjour');
    expect(
      (await check(await sign(entity, anna), other, [anna.key])).signer.result,
    ).toEqual({
      state: 'broken',
      why: 'altered',
    });
  });

  test('without its key is not checked, and says which key made it', async () => {
    const { signer } = await check(await sign(entity, anna), entity, [eve.key]);
    expect(signer.result).toEqual({ state: 'unchecked', why: 'no-key' });
    expect(signer.by).toMatchObject({ key: { from: 'none' } });
    expect(signer.addresses).toEqual([]);
  });

  test('by somebody else than the sender says so', async () => {
    const { signer } = await check(await sign(entity, eve), entity, [eve.key]);
    expect(signer).toMatchObject({ result: { state: 'holds' }, isSender: false });
  });

  test('takes no address out of the middle of a name', async () => {
    const liar = await openpgp.generateKey({
      userIDs: [{ name: 'anna@morel.example', email: 'eve@evil.example' }],
      format: 'object',
    });
    const one = { ...liar, key: bytes(liar.publicKey.armor()) };
    const { signer } = await check(await sign(entity, one), entity, [one.key]);
    expect(signer.addresses).toEqual(['eve@evil.example']);
  });

  test('several signers are each told', async () => {
    const both = await openpgp.sign({
      message: await openpgp.createMessage({ binary: bytes(entity) }),
      signingKeys: [anna.privateKey, eve.privateKey],
      detached: true,
    });
    const facts = await check(bytes(both as string), entity, [anna.key, eve.key]);
    expect(new Set(facts.signers.map(({ isSender }) => isSender)).size).toBe(2);
  });

  test('of a revoked key does not hold', async () => {
    const signature = await sign(entity, anna);
    const { publicKey } = await openpgp.revokeKey({
      key: anna.privateKey,
      format: 'armored',
      reasonForRevocation: { flag: openpgp.enums.reasonForRevocation.keyCompromised },
    });
    const { signer } = await check(signature, entity, [bytes(publicKey)]);
    expect(signer.result.state).not.toBe('holds');
  });

  test('in the clear holds over the text between its marks', async () => {
    const message = await openpgp.createCleartextMessage({ text: 'Bonjour,\n- été\n' });
    const clear = await openpgp.sign({ message, signingKeys: anna.privateKey });
    const around = `before\n${clear}\nafter`;
    expect((await check(bytes(clear), null, [anna.key])).signer.result.state).toBe(
      'holds',
    );
    const changed = clear.replace('Bonjour', 'bonjour');
    expect((await check(bytes(changed), null, [anna.key])).signer.result.state).toBe(
      'broken',
    );
    await expect(check(bytes(around), null, [anna.key])).rejects.toThrow();
  });

  test('noise and nothing are no signature', async () => {
    await expect(check(bytes('noise'), entity)).rejects.toThrow();
    await expect(check(new Uint8Array(), entity)).rejects.toThrow();
  });
});

describe.skipIf(!hasGpg)('a signature of GnuPG', () => {
  const home = mkdtempSync(join(tmpdir(), 'gpg-'));
  const gpg = (input: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      'gpg',
      [
        '--homedir',
        home,
        '--batch',
        '--pinentry-mode',
        'loopback',
        '--passphrase',
        '',
        ...args,
      ],
      { input },
    );
    if (status !== 0) throw new Error(stderr.toString());
    return new Uint8Array(stdout);
  };
  afterAll(() => {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
    rmSync(home, { recursive: true, force: true });
  });

  test.each(['rsa2048', 'ed25519'])(
    'with %s holds, detached and in the clear',
    async (kind) => {
      const address = `${kind}@morel.example`;
      gpg('', '--quick-generate-key', `Anna <${address}>`, kind, 'sign', '1y');
      const key = gpg('', '--armor', '--export', address);
      const by = ['--local-user', address, '--armor'];
      const detached = gpg(entity, ...by, '--detach-sign');
      const text = gpg(entity, ...by, '--textmode', '--detach-sign');
      const clear = gpg('Bonjour,\nété\n', ...by, '--clear-sign');
      for (const [signature, content] of [
        [detached, entity],
        [text, entity],
        [clear, null],
      ] as const) {
        const { signer } = await check(signature, content, [key], address);
        expect(signer).toMatchObject({ result: { state: 'holds' }, isSender: true });
      }
    },
  );
});
