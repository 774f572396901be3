import fc from 'fast-check';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, test } from 'vitest';
import {
  unverified,
  verifyDkim,
  type Message,
  type Verified,
} from '../../../lib/checks/dkim.ts';
import { headOf, octets } from '../../../lib/checks/head.ts';
import {
  createSigner,
  lookUpIn,
  signed,
  zoneOf,
  type Signing,
  type Zone,
} from '../../rigs/signer.ts';
import { rfc8463, rfc8463Zone } from './rfc8463.ts';

const letter =
  'From: Claire <claire@a.example>\r\nTo: Tom <tom@b.example>\r\nSubject: =?utf-8?q?=C3=A9t=C3=A9?=\r\n' +
  'Date: Mon, 02 Mar 2026 12:00:00 +0100\r\nMessage-ID: <1@a.example>\r\n\r\nHello  Tom,\r\n\r\nsee you \t soon.\r\n\r\n\r\n';

function messageOf(text: string, options: Partial<Message> = {}): Message {
  const bytes = octets(text);
  const head = headOf(bytes);
  return {
    head,
    body: () => [bytes.subarray(head.bodyAt)],
    isWhole: true,
    at: Date.UTC(2026, 2, 3),
    ...options,
  };
}

async function verdicts(
  text: string,
  zone: Zone,
  options?: Partial<Message>,
): Promise<string[]> {
  return (await verifyDkim(messageOf(text, options), lookUpIn(zone))).map(brief);
}
const brief = ({ domain, state, why }: Verified) =>
  `${domain} ${state}${why ? ` ${why}` : ''}`;

/** `pass`, `fail` … of each signature, as the other implementation has it. */
async function oracle(text: string, zone: Zone): Promise<string[]> {
  const { results } = await dkimVerify(Buffer.from(text, 'latin1'), {
    resolver: (name) => Promise.resolve((zone[name] ?? []).map((record) => [record])),
  });
  return results.map(({ status }) => String(status.result));
}

const a = createSigner('a.example');
const ed = createSigner('a.example', { selector: 'ed', kind: 'ed25519' });

describe('a signature', () => {
  test('of RFC 8463 holds, by Ed25519 and by RSA', async () => {
    expect(await verdicts(rfc8463, rfc8463Zone)).toEqual([
      'football.example.com pass',
      'football.example.com pass',
    ]);
  });

  test.each(['simple/simple', 'simple/relaxed', 'relaxed/simple', 'relaxed/relaxed'])(
    'made by another implementation holds: %s',
    async (canonicalization) => {
      for (const signer of [a, ed]) {
        const text = await signed(letter, signer, { canonicalization });
        expect(await verdicts(text, zoneOf(signer))).toEqual(['a.example pass']);
      }
    },
  );

  test('is told apart by what no longer fits: the header, or the text', async () => {
    const text = await signed(letter, a);
    expect(await verdicts(text.replace('Tom,', 'Tim,'), zoneOf(a))).toEqual([
      'a.example fail body-changed',
    ]);
    expect(await verdicts(text.replace('<tom@', '<tim@'), zoneOf(a))).toEqual([
      'a.example fail header-changed',
    ]);
    // Fields above the signed one, and unsigned ones, may come and go.
    expect(await verdicts(`X-Spam: no\r\n${text}`, zoneOf(a))).toEqual([
      'a.example pass',
    ]);
  });

  test('that other hands wrote beside it does not disturb it', async () => {
    const b = createSigner('list.example');
    const text = await signed(await signed(letter, a), b);
    expect(await verdicts(text, zoneOf(a, b))).toEqual([
      'list.example pass',
      'a.example pass',
    ]);
    expect(await verdicts(text, zoneOf(a))).toEqual([
      'list.example unknown no-key',
      'a.example pass',
    ]);
  });

  test('holds for a message whose lines came to end in LF alone', async () => {
    const text = await signed(letter, a);
    expect(await verdicts(text.replaceAll('\r\n', '\n'), zoneOf(a))).toEqual([
      'a.example pass',
    ]);
  });

  test('over the beginning of the text alone proves nothing for the rest', async () => {
    const text = await signed(letter, a, { maxBodyLength: 12 });
    expect(text).toMatch(/\bl=12\b/);
    expect(await verdicts(text, zoneOf(a))).toEqual(['a.example unknown partial']);
  });

  test('over more text than there is does not hold', async () => {
    const text = handSigned('v=1; a=rsa-sha256; d=a.example; s=hand; h=from; l=5000');
    expect(await verdicts(text, handZone)).toEqual(['a.example fail body-changed']);
  });

  test('expires at the time the message arrived, not when it is read', async () => {
    const times: Signing = {
      signTime: new Date('2026-03-02T00:00:00Z'),
      expires: new Date('2026-03-04T00:00:00Z'),
    };
    const text = await signed(letter, a, times);
    expect(await verdicts(text, zoneOf(a))).toEqual(['a.example pass']);
    expect(await verdicts(text, zoneOf(a), { at: Date.UTC(2026, 2, 5) })).toEqual([
      'a.example unknown expired',
    ]);
  });

  test('of a peek is not called broken', async () => {
    const text = await signed(letter, a);
    expect(await verdicts(text, zoneOf(a), { isWhole: false })).toEqual([
      'a.example unknown not-whole',
    ]);
    expect(unverified(messageOf(text)).map(brief)).toEqual([
      'a.example unknown not-asked',
    ]);
  });

  test('asks no name server for what cannot be one', async () => {
    const lookUp = lookUpIn({});
    const text = [
      'd=a.example; s=../x',
      'd=; s=one',
      'd=a.example; s=a b',
      'd=127.0.0.1/x; s=one',
    ]
      .map(
        (tags) =>
          `DKIM-Signature: v=1; a=rsa-sha256; h=from; bh=aaaa; b=aaaa; ${tags}\r\n`,
      )
      .join('');
    const found = await verifyDkim(messageOf(text + letter), lookUp);
    expect(found.map(({ why }) => why)).toEqual([
      'malformed',
      'malformed',
      'no-key',
      'malformed',
    ]);
    expect(lookUp.asked).toEqual(['ab._domainkey.a.example']);
  });

  test('past the bound is not verified, and says so', async () => {
    const text = (await signed(letter, a)).replace(
      /^(DKIM-Signature:(?:.*\r\n )*.*\r\n)/,
      (one) => one.repeat(30),
    );
    const found = await verdicts(text, zoneOf(a));
    expect(found.filter((one) => one.endsWith('pass')).length).toBe(8);
    expect(found.filter((one) => one.endsWith('too-many')).length).toBe(22);
  });
});

