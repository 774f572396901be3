import { describe, expect, test } from 'vitest';
import { verifyArc } from '../../../lib/checks/arc.ts';
import { headOf, octets } from '../../../lib/checks/head.ts';
import {
  createSigner,
  lookUpIn,
  sealed,
  signed,
  zoneOf,
  type Zone,
} from '../../rigs/signer.ts';

const letter =
  'From: Claire <claire@a.example>\r\nTo: list@list.example\r\nSubject: Leather\r\n' +
  'Date: Mon, 02 Mar 2026 12:00:00 +0100\r\nMessage-ID: <1@a.example>\r\n\r\nHello.\r\n';
const [a, list, gate] = [
  createSigner('a.example'),
  createSigner('list.example'),
  createSigner('gate.example'),
];
const zone = zoneOf(a, list, gate);

async function chainOf(text: string, zone: Zone) {
  const bytes = octets(text);
  const head = headOf(bytes);
  const body = () => [bytes.subarray(head.bodyAt)];
  return verifyArc(
    { head, body, isWhole: true, at: Date.UTC(2026, 2, 3), fitsEncoding: true },
    lookUpIn(zone),
  );
}
const first = async () =>
  sealed(await signed(letter, a), list, 1, 'list.example; dkim=pass header.d=a.example');

describe('an ARC chain', () => {
  test('of one seal holds and tells what the first saw', async () => {
    const chain = await chainOf(await first(), zone);
    expect(chain).toMatchObject({
      state: 'pass',
      oldestPass: 1,
      sets: [{ instance: 1, domain: 'list.example' }],
    });
    expect(chain?.sets[0]?.results).toMatchObject({
      authservId: 'list.example',
      results: [{ method: 'dkim', result: 'pass' }],
    });
  });

  test('of two holds, and says from where on the text is as it was', async () => {
    const two = await sealed(await first(), gate, 2, 'gate.example; arc=pass');
    expect(await chainOf(two, zone)).toMatchObject({ state: 'pass', oldestPass: 1 });
    const footer = (await first()).replace('Hello.', 'Hello.\r\n-- the list');
    const changed = await sealed(footer, gate, 2, 'gate.example; arc=pass');
    expect(await chainOf(changed, zone)).toMatchObject({ state: 'pass', oldestPass: 2 });
  });

  test('does not hold when the text, a seal or what was found is another', async () => {
    const text = await first();
    for (const [from, to] of [
      ['Hello.', 'Hallo.'],
      ['i=1; list.example; dkim=pass', 'i=1; list.example; dkim=fail'],
      ['Subject: Leather', 'Subject: Feather'],
    ] as const) {
      expect(text).toContain(from);
      expect(await chainOf(text.replace(from, to), zone)).toMatchObject({
        state: 'fail',
        oldestPass: null,
      });
    }
  });

  test('that is not whole, twice the same, or out of order, is none', async () => {
    const text = await first();
    const shapeless = [
      text.replace(/^ARC-Authentication-Results:.*\r\n/m, ''),
      text.replace(/^(ARC-Authentication-Results:.*\r\n)/m, '$1$1'),
      text.replaceAll('i=1;', 'i=2;'),
      text.replace('cv=none', 'cv=pass'),
      text.replaceAll('i=1;', 'i=51;'),
    ];
    for (const one of shapeless) {
      expect(one).not.toBe(text);
      expect(await chainOf(one, zone)).toMatchObject({ state: 'fail', why: 'shape' });
    }
    expect(await chainOf(letter, zone)).toBeNull();
  });

  test('without a key is not called broken', async () => {
    expect(await chainOf(await first(), zoneOf(a))).toMatchObject({
      state: 'unknown',
      why: 'no-key',
    });
  });
});
