// Whole messages as they are really sent, the same bytes on every machine: texts alone,
// newsletters in both forms, letters with files; in the charsets and encodings of a mailbox.

const KiB = 1024;

/** `count` messages of 2 KB to 150 KB, about 22 KB on average. */
export function realisticMail(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, n) => {
    const kind = n % 10;
    if (kind < 3) return plain(n);
    if (kind < 8) return newsletter(n);
    return withFiles(n);
  });
}

function plain(n: number): Uint8Array {
  return gather(n, [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    prose(n, 2 * KiB + (chance(n) % (4 * KiB))),
  ]);
}

function newsletter(n: number): Uint8Array {
  const boundary = `=_part_${chance(n).toString(36)}`;
  return gather(n, [
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...alternatives(n, boundary),
  ]);
}

function alternatives(n: number, boundary: string): string[] {
  const isBase64 = n % 4 === 1;
  const encode = isBase64 ? base64 : quotedPrintable;
  const encoding = isBase64 ? 'base64' : 'quoted-printable';
  const text = prose(n, 2 * KiB);
  const html = markup(n, 12 * KiB + (chance(n) % (12 * KiB)));
  return [
    `--${boundary}`,
    'Content-Type: text/plain; charset="utf-8"',
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    encode(text),
    `--${boundary}`,
    'Content-Type: text/html; charset="utf-8"',
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    encode(html),
    `--${boundary}--`,
    '',
  ];
}

function withFiles(n: number): Uint8Array {
  const outer = `----=_Next_${chance(n).toString(36)}`;
  const inner = `----=_Alt_${chance(n + 1).toString(36)}`;
  const file = Buffer.alloc(10 * KiB + (chance(n) % (60 * KiB)));
  for (let at = 0; at + 4 <= file.length; at += 4) file.writeUInt32LE(chance(n + at), at);
  return gather(n, [
    `Content-Type: multipart/mixed; boundary="${outer}"`,
    '',
    `--${outer}`,
    `Content-Type: multipart/alternative; boundary="${inner}"`,
    '',
    ...alternatives(n, inner),
    `--${outer}`,
    `Content-Type: application/pdf; name="=?utf-8?Q?re=C3=A7u_${n}.pdf?="`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename*=utf-8''re%C3%A7u%20${n}.pdf`,
    '',
    file.toString('base64').replace(/.{76}/g, '$&\r\n'),
    `--${outer}--`,
    '',
  ]);
}

function gather(n: number, rest: string[]): Uint8Array {
  const day = new Date(Date.UTC(2024, 0, 1) + n * 3_600_000).toUTCString();
  const trace = Array.from(
    { length: 4 },
    (_, at) =>
      `Received: from mx${at}.example.org (mx${at}.example.org [192.0.2.${n % 250}])\r\n` +
      `\tby mx${at + 1}.example.org (Postfix) with ESMTPS id ${chance(n + at).toString(16)}\r\n` +
      `\tfor <reader@example.net>; ${day}`,
  );
  const lines = [
    'Return-Path: <bounce@example.org>',
    ...trace,
    'Authentication-Results: mx4.example.org; dkim=pass header.d=example.org; spf=pass',
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=mail;`,
    ...Array.from(
      { length: 5 },
      (_, at) =>
        `\tb${at}=${chance(n + at)
          .toString(16)
          .repeat(8)}`,
    ),
    `From: "Sender Number ${n % 97}" <sender${n % 97}@example.org>`,
    'To: Reader <reader@example.net>, "Person, Other" <other@example.net>',
    `Subject: =?utf-8?Q?R=C3=A9sum=C3=A9_${n}?= =?utf-8?B?w6kgw6A=?=`,
    `Date: ${day.replace('GMT', '+0000')}`,
    `Message-ID: <${chance(n).toString(16)}.${n}@example.org>`,
    `List-Unsubscribe: <https://lists.example.org/u/${chance(n).toString(16)}>`,
    'MIME-Version: 1.0',
    ...rest,
  ];
  return Buffer.from(lines.join('\r\n'));
}

function prose(n: number, bytes: number): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes; at += 60)
    lines.push(`Ligne ${at + n} : le vif renard brun — déjà fatigué — saute encore.`);
  return `${lines.join('\r\n')}\r\n`;
}

function markup(n: number, bytes: number): string {
  const rows: string[] = [
    '<!DOCTYPE html><html><head><title>Nouvelles</title></head><body>',
  ];
  for (let at = 0; at < bytes; at += 220)
    rows.push(
      `<tr><td style="padding:0 12px;font:16px/1.5 Arial" class="c${n % 7}"><a href="https://example.org/${chance(at).toString(36)}?u=${n}">Découvrez l’été nº ${at}</a><br>texte &amp; image</td></tr>`,
    );
  return `${rows.join('\r\n')}\r\n</body></html>\r\n`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
}

function quotedPrintable(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\r\n')) {
    let shown = '';
    for (const byte of Buffer.from(line)) {
      const isPlain = byte >= 32 && byte < 127 && byte !== 61;
      const piece = isPlain
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      if (shown.length + piece.length > 75) {
        lines.push(`${shown}=`);
        shown = '';
      }
      shown += piece;
    }
    lines.push(shown);
  }
  return lines.join('\r\n');
}

/** A whole number that looks like chance and is always the same (MurmurHash3's finish). */
function chance(n: number): number {
  let mixed = Math.imul(n + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
