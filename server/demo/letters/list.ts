// A thread of six on a mailing list, with the fields lists add.
import { text } from '../compose.ts';
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

export const bindersList: Sketch[] = posts.map((post, index) => ({
  name: `binders-${index + 1}`,
  at: post.at,
  ...(post.zone === undefined ? {} : { zone: post.zone }),
  from: post.from,
  to: list,
  subject: `[binders] ${post.subject ?? `${index ? 'Re: ' : ''}Lifting parcel tape from calf`}`,
  id: (clock) => idOf(index + 1, clock),
  fields: (clock) => [
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
    'List-Unsubscribe: <mailto:binders-leave@lists.bindery.example>',
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
