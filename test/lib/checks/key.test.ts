// What a signature and its key may not say, with signatures made by hand.
import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSigner, signed, zoneOf, type Zone } from '../../rigs/signer.ts';
import { letter, verdicts } from './signed-letter.ts';

const hand = generateKeyPairSync('rsa', { modulusLength: 2048 });
const handRecord = hand.publicKey
  .export({ type: 'spki', format: 'der' })
  .toString('base64');
const handZone: Zone = { 'hand._domainkey.a.example': [`v=DKIM1; p=${handRecord}`] };

/** Signed here, for tags that no honest program writes; simple/simple over From and Subject. */
function handSigned(tags: string, text = letter): string {
  const bh = tags.includes('bh=')
    ? ''
    : ' bh=H4Jnc0sTcCnnqh0ksoI9uGGoHN6rRMnFvbmUXnp3MgI=;';
  const field = `DKIM-Signature: ${tags};${bh} b=`;
  const signedLines = ['From', 'Subject'].map((name) =>
    (new RegExp(`^${name}:.*$`, 'm').exec(text)?.[0] ?? '').trimEnd(),
  );
  const value = createSign('sha256')
    .update([...signedLines, field].join('\r\n'))
    .sign(hand.privateKey, 'base64');
  return `${field}${value}\r\n${text}`;
}

describe('what a signature may not say', () => {
  test.each([
    [
      'a version that is none',
      'v=2; a=rsa-sha256; d=a.example; s=hand; h=from:subject',
      'malformed',
    ],
    ['no version', 'a=rsa-sha256; d=a.example; s=hand; h=from:subject', 'malformed'],
    ['SHA-1 (RFC 8301)', 'v=1; a=rsa-sha1; d=a.example; s=hand; h=from:subject', 'sha1'],
    [
      'another algorithm',
      'v=1; a=rsa-sha512; d=a.example; s=hand; h=from:subject',
      'algorithm',
    ],
    [
      'another query',
      'v=1; a=rsa-sha256; q=http; d=a.example; s=hand; h=from:subject',
      'algorithm',
    ],
    [
      'From unsigned',
      'v=1; a=rsa-sha256; d=a.example; s=hand; h=to:subject',
      'from-unsigned',
    ],
    [
      'an identity of another domain',
      'v=1; a=rsa-sha256; d=a.example; i=@b.example; s=hand; h=from:subject',
      'malformed',
    ],
    [
      'an identity that only ends alike',
      'v=1; a=rsa-sha256; d=a.example; i=@xa.example; s=hand; h=from:subject',
      'malformed',
    ],
    [
      'a tag twice',
      'v=1; v=1; a=rsa-sha256; d=a.example; s=hand; h=from:subject',
      'malformed',
    ],
    [
      'an end before its beginning',
      'v=1; a=rsa-sha256; d=a.example; s=hand; h=from:subject; t=20; x=10',
      'malformed',
    ],
    [
      'a length that is none',
      'v=1; a=rsa-sha256; d=a.example; s=hand; h=from:subject; l=-1',
      'malformed',
    ],
    [
      'another canonicalisation',
      'v=1; a=rsa-sha256; c=nofws; d=a.example; s=hand; h=from:subject',
      'malformed',
    ],
  ])('%s', async (_what, tags, why) => {
    expect((await verdicts(handSigned(tags), handZone))[0]).toMatch(
      new RegExp(`unknown ${why}$`),
    );
  });
});

describe('a key', () => {
  const tags =
    'v=1; a=rsa-sha256; d=a.example; i=@sub.a.example; s=hand; h=from:subject; l=0; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
  const text = handSigned(tags, letter.replace(/\r\n\r\n.*/s, '\r\n\r\n'));
  const pkcs1 = hand.publicKey
    .export({ type: 'pkcs1', format: 'der' })
    .toString('base64');

  test.each([
    ['is taken as it is', `v=DKIM1; p=${handRecord}`, 'unknown partial'],
    [
      'may come without a version, and folded',
      `k=rsa; p=${handRecord.replace(/(.{60})/g, '$1 ')}`,
      'unknown partial',
    ],
    ['may be the bare RSAPublicKey', `p=${pkcs1}`, 'unknown partial'],
    ['that was taken back is revoked', 'v=DKIM1; p=', 'unknown revoked'],
    [
      'of another kind does not fit',
      `v=DKIM1; k=ed25519; p=${handRecord}`,
      'unknown bad-key',
    ],
    [
      'for another hash does not fit',
      `v=DKIM1; h=sha1; p=${handRecord}`,
      'unknown bad-key',
    ],
    [
      'for another service does not fit',
      `v=DKIM1; s=tlsrpt; p=${handRecord}`,
      'unknown bad-key',
    ],
    [
      'that forbids subdomains does not fit one',
      `v=DKIM1; t=s; p=${handRecord}`,
      'unknown bad-key',
    ],
    ['of another version is none', `v=DKIM2; p=${handRecord}`, 'unknown bad-key'],
    ['that is no key is bad', 'v=DKIM1; p=AAAA', 'unknown bad-key'],
    ['without p= is none', 'v=DKIM1; k=rsa', 'unknown no-key'],
  ])('%s', async (_what, record, expected) => {
    expect(
      await verdicts(text, { 'hand._domainkey.a.example': ['v=spf1 -all', record] }),
    ).toEqual([`a.example ${expected}`]);
  });

  test('below 1024 bits is refused', async () => {
    const weak = createSigner('weak.example', { bits: 768 });
    expect(await verdicts(await signed(letter, weak), zoneOf(weak))).toEqual([
      'weak.example unknown weak-key',
    ]);
    const enough = createSigner('old.example', { bits: 1024 });
    expect(await verdicts(await signed(letter, enough), zoneOf(enough))).toEqual([
      'old.example pass',
    ]);
  });
});

test('over more text than there is does not hold', async () => {
  const text = handSigned(
    'v=1; a=rsa-sha256; d=a.example; s=hand; h=from:subject; l=5000',
  );
  expect(await verdicts(text, handZone)).toEqual(['a.example fail body-changed']);
});
