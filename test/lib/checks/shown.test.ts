// What is proven must be what is shown: a header that reads in two ways, or carries a second
// field above the signed one, lets one program verify what another does not show.
import { describe, expect, test } from 'vitest';
import { headOf, octets } from '../../../lib/checks/head.ts';
import { parse } from '../../../lib/mime/parse.ts';
import { checksOf, nobody } from '../../rigs/checks.ts';
import { createSigner, lookUpIn, signed, zoneOf } from '../../rigs/signer.ts';

const bank = createSigner('bank.example');
const received =
  'Received: from x by mx1.post.example with ESMTPS; Mon, 02 Mar 2026 12:00:00 +0000\r\n';
const honest = await signed(
  'From: Bank <service@bank.example>\r\nTo: you@post.example\r\nSubject: Your receipt\r\n' +
    'Date: Mon, 02 Mar 2026 12:00:00 +0000\r\nMessage-ID: <1@bank.example>\r\nMIME-Version: 1.0\r\n' +
    'Content-Type: text/html; charset=utf-8\r\n\r\n<p>Thanks.</p>\r\n',
  bank,
);
const lookUp = lookUpIn(zoneOf(bank));
const atEnd = (lines: string) => honest.replace('\r\n\r\n', `\r\n${lines}\r\n\r\n`);
const damageOf = (text: string) =>
  parse(octets(text), { whole: true }).damage.map(({ kind }) => kind);

const unclear: Record<string, string> = {
  'text among the fields': atEnd('<h1>Evil</h1>\r\n<p>second</p><template>'),
  'a line that begins with CR': atEnd('\rX\r\n<h1>Evil</h1><!--'),
  'a name with a space that is none': `Subject\u00a0: Evil\r\n${honest}`,
  'a field behind a CR': `X-A: b\rContent-Type: text/plain\r\n${honest}`,
  'a header of nothing but CR': `X-A: ${'a'.repeat(70_000)}\rSubject: Evil\r\r\r\n${honest}`,
};
const added: Record<string, string> = {
  subject: `Subject: Pay now\r\n${honest}`,
  date: `Date: Mon, 02 Mar 2020 12:00:00 +0000\r\n${honest}`,
  'content type': `Content-Type: text/plain\r\n${honest}`,
  encoding: `Content-Transfer-Encoding: base64\r\nContent-Transfer-Encoding: 8bit\r\n${honest}`,
  to: `To : evil@x.example\r\n${honest}`,
};

describe('a signature proves nothing', () => {
  test.each(Object.entries(unclear))('under %s', async (_, text) => {
    const { verdict, signatures } = await checksOf(received + text, lookUp);
    expect(verdict).toBe('unchecked');
    expect(signatures.every(({ state }) => state === 'unknown')).toBe(true);
    expect(signatures.map(({ why }) => why)).toContain('header-unclear');
  });

  test.each(Object.entries(added))('with another %s above its own', async (_, text) => {
    const { verdict, signatures } = await checksOf(received + text, lookUp);
    expect(verdict).toBe('unchecked');
    expect(signatures.map(({ why }) => why)).toEqual(['field-added']);
  });

  test.each([
    ['base64', 'Thanks for 30 euros'],
    ['quoted-printable', 'You owe us a=30 euros'],
    ['Quoted-Printable (so)', '<p style="color: red">Thanks'],
    ['x-uue', 'Thanks'],
  ])('with %s added, which no encoder made of "%s"', async (encoding, words) => {
    const [head = ''] = honest.split('\r\n\r\n');
    const plain = head.slice(head.indexOf('From:'));
    const text = await signed(`${plain}\r\n\r\n${words}\r\n`, bank);
    expect((await checksOf(received + text, lookUp)).verdict).toBe('confirmed');
    const bent = `Content-Transfer-Encoding: ${encoding}\r\n${text}`;
    const { verdict, signatures } = await checksOf(received + bent, lookUp);
    expect(verdict).toBe('unchecked');
    expect(signatures.map(({ why }) => why)).toEqual(['field-added']);
  });

  test.each([
    ['base64', 'VGhhbmtz\r\nVGhhbmtz\r\n'],
    ['quoted-printable', 'M=C3=BCnchen: a=3D1, so lang=\r\n=20\r\n=2Eund =20\r\n=46rom'],
    ['x-uuencode', 'begin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n'],
    ['8bit', 'a=30 =\u00fc'],
  ])('unless the body is what %s makes', async (encoding, body) => {
    const [head = ''] = honest.split('\r\n\r\n');
    const fields = `${head.slice(head.indexOf('From:'))}\r\nContent-Transfer-Encoding: ${encoding}`;
    const text = await signed(`${fields}\r\n\r\n${body}`, bank, {
      fields: 'From:To:Subject:Date:Content-Type',
    });
    expect((await checksOf(received + text, lookUp)).verdict).toBe('confirmed');
  });

  test('of a subject that it does not cover', async () => {
    const text = await signed(honest.slice(honest.indexOf('From:')), bank, {
      fields: 'From:To:Date',
    });
    expect((await checksOf(received + text, lookUp)).verdict).toBe('unchecked');
  });

  test('where the body that is shown begins elsewhere', async () => {
    const head = headOf(octets(honest));
    expect(head.isSound).toBe(true);
    expect((await checksOf(received + honest, lookUp)).verdict).toBe('confirmed');
    const off = await checksOf(received + honest, lookUp, 'pop.post.example', 1);
    expect(off.verdict).toBe('unchecked');
  });

  test('whoever verified it', async () => {
    const results =
      'Authentication-Results: mx1.post.example; dkim=pass header.d=bank.example;' +
      ' dmarc=pass header.from=bank.example\r\n';
    expect((await checksOf(received + results + honest, nobody)).verdict).toBe(
      'confirmed',
    );
    for (const text of [...Object.values(unclear), ...Object.values(added)]) {
      const { verdict } = await checksOf(received + results + text, nobody);
      expect(['changed', 'unchecked']).toContain(verdict);
    }
    // Sent by the domain's own server: then all of it is the domain's.
    const spf = results.replace('dkim=pass header.d', 'spf=pass smtp.mailfrom');
    const own = await checksOf(received + spf + added['subject'], nobody);
    expect(own.verdict).toBe('confirmed');
  });

  test('but holds under a separator of a spool, and named twice', async () => {
    const spool = `From MAILER Mon Mar  2 12:00:00 2026\r\n${honest}`;
    expect((await checksOf(spool, lookUp)).verdict).toBe('confirmed');
  });
});

test('a header that reads in two ways is told as damage', () => {
  expect(damageOf(honest)).toEqual([]);
  expect(damageOf(atEnd('<h1>Evil</h1>\r\n<p>second</p>'))).toEqual(['no-blank-line']);
  expect(damageOf(atEnd('\rX\r\n<h1>Evil</h1><!--'))).toEqual(['no-blank-line']);
});

test('lines with a doubled CR are a header and a body all the same', () => {
  const text = 'From: a@b.example\r\r\nSubject: Two\r\r\n\r\r\nBody.\r\r\n';
  const letter = parse(octets(text), { whole: true });
  expect(letter.subject).toBe('Two');
  expect(letter.text?.trim()).toBe('Body.');
});

test('a CR inside a field begins no other field', () => {
  const text = 'From: a@b.example\r\nX-A: b\rContent-Type: text/html\r\n\r\n<p>x</p>\r\n';
  expect(parse(octets(text), { whole: true }).structure.type).toBe('text/plain');
});
