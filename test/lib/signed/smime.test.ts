// Signatures of S/MIME: real ones hold, and what was done to deceive is told apart
// (Müller et al., "Johnny, you are fired!", USENIX Security 2019).
import { afterAll, describe, expect, test } from 'vitest';
import { checkSmime } from '../../../lib/signed/smime.ts';
import { createAuthority, hasOpenssl } from '../../rigs/smime.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const entity = 'Content-Type: text/plain\r\n\r\nBonjour,\r\nle devis est signé.\r\n';
/** A little later than the certificates, which are made in the same second. */
const now = Date.now() + 60_000;
const day = 86_400_000;
const derOf = (pem: Buffer) =>
  Buffer.from(pem.toString().replace(/-----[^-]+-----/g, ''), 'base64');

describe.skipIf(!hasOpenssl)('an S/MIME signature', () => {
  const authority = hasOpenssl ? createAuthority() : null;
  afterAll(() => authority?.close());
  if (!authority) return;
  const anna = authority.signer('anna@morel.example', { name: 'Anna Morel' });

  const check = async (cms: Uint8Array, content: string | null, more = {}) => {
    const facts = await checkSmime({
      cms,
      content: content === null ? null : bytes(content),
      sender: 'anna@morel.example',
      date: now,
      ...more,
    });
    const [signer] = facts.signers;
    if (!signer) throw new Error('no signer');
    return { ...facts, signer };
  };

  test.each([
    ['RSA', {}, []],
    ['an elliptic curve', { key: 'ec' as const }, []],
    ['RSA-PSS', {}, ['-keyopt', 'rsa_padding_mode:pss']],
    ['SHA-512', {}, ['-md', 'sha512']],
    ['the key’s identifier', {}, ['-keyid']],
    ['no attributes', {}, ['-noattr']],
  ])('with %s holds over exactly its bytes', async (_, how, options) => {
    const extensions =
      'subjectAltName=email:anna@morel.example\nsubjectKeyIdentifier=hash';
    const signer = authority.signer('anna@morel.example', { ...how, extensions });
    const cms = authority.sign(entity, [signer], ...options);
    const facts = await check(cms, entity);
    expect(facts.signer).toMatchObject({
      result: { state: 'holds', isWeak: false },
      addresses: ['anna@morel.example'],
      isSender: true,
      validity: 'valid',
      by: {
        certificate: {
          issuer: 'Test Authority',
          isSelfSigned: false,
          chain: ['Test Authority'],
        },
      },
    });
    for (const other of [
      entity.replace('devis', 'Devis'),
      `${entity}x`,
      entity.slice(1),
    ]) {
      expect((await check(cms, other)).signer.result.state).toBe('broken');
    }
  });

  test('of SHA-1 holds and is called weak', async () => {
    const cms = authority.sign(entity, [anna], '-md', 'sha1');
    expect((await check(cms, entity)).signer.result).toEqual({
      state: 'holds',
      isWeak: true,
    });
  });

  test('of MD5 is not checked', async () => {
    const cms = authority.sign(entity, [anna], '-md', 'md5');
    expect((await check(cms, entity)).signer.result).toEqual({
      state: 'unchecked',
      why: 'algorithm',
    });
  });

  test('damaged in any byte never holds for the sender by an authority', async () => {
    const cms = authority.sign(entity, [anna]);
    const own = Buffer.from(cms);
    const certificate = derOf(authority.certificateOf(anna));
    const start = own.indexOf(certificate);
    expect(start).toBeGreaterThan(0);
    // What its issuer signed of the certificate, and the signature itself; around them stand
    // only tags, lengths and names of methods.
    const ranges = [
      [start + 8, start + certificate.length - 280],
      [cms.length - 256, cms.length],
    ] as const;
    const held: string[] = [];
    for (const [from, to] of ranges) {
      for (let at = from; at < to; at += 13) {
        const damaged = cms.slice();
        damaged[at] = (damaged[at] ?? 0) ^ 0x41;
        const signer = (await check(damaged, entity).catch(() => null))?.signer;
        if (signer?.result.state !== 'holds' || signer.by.kind !== 'certificate')
          continue;
        if (signer.by.certificate.chain.length > 0) held.push(`${at - start}`);
      }
    }
    expect(held).toEqual([]);
  });

  test('by somebody else than the sender says so', async () => {
    const eve = authority.signer('eve@evil.example');
    const { signer } = await check(authority.sign(entity, [eve]), entity);
    expect(signer).toMatchObject({ result: { state: 'holds' }, isSender: false });
    expect(signer.addresses).toEqual(['eve@evil.example']);
  });

  test('is nobody’s where several senders are named, or none', async () => {
    const cms = authority.sign(entity, [anna]);
    expect((await check(cms, entity, { sender: null })).signer.isSender).toBe(false);
  });

  test('of a certificate that made itself says so', async () => {
    const own = authority.signer('anna@morel.example', { selfSigned: true });
    const { signer } = await check(authority.sign(entity, [own]), entity);
    expect(signer.by).toMatchObject({ certificate: { isSelfSigned: true, chain: [] } });
  });

  test('of an expired certificate, or one not valid yet, says so', async () => {
    const expired = authority.signer('anna@morel.example', { days: -1 });
    expect((await check(authority.sign(entity, [expired]), entity)).signer.validity).toBe(
      'expired',
    );
    const undated = authority.sign(entity, [anna], '-noattr');
    const at = async (date: number) =>
      (await check(undated, entity, { date })).signer.validity;
    expect(await at(now + 400 * day)).toBe('expired');
    expect(await at(now - 2 * day)).toBe('not-yet');
  });

  test('several signers are each told', async () => {
    const eve = authority.signer('eve@evil.example');
    const facts = await check(authority.sign(entity, [eve, anna]), entity);
    expect(new Set(facts.signers.map(({ isSender }) => isSender)).size).toBe(2);
    expect(facts.signers.every(({ result }) => result.state === 'holds')).toBe(true);
  });

  test('around its content gives the content, as signed', async () => {
    const cms = authority.sign(entity, [anna], '-nodetach');
    const { signer, content } = await check(cms, null);
    expect(signer.result.state).toBe('holds');
    expect(new TextDecoder().decode(content ?? undefined)).toBe(entity);
    const streamed = authority.sign(entity, [anna], '-nodetach', '-stream');
    const again = await check(streamed, null);
    expect(new TextDecoder().decode(again.content ?? undefined)).toBe(entity);
  });

  test('with a content of its own beside the shown one does not hold', async () => {
    const cms = authority.sign(entity, [anna], '-nodetach');
    for (const shown of ['Content-Type: text/plain\r\n\r\nPay Eve.\r\n', entity]) {
      expect((await check(cms, shown)).signer.result).toEqual({
        state: 'broken',
        why: 'two-contents',
      });
    }
  });

  test('of attributes passed off as a content does not hold', async () => {
    const set = Uint8Array.of(0x31, 0x03, 0x01, 0x01, 0x00);
    const cms = authority.sign(set, [anna], '-noattr');
    const facts = await checkSmime({ cms, content: set, sender: null, date: now });
    expect(facts.signers[0]?.result).toEqual({ state: 'broken', why: 'not-mail' });
  });

  test('of another kind of content does not hold', async () => {
    const cms = authority.sign(
      entity,
      [anna],
      '-econtent_type',
      '1.2.840.113549.1.9.16.1.4',
    );
    expect((await check(cms, entity)).signer.result).toMatchObject({ why: 'not-mail' });
  });

  test('of a certificate for something else does not hold', async () => {
    const server = authority.signer('anna@morel.example', {
      extensions: 'subjectAltName=email:anna@morel.example\nextendedKeyUsage=serverAuth',
    });
    const cms = authority.sign(entity, [server]);
    expect((await check(cms, entity)).signer.result).toMatchObject({ why: 'wrong-use' });
  });

  test('without its certificate is not checked, and names nobody', async () => {
    const { signer } = await check(authority.sign(entity, [anna], '-nocerts'), entity);
    expect(signer).toMatchObject({
      result: { state: 'unchecked', why: 'no-certificate' },
      addresses: [],
      by: { kind: 'nobody' },
    });
  });

  test('an issuer that is no authority is no link of the chain', async () => {
    const facts = await check(
      authority.sign(entity, [anna], '-nocerts', '-certfile', anna.certificate),
      entity,
    );
    expect(facts.signer.by).toMatchObject({ certificate: { chain: [] } });
  });

  test('an encrypted message, noise and nothing are no signature', async () => {
    await expect(check(authority.encrypt(entity, anna), null)).rejects.toThrow();
    await expect(check(bytes('noise'), entity)).rejects.toThrow();
    await expect(check(new Uint8Array(), entity)).rejects.toThrow();
  });
});
