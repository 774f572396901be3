// Mailboxes of a measured size, the same bytes on every machine: many small messages, many
// middling ones, a mix as people have it, and one huge one.
import type { Mail } from '../../rigs/dovecot.ts';

const KiB = 1024;
const MiB = 1024 * KiB;

/** `count` messages of 2 to 8 KB. */
export function smallMail(count: number): Mail[] {
  return Array.from({ length: count }, (_, n) =>
    seen(letter(n, 2 * KiB + (chance(n) % (6 * KiB)))),
  );
}

/** 500 messages of 200 KB, as the newsletters and photos of a year. */
export function middlingMail(count = 500): Mail[] {
  const body = base64Lines(200 * KiB);
  return Array.from({ length: count }, (_, n) => seen(Buffer.concat([head(n), body])));
}

/**
 * Mixed as mailboxes are: most of a few KB, one in ten of 100 KB, four of 5 MB in each
 * thousand.
 */
export function mixedMail(count: number): Mail[] {
  const large = base64Lines(5 * MiB);
  return Array.from({ length: count }, (_, n) => {
    if (n % 250 === 125) return seen(Buffer.concat([head(n), large]));
    const bytes = n % 10 === 3 ? 100 * KiB : KiB + (chance(n) % (20 * KiB));
    return seen(letter(n, bytes));
  });
}

/** One message with a file of so many octets on the wire. */
export function hugeMail(bytes = 50 * MiB): Mail[] {
  return [seen(Buffer.concat([head(0), base64Lines(bytes)]))];
}

/** Already seen and in place: a server that first moves ten thousand files measures that. */
function seen(raw: Buffer): Mail {
  return { raw, folder: 'cur', flags: 'S' };
}

function letter(n: number, bytes: number): Buffer {
  const lines: string[] = [];
  for (let at = 0; at < bytes; at += 68) {
    // Every fortieth line begins with a dot: what is doubled on the wire must come out single.
    const first = chance(n + at) % 40 === 0 ? '.' : 'o';
    lines.push(
      `${first}${'the quick brown fox is tired of it all. '.repeat(2).slice(0, 65)}`,
    );
  }
  return Buffer.concat([head(n), Buffer.from(`${lines.join('\r\n')}\r\n`)]);
}

function head(n: number): Buffer {
  const day = new Date(Date.UTC(2020, 0, 1) + n * 3_600_000);
  const words = Array.from(
    { length: 6 },
    (_, at) => topics[chance(n + at) % topics.length],
  );
  const encoded = n % 5 === 0;
  const subject = encoded
    ? `=?utf-8?Q?R=C3=A9sum=C3=A9_${words.join('_')}?=`
    : words.join(' ');
  const lines = [
    `Return-Path: <sender${n % 97}@example.org>`,
    `Delivered-To: reader@example.net`,
    `Received: from mx${n % 7}.example.org (mx${n % 7}.example.org [192.0.2.${n % 250}])`,
    `\tby mail.example.net (Postfix) with ESMTPS id ${hex(n)}${hex(n + 1)}`,
    `\tfor <reader@example.net>; ${mailDate(day)}`,
    `Received: from localhost (unknown [198.51.100.${n % 250}])`,
    `\tby mx${n % 7}.example.org (Postfix) with ESMTP id ${hex(n + 2)}; ${mailDate(day)}`,
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=mail;`,
    ...Array.from({ length: 5 }, (_, at) => `\tb${at}=${hex(n * 5 + at).repeat(8)}`),
    `From: "Sender Number ${n % 97}" <sender${n % 97}@example.org>`,
    `To: Reader <reader@example.net>, Other Person <other${n % 11}@example.net>`,
    `Subject: ${subject} ${n}`,
    `Date: ${mailDate(day)}`,
    `Message-ID: <${hex(n)}.${n}@example.org>`,
    `List-Unsubscribe: <https://lists.example.org/u/${hex(n)}${hex(n + 3)}>`,
    `MIME-Version: 1.0`,
    `Content-Type: text/plain; charset=utf-8`,
    `Content-Transfer-Encoding: 8bit`,
    `X-Mailer: example`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
}

/** So many octets as they travel: lines of 76 and their ends (RFC 2045 §6.8). */
function base64Lines(bytes: number): Buffer {
  const rows = Math.ceil(bytes / 78);
  const out = Buffer.alloc(rows * 78, 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/');
  for (let row = 1; row <= rows; row++) out.write('\r\n', row * 78 - 2, 'latin1');
  return out;
}

const mailDate = (day: Date): string => day.toUTCString().replace('GMT', '+0000');
const hex = (n: number): string => chance(n).toString(16).padStart(8, '0');

/** A whole number that looks like chance and is always the same (MurmurHash3's finish). */
function chance(n: number): number {
  let mixed = Math.imul(n + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const topics = [
  'invoice', 'minutes', 'holiday', 'garden', 'meeting', 'order', 'library', 'rowing',
  'reminder', 'photos', 'answer', 'agenda', 'receipt', 'weather', 'train', 'concert',
]; // prettier-ignore
