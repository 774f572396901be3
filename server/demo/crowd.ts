// A mailbox of any size out of nothing: each small message is made from its number when it
// is asked for, always the same for the same day. For feeling and measuring speed.
import { isoDay, mailDate } from './dates.ts';
import { demoLimits } from './limits.ts';
import type { Letters } from './letters.ts';

/** Throws RangeError where `count` is no whole number from 0 to the limit. */
export function createCrowd(count: number, now: number): Letters {
  if (!Number.isInteger(count) || count < 0 || count > demoLimits.letters) {
    throw new RangeError(`a generated mailbox has 0 to ${demoLimits.letters} letters`);
  }
  const day = isoDay(now).replaceAll('-', '');
  const newest = Date.parse(isoDay(now));
  // Spread over eight years, however many they are; never more than one a second apart.
  const step = Math.max(1, Math.floor((8 * 365 * 86_400) / Math.max(1, count)));
  const sizes = new Uint32Array(count);

  function head(index: number): string {
    const chance = scramble(index);
    const [name, address] = pick(people, chance);
    const [subject] = pick(topics, chance >>> 5);
    const answer = (chance & 7) === 0 ? 'Re: ' : '';
    const at = newest - (count - index) * step * 1000;
    return (
      `Return-Path: <${address}>\r\n` +
      `Received: from mail.exemple.example by mx.poste-restante.example; ${mailDate(at, 0)}\r\n` +
      `From: ${name} <${address}>\r\n` +
      `To: Claire Martin <claire.martin@poste-restante.example>\r\n` +
      `Subject: ${answer}${subject} ${index + 1}\r\n` +
      `Date: ${mailDate(at, 0)}\r\n` +
      `Message-ID: <${day}.${index + 1}@crowd.example>\r\n` +
      `MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Transfer-Encoding: 8bit\r\n\r\n`
    );
  }

  // Between two and all of the paragraphs, cut between two of them: from 0.6 to 4 KB.
  function body(index: number): Buffer {
    const chance = scramble(index);
    const [, whole, ends] = pick(topics, chance >>> 5);
    const end = ends[1 + ((chance >>> 12) % (ends.length - 1))];
    return whole.subarray(0, end);
  }

  return {
    count,
    uid: (index) => `crowd.${day}.${index + 1}`,
    size(index) {
      const known = sizes[index];
      if (known) return known;
      const size = head(index).length + body(index).length;
      sizes[index] = size;
      return size;
    },
    pieces: (index) => [Buffer.concat([Buffer.from(head(index), 'latin1'), body(index)])],
  };
}

// A whole number that looks like chance but is always the same (the finish of MurmurHash3).
function scramble(index: number): number {
  let mixed = Math.imul(index + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function pick<Entry>(from: readonly [Entry, ...Entry[]], chance: number): Entry {
  return from[chance % from.length] ?? from[0];
}

const people: readonly [[string, string], ...[string, string][]] = [
  ['Julien Martin', 'julien.martin@famille.example'],
  ['Rowing club', 'secretary@rowing.example'],
  ['Maison du Papier', 'commandes@maison-papier.example'],
  ['Tom Whitaker', 'tom@whitaker.example'],
  ['=?utf-8?Q?H=C3=A9l=C3=A8ne_Le_Goff?=', 'helene.legoff@reliure.example'],
  ['Build server', 'build@forge.example'],
  ['Aoife Brennan', 'aoife.brennan@bindery.example'],
  ['Ville de Nantes', 'lettre@nantes.example'],
  ['Support', 'support@caisse.example'],
  ['=?utf-8?Q?J=C3=BCrgen_Brandt?=', 'brandt@leder.example'],
];

type Topic = [subject: string, whole: Buffer, ends: number[]];

function topic(subject: string, ...paragraphs: string[]): Topic {
  const parts = paragraphs.map((text) => `${text}\r\n\r\n`);
  const ends: number[] = [];
  let text = '';
  for (let round = 0; round < 4; round++) {
    for (const part of parts) {
      text += part;
      ends.push(Buffer.byteLength(text));
    }
  }
  return [subject, Buffer.from(text), ends];
}

const topics: readonly [Topic, ...Topic[]] = [
  topic(
    'Your order is on its way, number',
    'Good morning,\r\nyour parcel left our workshop this morning and should be with you\r\nwithin three working days.',
    'One roll of book cloth, dark green, 2 m\r\nTwo sheets of marbled paper, 50 x 70 cm',
    'Somebody has to sign for it. If nobody is at home, it waits for ten days\r\nat the shop named on the card.',
  ),
  topic(
    'Minutes of the committee, meeting',
    'Dear all,\r\nplease find the minutes below. Corrections to me by Friday.',
    'Boats: the new four arrives in March. The old one goes to the school.',
    'Money: the account stands at 4,812.60 euros; two members have not paid.',
    'Any other business: the key of the boathouse is with Martine.',
  ),
  topic(
    'Compte rendu du chantier, semaine',
    'Bonjour,\r\nles fenêtres du premier étage sont posées, le peintre commence lundi.',
    'Il manque toujours la poignée de la porte de l’atelier ; le fournisseur\r\nannonce dix jours.',
    'Prochaine visite jeudi à 8 h 30. Bien à vous.',
  ),
  topic(
    'Nightly build passed, run',
    'All 1,482 checks passed in 6 min 12 s on two machines.',
    'Slowest three:\r\n  archive/open    41 s\r\n  list/sort       12 s\r\n  reader/images    9 s',
    'Nothing to do. This message is sent to everybody who pushed this week.',
  ),
  topic(
    'Photos and news from home, letter',
    'Coucou,\r\nici tout va bien, le jardin est plein de tomates et la chatte a encore\r\ndormi dans le panier à linge.',
    'Papa demande si tu as toujours sa scie. Je crois que oui.',
    'On vous embrasse. Appelle dimanche si tu peux.',
  ),
];
