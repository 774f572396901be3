// Letters from family and friends: plain ones, photos, long lists of people, many languages.
import { file, html, multipart, text } from '../compose.ts';
import { bookplate, evening, picture, png } from '../pictures.ts';
import type { Sketch } from './sketch.ts';

const julien = 'Julien Martin <julien.martin@famille.example>';
const tom = 'Tom Whitaker <tom@whitaker.example>';

export const family: Sketch[] = [
  {
    name: 'grandmother',
    at: [96, '10:12'],
    from: 'Odette Martin <odette.martin@laposte.example>',
    subject: 'Des nouvelles du jardin',
    charset: 'iso-8859-1',
    body: () =>
      text(
        `Ma petite Claire,

Merci pour ta lettre, elle m'a fait bien plaisir. Ici les premières gelées
ont grillé les dahlias, mais j'ai encore des poireaux et trois belles
courges que je garde pour toi. Ton cousin est venu réparer la gouttière,
il a mangé comme quatre.

J'ai retrouvé au grenier le livre de messe de ta grand-mère. Le dos est
tout décousu. Tu pourrais peut-être y jeter un oeil quand tu viendras à
Noël ? Rien ne presse.

Je t'embrasse bien fort, et n'oublie pas de manger.

Mamie
`,
        { charset: 'iso-8859-1' },
      ),
  },
  {
    name: 'pornic-photo',
    at: [2, '18:42'],
    from: julien,
    subject: 'Le soir à Pornic, la photo promise',
    body: () =>
      multipart('mixed', 'pornic-7f31', [
        text(
          `Salut Claire,

voilà la photo de samedi soir, en grand pour que tu puisses l'imprimer.
On voit presque le phare si on cherche bien. Les enfants veulent y
retourner dès qu'il fait beau ; j'ai dit « au printemps », ils ont compris
« la semaine prochaine ».

Tu as toujours ma scie japonaise ?

Bises,
Julien
`,
        ),
        file('IMG_4312 Pornic.png', 'image/png', picture(720, 507, evening(720, 507))),
      ]),
  },
  {
    name: 'tom-may',
    at: [21, '22:05'],
    zone: 0,
    from: tom,
    subject: 'Coming to Nantes in May?',
    // format=flowed (RFC 3676): a line that ends in a space goes on.
    body: () =>
      text(
        `Hi Claire,\r
\r
Sarah and I are thinking of taking the ferry over in May, probably the \r
second week, and driving down the coast. Would you be around? We would \r
love to see the new workshop, and I promise not to touch the guillotine \r
this time.\r
\r
We can bring:\r
- the marbling combs you asked about\r
- proper tea\r
- the dog, unless you object\r
\r
Let me know what suits. No hurry, the ferry only fills up after Easter.\r
\r
Tom\r
-- \r
Tom Whitaker, 14 Mill Lane, Lewes\r
`,
        { parameters: '; format=flowed', transfer: '7bit', charset: 'us-ascii' },
      ),
  },
  {
    name: 'tom-may-again',
    at: [18, '08:31'],
    zone: 0,
    from: tom,
    subject: 'Re: Coming to Nantes in May?',
    fields: (clock) => [
      `In-Reply-To: <may.${clock.today}@poste-restante.example>`,
      `References: <tom-may.${clock.today}@whitaker.example>\r\n <may.${clock.today}@poste-restante.example>`,
    ],
    body: (clock) =>
      text(
        `Perfect, we will book the crossing for the twelfth.\r
\r
On ${clock.day(19, 'en-GB')}, Claire Martin wrote:\r
> The second week is ideal, the book fair is over by then and I will be \r
> human again. Stay as long as you like.\r
>\r
>> We would love to see the new workshop, and I promise not to touch the \r
>> guillotine this time.\r
>\r
> You may touch it. You may not test whether it is sharp.\r
\r
Understood. I still have all ten, and plan to keep them.\r
\r
T.\r
`,
        { parameters: '; format=flowed', transfer: '7bit', charset: 'us-ascii' },
      ),
  },
  {
    name: 'birthday',
    at: [12, '16:20'],
    from: 'Léa & Karim <lea.karim@famille.example>',
    subject: '🎈 Inès a six ans, viens souffler les bougies !',
    body: (clock) =>
      multipart('related', 'ines-rel', [
        multipart('alternative', 'ines-alt', [
          text(
            `Inès a six ans ! Goûter chez nous ${clock.day(-9, 'fr-FR')} à 15 h.\nRéponse souhaitée avant mercredi. — Léa et Karim\n`,
          ),
          html(
            `<!DOCTYPE html><html lang="fr"><body style="margin:0;background:#fff7e8;font-family:Georgia,serif">
<div style="max-width:520px;margin:0 auto;padding:32px;text-align:center">
<img src="cid:plate@famille.example" width="96" height="96" alt="Un livre ouvert">
<h1 style="color:#a3341f">Inès a six ans&nbsp;!</h1>
<p>Goûter, jeux et gâteau au citron<br><b>${clock.day(-9, 'fr-FR')} à 15&nbsp;h</b><br>12 rue des Tanneurs, deuxième étage</p>
<p style="color:#5b5140">Elle voudrait un livre avec un renard dedans.<br>Réponse souhaitée avant mercredi.</p>
</div></body></html>`,
          ),
        ]),
        file('plate.png', 'image/png', png(64, 64, bookplate(64, [163, 52, 31])), {
          disposition: 'inline',
          cid: 'plate@famille.example',
        }),
      ]),
  },
  {
    name: 'reunion',
    at: [40, '09:00'],
    from: 'Bernard Martin <bernard.martin@famille.example>',
    to: cousins(44),
    cc: 'Mairie de Clisson <salles@clisson.example>',
    subject: 'Cousinade : la salle est réservée',
    body: () =>
      text(
        `Chers tous,

la salle du Val de Moine est à nous le premier samedi de juin, de 10 h à
minuit. Nous serons 63, dont 17 enfants et un âne (Gérard insiste).

Chacun apporte une entrée OU un dessert pour huit. Les frites, c'est moi.
Merci de me dire :
  1. combien vous êtes,
  2. si vous dormez sur place,
  3. qui peut prêter une remorque.

Répondez à moi seul, pas à tout le monde, sinon nous aurons encore deux
cents messages comme la dernière fois.

Bernard
`,
      ),
  },
  {
    name: 'no-subject',
    at: [6, '07:58'],
    from: 'Papa <michel.martin@laposte.example>',
    subject: '',
    body: () =>
      text('Bien arrivés. Le train était à l’heure, pour une fois. Bises. Papa\n', {
        transfer: '8bit',
      }),
  },
  {
    name: 'long-subject',
    at: [33, '23:47'],
    from: 'Margaux Le Bris <margaux@lebris.example>',
    subject:
      'Tu te souviens du petit hôtel de Saint-Malo où le patron nous avait prêté ses bottes, ' +
      'celui avec l’escalier en colimaçon et le perroquet qui répondait au téléphone ? Eh bien ' +
      'il est à vendre, et j’ai très envie de faire une bêtise, dis-moi vite que c’en est une',
    body: () =>
      text(
        'Tout est dans le sujet. Appelle-moi avant que je signe quelque chose.\n\nM.\n',
      ),
  },
  {
    name: 'leila',
    at: [9, '14:15'],
    zone: 120,
    from: 'ليلى منصور <leila.mansour@khatt.example>',
    subject: 'دعوة إلى ورشة الخط العربي',
    body: () =>
      multipart('alternative', 'khatt-42', [
        text(
          `عزيزتي كلير،

يسعدني أن أدعوك إلى ورشة الخط العربي التي نقيمها في بيروت في الربيع القادم.
ستعمل المشاركات على الورق المصقول يدويا، ونحتاج إلى من يعلّمنا خياطة الدفاتر
على طريقتكم في Nantes (أربع جلسات، من 10:00 إلى 13:00).

نتكفل بالسفر والإقامة. أخبريني من فضلك هل يناسبك شهر أبريل أو مايو؟

مع خالص المودة،
ليلى
`,
          { transfer: 'base64' },
        ),
        html(
          `<html dir="rtl" lang="ar"><body style="font-size:17px;line-height:1.8">
<p>عزيزتي كلير،</p>
<p>يسعدني أن أدعوك إلى <b>ورشة الخط العربي</b> التي نقيمها في بيروت في الربيع القادم.
ستعمل المشاركات على الورق المصقول يدويا، ونحتاج إلى من يعلّمنا خياطة الدفاتر على طريقتكم
في <span dir="ltr">Nantes</span> (أربع جلسات، من 10:00 إلى 13:00).</p>
<p>نتكفل بالسفر والإقامة. أخبريني من فضلك هل يناسبك شهر أبريل أو مايو؟</p>
<p>مع خالص المودة،<br>ليلى</p></body></html>`,
          { transfer: 'base64' },
        ),
      ]),
  },
  {
    name: 'irina',
    at: [71, '19:30'],
    zone: 180,
    from: 'Ирина Соколова <irina@pereplet.example>',
    subject: 'Спасибо за книгу!',
    charset: 'koi8-r',
    body: () =>
      text(
        `Дорогая Клер!

Посылка пришла вчера, ничего не помялось. Переплет просто чудо, муж
сначала подумал, что это старинная вещь. Бумага для форзацев, которую
вы хотели, есть в двух цветах: синяя и охра. Напишите, сколько листов
отложить.

Привет из Выборга!
Ирина
`,
        { charset: 'koi8-r', transfer: '8bit' },
      ),
  },
];

function cousins(count: number): string {
  const first = 'Anne Paul Lucie Hugo Jeanne Louis Camille Yann Rose Erwan Denise'.split(
    ' ',
  );
  const last = 'Martin Le-Goff Guérin Bodin'.split(' ');
  return Array.from({ length: count }, (_, at) => {
    const [name, house] = [first[at % first.length], last[at % last.length]];
    const plain = `${name}.${house}${at}`.toLowerCase().replaceAll('é', 'e');
    return `${name} ${house} <${plain}@famille.example>`;
  }).join(', ');
}
