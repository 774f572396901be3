// What of a message is signed or encrypted, told from its parts and its text alone.
import { describe, expect, test } from 'vitest';
import { parse } from '../../../lib/mime/parse.ts';

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
const of = (text: string) => parse(bytes(text), { whole: true }).protection;

const signed = (protocol: string, signature: string, boundary = 's') =>
  `Content-Type: multipart/signed; boundary=${boundary}${protocol}

--${boundary}
Content-Type: text/plain

signed
--${boundary}
Content-Type: ${signature}

x
--${boundary}--
`;
const smime = '; protocol="application/pkcs7-signature"; micalg=sha-256';

describe('a signed message', () => {
  test('by S/MIME names what is covered and the signature', () => {
    const all = {
      kind: 'smime-signed',
      path: '1',
      protectedPath: '1.1',
      signaturePath: '1.2',
      coversAll: true,
    };
    expect(of(signed(smime, 'application/pkcs7-signature'))).toEqual(all);
    expect(of(signed('', 'application/x-pkcs7-signature'))).toEqual(all);
  });

  test('by OpenPGP is told by its protocol, or by the signature where none is named', () => {
    for (const protocol of ['; protocol="Application/PGP-Signature"', ''])
      expect(of(signed(protocol, 'application/pgp-signature'))).toMatchObject({
        kind: 'pgp-signed',
        signaturePath: '1.2',
      });
  });

  test('in one part is opaque: what is covered is inside', () => {
    for (const type of ['application/pkcs7-mime', 'application/x-pkcs7-mime'])
      expect(of(`Content-Type: ${type}; smime-type=signed-data; name=x\n\nAA==`)).toEqual(
        {
          kind: 'smime-signed',
          path: '1',
          protectedPath: '1',
          signaturePath: null,
          coversAll: true,
        },
      );
  });

  test('with a third part does not cover that', () => {
    for (const type of ['application/pkcs7-signature', 'application/pgp-signature'])
      expect(
        of(signed('', type).replace('--s--', '--s\n\nPay Eve.\n--s--')),
      ).toMatchObject({ signaturePath: '1.2', coversAll: false });
  });

  test('of which a part is missing is none', () => {
    const half = 'Content-Type: multipart/signed; boundary=s\n\n--s\n\nalone\n--s--\n';
    expect(of(half)).toEqual({ kind: 'none' });
    expect(of('Content-Type: multipart/signed\n\nx')).toEqual({ kind: 'none' });
  });

  test('with something around it does not cover all', () => {
    const inner = signed(smime, 'application/pkcs7-signature');
    const around = `Content-Type: multipart/mixed; boundary=m\n\n--m\n\nunsigned\n--m\n${inner}--m--\n`;
    expect(of(around)).toMatchObject({
      kind: 'smime-signed',
      path: '1.2',
      protectedPath: '1.2.1',
      coversAll: false,
    });
  });

  test('forwarded as a message does not sign the message that brings it', () => {
    const inner = signed(smime, 'application/pkcs7-signature');
    expect(
      of(
        `Content-Type: multipart/mixed; boundary=m\n\n--m\n\nsee\n--m\nContent-Type: message/rfc822\n\n${inner}--m--\n`,
      ),
    ).toEqual({ kind: 'none' });
    expect(of(`Content-Type: message/rfc822\n\n${inner}`)).toEqual({ kind: 'none' });
  });

  test('signed twice is told by its outer signature', () => {
    const inner = signed(smime, 'application/pkcs7-signature', 'inner');
    const outer = `Content-Type: multipart/signed; boundary=o; protocol="application/pgp-signature"\n\n--o\n${inner}--o\nContent-Type: application/pgp-signature\n\nx\n--o--\n`;
    expect(of(outer)).toMatchObject({ kind: 'pgp-signed', protectedPath: '1.1' });
  });
});