const hand = generateKeyPairSync('rsa', { modulusLength: 2048 });
const handRecord = hand.publicKey
  .export({ type: 'spki', format: 'der' })
  .toString('base64');
const handZone: Zone = { 'hand._domainkey.a.example': [`v=DKIM1; p=${handRecord}`] };

/** Signed here, for tags that no honest program writes; simple/simple over From. */
function handSigned(tags: string, text = letter): string {
  const bh = tags.includes('bh=')
    ? ''
    : ' bh=H4Jnc0sTcCnnqh0ksoI9uGGoHN6rRMnFvbmUXnp3MgI=;';
  const field = `DKIM-Signature: ${tags};${bh} b=`;
  const from = /^From:.*$/m.exec(text)?.[0] ?? '';
  const value = createSign('sha256')
    .update(`${from.trimEnd()}\r\n${field}`)
    .sign(hand.privateKey, 'base64');
  return `${field}${value}\r\n${text}`;
}

describe('what a signature may not say', () => {
  test.each([
    [
      'a version that is none',
      'v=2; a=rsa-sha256; d=a.example; s=hand; h=from',
      'malformed',
    ],
    ['no version', 'a=rsa-sha256; d=a.example; s=hand; h=from', 'malformed'],
    ['SHA-1 (RFC 8301)', 'v=1; a=rsa-sha1; d=a.example; s=hand; h=from', 'sha1'],
    ['another algorithm', 'v=1; a=rsa-sha512; d=a.example; s=hand; h=from', 'algorithm'],
    [
      'another query',
      'v=1; a=rsa-sha256; q=http; d=a.example; s=hand; h=from',
      'algorithm',
    ],
    [
      'From unsigned',
      'v=1; a=rsa-sha256; d=a.example; s=hand; h=to:subject',
      'from-unsigned',
    ],
    [
      'an identity of another domain',
      'v=1; a=rsa-sha256; d=a.example; i=@b.example; s=hand; h=from',
      'malformed',
    ],
    [
      'an identity that only ends alike',
      'v=1; a=rsa-sha256; d=a.example; i=@xa.example; s=hand; h=from',
      'malformed',
    ],
    ['a tag twice', 'v=1; v=1; a=rsa-sha256; d=a.example; s=hand; h=from', 'malformed'],
    [
      'an end before its beginning',
      'v=1; a=rsa-sha256; d=a.example; s=hand; h=from; t=20; x=10',
      'malformed',
    ],
    [
      'a length that is none',
      'v=1; a=rsa-sha256; d=a.example; s=hand; h=from; l=-1',
      'malformed',
    ],
    [
      'another canonicalisation',
      'v=1; a=rsa-sha256; c=nofws; d=a.example; s=hand; h=from',
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
    'v=1; a=rsa-sha256; d=a.example; i=@sub.a.example; s=hand; h=from; l=0; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
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

test('any change of a signed message is judged as another implementation judges it', async () => {
  const text = await signed(await signed(letter, ed), a);
  const zone = zoneOf(a, ed);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(text.length - 1),
      fc.constantFrom('', ' ', 'x', '\r\n', '\t', ';', '\r\n '),
      fc.nat(3),
      async (at, put, cut) => {
        const bent = text.slice(0, at) + put + text.slice(at + cut);
        const ours = (await verdicts(bent, zone)).filter((one) =>
          one.endsWith(' pass'),
        ).length;
        const theirs = (await oracle(bent, zone)).filter(
          (result) => result === 'pass',
        ).length;
        // Never more believing; where we are stricter the reasons are ours (l=, two fields).
        expect(ours, JSON.stringify(bent)).toBeLessThanOrEqual(theirs);
        if (bent === text) expect(ours).toBe(2);
      },
    ),
    { seed: 6376, numRuns: 250 },
  );
}, 120_000);

test('a header of hostile bytes is read in bounds and proves nothing', async () => {
  const bombs = [
    'DKIM-Signature: '.repeat(30_000),
    `DKIM-Signature: ${'a=b;'.repeat(100_000)}\r\n`,
    'DKIM-Signature:\r\n'.repeat(50_000),
    `DKIM-Signature: h=${'from:'.repeat(60_000)}\r\n`,
  ];
  for (const bomb of bombs) {
    const found = await verifyDkim(messageOf(`${bomb}\r\n${letter}`), lookUpIn({}));
    expect(found.every(({ state }) => state === 'unknown')).toBe(true);
  }
});
