// From a whole letter to what is said of its signature: the right bytes, the right keys, and
// no more than what is covered (Müller et al., "Johnny, you are fired!", USENIX Security 2019).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askOf } from '../../../components/signed/parts.ts';
import { toneOf } from '../../../components/signed/words.ts';
import { parse } from '../../../lib/mime/parse.ts';
import { checkSignature } from '../../../lib/signed/check.ts';
import { signedLetters } from '../../letters/signed.ts';
import { createAuthority, hasOpenssl } from '../../rigs/smime.ts';

describe.skipIf(!hasOpenssl)('a signed letter', () => {
  const letters = new Map<string, string>();
  const authority = hasOpenssl ? createAuthority() : null;
  beforeAll(async () => {
    if (!authority) return;
    const all = await signedLetters(authority);
    for (let at = 0; at < all.count; at++) {
      const raw = Buffer.concat([...all.pieces(at)]).toString('latin1');
      letters.set(/^Subject: (.*)\r$/m.exec(raw)?.[1] ?? '', raw);
    }
  });
  afterAll(() => authority?.close());

  async function judged(subject: string, bend = (raw: string) => raw) {
    const raw = Buffer.from(bend(letters.get(subject) ?? ''), 'latin1');
    const letter = parse(raw, { whole: true });
    const { protection } = letter;
    if (protection.kind === 'none') return null;
    const asked = await askOf(letter, new Blob([raw]), protection);
    const facts = asked && (await checkSignature(asked.ask).catch(() => null));
    const signer = facts?.signers[0];
    if (!asked || !signer) return null;
    return {
      state: signer.result.state,
      isSender: signer.isSender,
      tone: toneOf(signer, asked.coversAll),
    };
  }

  test('holds where nothing was done to it, by certificate and by key', async () => {
    for (const subject of [
      'Signed well',
      'Signed around its text',
      'Signed with a key',
      'Signed with a key in its header',
    ])
      expect(await judged(subject), subject).toEqual({
        state: 'holds',
        isSender: true,
        tone: 'info',
      });
  });

  test('never looks well where it was altered, moved or made by another', async () => {
    expect(await judged('Signed and altered')).toMatchObject({ tone: 'danger' });
    expect(await judged('Signed by another')).toMatchObject({
      state: 'holds',
      isSender: false,
      tone: 'warn',
    });
    expect(await judged('Signed in a part')).toMatchObject({ tone: 'warn' });
    expect(await judged('Signed with no key')).toMatchObject({ state: 'unchecked' });
  });

  test('is nobody’s where several senders are named, or another than the key’s', async () => {
    const also = 'From: Eve <eve@evil.example>\r\n';
    for (const [from, to] of [
      ['From: Anna', `${also}From: Anna`],
      ['anna@morel.example>\r\nTo', 'anna@morel.example>, eve@evil.example\r\nTo'],
      ['Anna Morel <anna@morel.example>', '"anna@morel.example" <eve@evil.example>'],
    ] as const)
      for (const subject of ['Signed well', 'Signed with a key'])
        expect(
          await judged(subject, (raw) => raw.replace(from, to)),
          `${subject}: ${to}`,
        ).toMatchObject({ isSender: false, tone: 'warn' });
  });

  test('with a second copy of its text before the signed one is broken', async () => {
    const doubled = await judged('Signed well', (raw) =>
      raw.replace(
        '--s\r\n',
        '--s\r\nContent-Type: text/plain\r\n\r\nPay Eve.\r\n--s\r\n',
      ),
    );
    expect(doubled?.state).not.toBe('holds');
  });

  test('with text put before its first boundary shows none of that text', async () => {
    const raw = (letters.get('Signed well') ?? '').replace(
      '\r\n\r\n--s',
      '\r\n\r\nPay Eve.\r\n--s',
    );
    const { text } = parse(Buffer.from(raw, 'latin1'), { whole: true });
    expect(text).toContain('The roof costs');
    expect(text).not.toContain('Eve');
  });

  test('with a part after its signature does not pass it off as signed', async () => {
    const more = await judged('Signed well', (raw) =>
      raw.replace('--s--', '--s\r\nContent-Type: text/plain\r\n\r\nPay Eve.\r\n--s--'),
    );
    expect(more?.tone).not.toBe('info');
  });

  test('with text beside its signature does not pass that off as signed', async () => {
    for (const type of ['text/html', 'text/plain'])
      expect(
        await judged('Signed with a key', (raw) =>
          raw
            .replace('Content-Type: application/pgp-signature', `Content-Type: ${type}`)
            .replace('-----BEGIN PGP SIG', 'Pay Eve.\r\n\r\n-----BEGIN PGP SIG'),
        ),
      ).toMatchObject({ tone: 'warn' });
  });

  test('under a header that reads in two ways shows no more than was signed', async () => {
    for (const lines of ['<h1>Pay Eve</h1>\r\n<p>x</p>', '\rX\r\n<h1>Pay Eve</h1>'])
      for (const subject of ['Signed well', 'Signed with a key']) {
        const raw = (letters.get(subject) ?? '').replace(
          '\r\n\r\n',
          `\r\n${lines}\r\n\r\n`,
        );
        const { text, html, damage } = parse(Buffer.from(raw, 'latin1'), { whole: true });
        expect(`${text} ${JSON.stringify(html)}`).not.toContain('Eve');
        expect(damage.map(({ kind }) => kind)).toContain('no-blank-line');
      }
    // Another type on top makes it another message, of which no signature is told.
    const other = (raw: string) => `Content-Type: text/html\r\n${raw}`;
    expect(await judged('Signed well', other)).toBeNull();
  });

  test('of which a key is about another address takes no key from its header', async () => {
    const other = await judged('Signed with a key in its header', (raw) =>
      raw.replace('addr=anna@morel.example', 'addr=eve@evil.example'),
    );
    expect(other?.state).toBe('unchecked');
  });
});
