// Mailboxes whose messages differ as people's do, the same octets on every machine: where
// size counts, text that repeats itself would pack to nothing, and an index of ten words is
// none.
import { createChance, type Chance } from '../../campaign/fuzz/chance.ts';
import type { Mail } from '../../rigs/dovecot.ts';

/** Words that are used, most of them seldom. */
const vocabulary = 20_000;

/** `count` messages of 2 to 8 KB: text as it is written. */
export function variedSmall(count: number): Mail[] {
  const chance = createChance(1939);
  const words = makeWords(chance);
  return Array.from({ length: count }, (_, n) => {
    const text = textOf(words, chance, 1_500 + chance.below(6_000));
    return letter(n, 'text/plain; charset=utf-8', text, words, chance);
  });
}

/** `count` messages of about 200 KB: some text and a photo. */
export function variedMiddling(count: number): Mail[] {
  const chance = createChance(2449);
  const words = makeWords(chance);
  return Array.from({ length: count }, (_, n) => {
    const photo = Buffer.alloc(150_000);
    for (let at = 0; at < photo.length; at += 4)
      photo.writeUInt32LE(Math.floor(chance() * 2 ** 32), at);
    const lines = photo.toString('base64').match(/.{1,76}/g) ?? [];
    const body = [
      '--part',
      'Content-Type: text/plain; charset=utf-8',
      '',
      textOf(words, chance, 3_000),
      '--part',
      `Content-Type: image/jpeg; name="${wordOf(words, chance)}.jpg"`,
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment',
      '',
      ...lines,
      '--part--',
      '',
    ].join('\r\n');
    return letter(n, 'multipart/mixed; boundary=part', body, words, chance);
  });
}

function letter(
  n: number,
  type: string,
  body: string,
  words: readonly string[],
  chance: Chance,
): Mail {
  const from = wordOf(words, chance);
  const subject = Array.from({ length: 5 }, () => wordOf(words, chance)).join(' ');
  const date = new Date(Date.UTC(2024, 0, 1) + n * 3_600_000).toUTCString();
  const head = [
    `Received: from mx.example.org by mail.example.net; ${date.replace('GMT', '+0000')}`,
    `From: ${from} <${from}@example.org>`,
    'To: reader@example.net',
    `Subject: ${subject}`,
    `Date: ${date.replace('GMT', '+0000')}`,
    `Message-ID: <${n}.${chance.below(2 ** 31)}@example.org>`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
  ];
  const raw = Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
  // In place: a server that first moves ten thousand files measures that.
  return { raw, folder: 'cur', flags: 'S' };
}

function makeWords(chance: Chance): string[] {
  const sounds = 'ba be co da di fe ga ho in ka la ma no o pe ra si ta un ve'.split(' ');
  return Array.from({ length: vocabulary }, () =>
    Array.from(
      { length: 2 + chance.below(3) },
      () => sounds[chance.below(sounds.length)],
    ).join(''),
  );
}

/** The first words of all are said most: about as often as in a language (Zipf). */
function wordOf(words: readonly string[], chance: Chance): string {
  return words[Math.floor(words.length ** chance()) - 1] ?? 'word';
}

/** Lines of about 72 letters, so many octets. */
function textOf(words: readonly string[], chance: Chance, octets: number): string {
  const lines: string[] = [];
  let line = '';
  for (let length = 0; length < octets;) {
    line += `${line === '' ? '' : ' '}${wordOf(words, chance)}`;
    if (line.length < 72) continue;
    length += line.length + 2;
    lines.push(line);
    line = '';
  }
  return `${lines.join('\r\n')}\r\n`;
}