describe('an encrypted message', () => {
  test('by OpenPGP is its second part', () => {
    expect(
      of(
        'Content-Type: multipart/encrypted; boundary=e; protocol="application/pgp-encrypted"\n\n' +
          '--e\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n' +
          '--e\nContent-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\n--e--\n',
      ),
    ).toMatchObject({ kind: 'pgp-encrypted', protectedPath: '1.2', coversAll: true });
  });

  test('by S/MIME is told by its type, or by the name where the type says nothing', () => {
    const ways: [string, string][] = [
      ['application/pkcs7-mime; smime-type=enveloped-data', 'smime-encrypted'],
      ['application/pkcs7-mime; smime-type=authEnveloped-data', 'smime-encrypted'],
      ['application/x-pkcs7-mime; name=smime.p7m', 'smime-encrypted'],
      ['application/octet-stream; name=smime.p7m', 'smime-encrypted'],
      ['application/pkcs7-mime; smime-type=compressed-data', 'smime-compressed'],
      ['application/octet-stream; name=smime.p7z', 'smime-compressed'],
    ];
    for (const [type, kind] of ways)
      expect(of(`Content-Type: ${type}\n\nAA==`), type).toMatchObject({ kind });
    expect(of('Content-Type: application/octet-stream; name=x.bin\n\nAA==').kind).toBe(
      'none',
    );
  });

  test('between two parts of HTML does not cover all (EFAIL)', () => {
    const part = (type: string, body: string) =>
      `--m\nContent-Type: ${type}\n\n${body}\n`;
    const letter = parse(
      bytes(
        'Content-Type: multipart/mixed; boundary=m\n\n' +
          part('text/html', '<img src="https://evil.example/') +
          part('application/pkcs7-mime; smime-type=enveloped-data', 'AA==') +
          part('text/html', '">') +
          '--m--\n',
      ),
      { whole: true },
    );
    expect(letter.protection).toMatchObject({
      kind: 'smime-encrypted',
      coversAll: false,
    });
    expect(letter.html.map(({ path }) => path)).toEqual(['1.1', '1.3']);
    expect(letter.attachments).toMatchObject([{ path: '1.2' }]);
  });
});

describe('armour in the text', () => {
  const armour = (kind: string) =>
    `-----BEGIN PGP ${kind}-----\n\nx\n-----END PGP ${kind === 'MESSAGE' ? kind : 'SIGNATURE'}-----\n`;

  test('signs or encrypts the text it is', () => {
    expect(of(`Subject: x\n\n${armour('SIGNED MESSAGE')}`)).toMatchObject({
      kind: 'pgp-inline-signed',
      coversAll: true,
    });
    expect(of(`Subject: x\n\n${armour('MESSAGE')}`)).toMatchObject({
      kind: 'pgp-inline-encrypted',
      coversAll: true,
    });
  });

  test('with words before or behind it does not cover all', () => {
    const text = armour('SIGNED MESSAGE');
    for (const around of [`Pay Eve!\n${text}`, `${text}Pay Eve!\n`])
      expect(of(`Subject: x\n\n${around}`)).toMatchObject({ coversAll: false });
  });

  test('quoted, or in HTML, or a key, is none', () => {
    expect(of('Subject: x\n\n> -----BEGIN PGP MESSAGE-----\n').kind).toBe('none');
    expect(
      of('Content-Type: text/html\n\n<pre>\n-----BEGIN PGP MESSAGE-----\n</pre>').kind,
    ).toBe('none');
    expect(of('Subject: x\n\n-----BEGIN PGP PUBLIC KEY BLOCK-----\n').kind).toBe('none');
  });

  test('beside an attachment does not cover it', () => {
    const text = armour('SIGNED MESSAGE');
    expect(
      of(
        `Content-Type: multipart/mixed; boundary=m\n\n--m\n\n${text}--m\nContent-Disposition: attachment; filename=a\n\nx\n--m--\n`,
      ),
    ).toMatchObject({ kind: 'pgp-inline-signed', coversAll: false, path: '1.1' });
  });
});
