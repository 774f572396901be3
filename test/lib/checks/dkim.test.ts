import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, test } from 'vitest';
import { brief, letter, messageOf, verdicts } from './signed-letter.ts';
import { unverified, verifyDkim } from '../../../lib/checks/dkim.ts';
import {
  createSigner,
  lookUpIn,
  signed,
  zoneOf,
  type Signing,
  type Zone,
} from '../../rigs/signer.ts';
import { rfc8463, rfc8463Zone } from './rfc8463.ts';

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
          `DKIM-Signature: v=1; a=rsa-sha256; h=from:subject; bh=aaaa; b=aaaa; ${tags}\r\n`,
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
