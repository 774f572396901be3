// Signed and encrypted letters as mail programs send them, and as they are bent to deceive.
// Each says in its subject what it is.
import * as openpgp from 'openpgp';
import { letterOf, lettersOf, type Letters } from '../../server/demo/letters.ts';
import type { createAuthority } from '../rigs/smime.ts';

const bytes = (text: string) => Buffer.from(text.replace(/\r?\n/g, '\r\n'));
const base64 = (data: Uint8Array) =>
  Buffer.from(data).toString('base64').replace(/.{76}/g, '$&\r\n');

function letter(subject: string, body: string, more = ''): Buffer {
  const date = new Date(Date.now() + 60_000).toUTCString().replace('GMT', '+0000');
  return bytes(
    `From: Anna Morel <anna@morel.example>\r\nTo: claire@exemple.example\r\n` +
      `Subject: ${subject}\r\nDate: ${date}\r\nMIME-Version: 1.0\r\n${more}${body}`,
  );
}

function signed(protocol: string, entity: Buffer, signature: string): string {
  const end = protocol.includes('pkcs7')
    ? `Content-Transfer-Encoding: base64\r\n\r\n${signature}`
    : `\r\n${signature}`;
  return (
    `Content-Type: multipart/signed; boundary=s; protocol="${protocol}"\r\n\r\n` +
    `--s\r\n${entity.toString()}\r\n--s\r\nContent-Type: ${protocol}\r\n${end}\r\n--s--\r\n`
  );
}

const entity = bytes('Content-Type: text/plain\n\nThe roof costs 4 200 euros.\n');

export async function signedLetters(
  authority: ReturnType<typeof createAuthority>,
): Promise<Letters> {
  const anna = authority.signer('anna@morel.example', { name: 'Anna Morel' });
  const eve = authority.signer('eve@evil.example');
  const smime = 'application/pkcs7-signature';
  const pgp = 'application/pgp-signature';
  const { privateKey, publicKey } = await openpgp.generateKey({
    userIDs: [{ name: 'Anna Morel', email: 'anna@morel.example' }],
    format: 'object',
  });
  const armoured = async (content: Buffer): Promise<string> =>
    openpgp.sign({
      message: await openpgp.createMessage({ binary: content }),
      signingKeys: privateKey,
      detached: true,
    });
  const withKey = bytes(
    `Content-Type: multipart/mixed; boundary=k\n\n--k\n${entity.toString().replaceAll('\r', '')}` +
      `--k\nContent-Type: application/pgp-keys; name=key.asc\n\n${publicKey.armor()}\n--k--\n`,
  );
  const enveloped =
    'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n' +
    `Content-Transfer-Encoding: base64\r\n\r\n${base64(authority.encrypt(entity, anna))}\r\n`;
  const opaque =
    'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n' +
    `Content-Transfer-Encoding: base64\r\n\r\n${base64(authority.sign(entity, [anna], '-nodetach'))}\r\n`;
  const good = signed(smime, entity, base64(authority.sign(entity, [anna])));
  const html = (content: string) =>
    `--m\r\nContent-Type: text/html\r\n\r\n${content}\r\n`;
  const all = [
    letter('Signed well', good),
    letter('Signed and altered', good.replace('4 200', '9 900')),
    letter(
      'Signed by another',
      signed(smime, entity, base64(authority.sign(entity, [eve]))),
    ),
    letter('Signed around its text', opaque),
    letter(
      'Signed in a part',
      `Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\r\nPay Eve.\r\n--m\r\n${good}--m--\r\n`,
    ),
    letter('Signed with a key', signed(pgp, withKey, await armoured(withKey))),
    letter(
      'Signed with a key in its header',
      signed(pgp, entity, await armoured(entity)),
      `Autocrypt: addr=anna@morel.example; keydata=\r\n ${base64(publicKey.write()).replaceAll('\r\n', '\r\n ')}\r\n`,
    ),
    letter('Signed with no key', signed(pgp, entity, await armoured(entity))),
    letter('Closed', enveloped),
    letter(
      'Closed between HTML',
      'Content-Type: multipart/mixed; boundary=m\r\n\r\n' +
        html('<p>before<img src="https://evil.example/') +
        `--m\r\n${enveloped}` +
        html('"><p>after') +
        '--m--\r\n',
    ),
  ];
  return lettersOf(all.map((raw, at) => letterOf(`signed-${at}`, raw)));
}
