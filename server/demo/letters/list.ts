// A thread of six on a mailing list, with the fields lists add.
import { createHash } from 'node:crypto';
import { text } from '../compose.ts';
import { mailDate } from '../dates.ts';
import { results } from './checks.ts';
import type { Clock, Sketch } from './sketch.ts';

const list = 'Binders list <binders@lists.bindery.example>';
const idOf = (post: number, clock: Clock): string =>
  `post-${post}.${clock.today}@lists.bindery.example`;

type Post = {
  from: string;
  at: Sketch['at'];
  zone?: number;
  answers: number | null;
  subject?: string;
  words: string;
};

const posts: Post[] = [
  {
    from: 'Aoife Brennan <aoife.brennan@bindery.example>',
    at: [29, '10:02'],
    zone: 0,
    answers: null,
    words: `Morning all,

a customer brings me a family Bible (1868, quarter calf) that somebody
"repaired" with parcel tape along both joints. The tape has gone brown
and hard, the leather below is powdery. What would you use to lift it
without taking the grain along? I have tried a warm spatula on a corner
and did not like what I saw.

Aoife
`,
  },
  {
    from: 'Jürgen Brandt <brandt@leder-brandt.example>',
    at: [29, '11:40'],
    answers: 1,
    words: `> What would you use to lift it without taking the grain along?

First consolidate, then lift. Two thin coats of a cellulose consolidant in
alcohol, wait a day, then the warm spatula again. If the grain still comes
along, stop: a brown joint is better than no joint.

Jürgen
`,
  },
  {
    from: 'Tom Whitaker <tom@whitaker.example>',
    at: [29, '13:15'],
    zone: 0,
    answers: 1,
    words: `Is it the sort of tape with a paper backing? If so the backing often comes
away dry and you only have the adhesive to deal with, which is half the
battle. Photographs would help.

Tom
`,
  },
  {
    from: 'Aoife Brennan <aoife.brennan@bindery.example>',
    at: [28, '09:21'],
    zone: 0,
    answers: 3,
    words: `> Is it the sort of tape with a paper backing?

It is, bless you. The backing came off dry this morning in two long
strips. What remains is the adhesive, about as thick as a stamp.

> Photographs would help.

The list eats attachments, so: https://bindery.example/bible/joint-1.jpg

Aoife
`,
  },
  {
    from: 'Hélène Le Goff <helene.legoff@reliure.example>',
    at: [27, '21:50'],
    answers: 4,
    words: `Hello from Brittany,

for the adhesive that is left: a little gel of methylcellulose, ten
minutes, under a strip of film, then a bone folder held almost flat. It
is slow. Put on some music.

>> What would you use to lift it without taking the grain along?
>
> The backing came off dry this morning in two long strips.

Lucky you!

Hélène
`,
  },
  {
    from: 'Aoife Brennan <aoife.brennan@bindery.example>',
    at: [22, '16:33'],
    zone: 0,
    answers: 5,
    subject: 'Done! (was: Lifting parcel tape from calf)',
    words: `Three evenings, one pot of gel and the whole of the Goldberg Variations
later, both joints are clean and the grain is where it was. Thank you all,
this list is worth more than my whole shelf of manuals.

The customer asked whether it could be done with a hair dryer next time.
I have hidden the hair dryer.

Aoife
`,
  },
];

const bounces = 'binders-bounces@lists.bindery.example';
/** The domain whose mail server signs what its people write. */
const signer = 'bindery.example';

/** The list adds lines to what was signed, so that the signature fits no more. */
function checksOf({ from }: Post): string[] {
  const host = /@([^>]+)/.exec(from)?.[1] ?? '';
  const spf = `spf=pass smtp.mailfrom=${bounces}`;
  if (host !== signer)
    return [results(spf, 'dkim=none', `dmarc=none header.from=${host}`)];
  return [
    results(
      spf,
      `dkim=fail (body hash did not verify) header.d=${signer}`,
      `dmarc=pass header.from=${signer}`,
    ),
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${signer}; s=2025;\r\n` +
      ` h=from:to:subject:date:message-id; bh=${digest(from)};\r\n` +
      ` b=${Array.from({ length: 8 }, (_, n) => digest(`${from}${n}`).slice(0, 43)).join('\r\n  ')}`,
  ];
}

/** As long as a signature is, and none: the key to it is nobody's. */
function digest(of: string): string {
  return createHash('sha256').update(of).digest('base64');
}

/** Before it came here: from the author's server, whose clock is wrong, to the list. */
function wayOf({ from, at, zone }: Post, clock: Clock): string[] {
  const host = /@([^>]+)/.exec(from)?.[1] ?? '';
  const arrived = clock.at(...at, zone);
  const time = (before: number) => mailDate(arrived - before * 1_000, zone ?? 60);
  return [
    `Received: from lists.bindery.example (localhost [127.0.0.1])\r\n by lists.bindery.example (Postfix) with ESMTP id 7B21C4;\r\n ${time(4)}`,
    `Received: from mail.${host} (mail.${host} [198.51.100.7])\r\n (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n by lists.bindery.example (Postfix) with ESMTPS id 52D0A9\r\n for <binders@lists.bindery.example>; ${time(196)}`,
    `Received: from [192.168.1.20] (unknown [203.0.113.8])\r\n by mail.${host} (Postfix) with ESMTPSA id 90F3E1;\r\n ${time(189)}`,
  ];
}

export const bindersList: Sketch[] = posts.map((post, index) => ({
  name: `binders-${index + 1}`,
  at: post.at,
  ...(post.zone === undefined ? {} : { zone: post.zone }),
  from: post.from,
  envelope: bounces,
  to: list,
  subject: `[binders] ${post.subject ?? `${index ? 'Re: ' : ''}Lifting parcel tape from calf`}`,
  id: (clock) => idOf(index + 1, clock),
  fields: (clock) => [
    ...checksOf(post),
    ...wayOf(post, clock),
    ...(post.answers === null
      ? []
      : [
          `In-Reply-To: <${idOf(post.answers, clock)}>`,
          `References: ${chain(post.answers)
            .map((each) => `<${idOf(each, clock)}>`)
            .join('\r\n ')}`,
        ]),
    'List-Id: Binders list <binders.lists.bindery.example>',
    'List-Post: <mailto:binders@lists.bindery.example>',
    'List-Archive: <https://lists.bindery.example/binders/>',
    'List-Help: <mailto:binders-request@lists.bindery.example?subject=help>',
    'List-Unsubscribe: <mailto:binders-leave@lists.bindery.example?subject=unsubscribe>',
    'Precedence: list',
  ],
  body: () =>
    text(
      `${post.words}_______________________________________________\nBinders list: https://lists.bindery.example/binders\n`,
      { transfer: '8bit' },
    ),
}));

// From the first post down to `post`.
function chain(post: number): number[] {
  const before = posts[post - 1]?.answers ?? null;
  return before === null ? [post] : [...chain(before), post];
}
