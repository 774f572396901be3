// The rowing club and the town: invitations, forwards, digests, tables in plain text.
import { enclosed, file, html, multipart, text, words } from '../compose.ts';
import { textPdf } from '../pdf.ts';
import { messageOf, type Clock, type Sketch } from './sketch.ts';

const secretary = 'Martine Bodin <secretariat@aviron-erdre.example>';

export const club: Sketch[] = [
  {
    name: 'meeting',
    at: [3, '12:30'],
    from: 'Aoife Brennan <aoife.brennan@bindery.example>',
    subject: 'Invitation: Leather order, shared shipment',
    body: (clock) =>
      multipart('mixed', 'cal-out', [
        multipart('alternative', 'cal-in', [
          text(
            `Aoife Brennan invites you:\n\nLeather order, shared shipment\n${clock.day(-3, 'en-GB')}, 15:00 to 15:45 (Paris)\nBy telephone, +353 1 555 0100\n`,
          ),
          text(calendar(clock, 'REQUEST', 0), {
            subtype: 'calendar',
            parameters: '; method=REQUEST; name="invite.ics"',
            transfer: '8bit',
          }),
        ]),
        file(
          'invite.ics',
          'application/ics; name="invite.ics"',
          Buffer.from(calendar(clock, 'REQUEST', 0)),
        ),
      ]),
  },
  {
    name: 'assembly',
    at: [25, '20:00'],
    from: secretary,
    to: 'Adhérents <adherents@aviron-erdre.example>',
    subject: 'Convocation à l’assemblée générale',
    body: (clock) =>
      multipart('mixed', 'ag-2026', [
        text(
          `Chers adhérents,

vous êtes convoqués à l'assemblée générale, ${clock.day(-20, 'fr-FR')} à
18 h 30, au garage à bateaux.

Ordre du jour
  1. Rapport moral
  2. Comptes
  3. Le nouveau quatre
  4. Élection du bureau (deux postes)
  5. Questions diverses, puis cidre

Si vous ne pouvez venir, renvoyez le pouvoir ci-joint.

Martine Bodin, secrétaire
`,
        ),
        file(
          'Pouvoir.pdf',
          'application/pdf',
          textPdf([
            'Pouvoir',
            'Je soussigné(e) ............................',
            'donne pouvoir à ............................',
          ]),
        ),
      ]),
  },
  {
    name: 'training',
    at: [7, '19:12'],
    from: 'Erwan Guérin <entraineur@aviron-erdre.example>',
    subject: 'Séances de la semaine',
    body: () =>
      text(
        `Jour      Heure    Bateau   Qui
--------  -------  -------  ------------------------------
Mardi     18 h 15  4x       Claire, Martine, Yann, Denise
Jeudi     18 h 15  2-       Yann, Claire
Samedi     9 h 00  8+       tous ceux qui sont réveillés
Dimanche   9 h 30  ergo     si le vent dépasse 40 km/h

Gilet obligatoire tant que l'eau est sous 12 degrés.
Erwan
`,
        { transfer: '8bit' },
      ),
  },
  {
    name: 'forwarded',
    at: [16, '08:05'],
    from: secretary,
    subject: 'TR : Fermeture de l’écluse',
    body: (clock) =>
      multipart('mixed', 'tr-out', [
        text(
          'Pour information, voir les messages ci-dessous. On en parle mardi.\n\nMartine\n',
        ),
        enclosed(
          messageOf(
            {
              name: 'lock-forwarded',
              at: [17, '16:40'],
              from: 'Comité départemental <comite@aviron44.example>',
              to: secretary,
              subject: 'Tr : Fermeture de l’écluse',
              body: () =>
                multipart('mixed', 'tr-in', [
                  text('Bonjour Martine, à transmettre aux clubs de l’Erdre.\n'),
                  enclosed(
                    messageOf(
                      {
                        name: 'lock-closing',
                        at: [17, '11:20'],
                        from: 'Voies navigables <exploitation@voies.example>',
                        to: 'Comité départemental <comite@aviron44.example>',
                        subject: 'Fermeture de l’écluse Saint-Félix',
                        body: () =>
                          text(
                            'L’écluse Saint-Félix sera fermée trois jours pour le remplacement d’un vantail.\nLa navigation des bateaux non motorisés reste permise en amont.\n',
                          ),
                      },
                      clock,
                    ),
                  ),
                ]),
            },
            clock,
          ),
        ),
      ]),
  },
  {
    name: 'digest',
    at: [20, '06:00'],
    from: 'Marché aux barques <resume@barques.example>',
    subject: 'Résumé de la semaine, 3 annonces',
    body: () =>
      multipart(
        'digest',
        'barques-3',
        [
          advert(
            'Skiff 1x en bois, 1974',
            'Bon état, un aviron à refaire. 600 euros, à Sucé.',
          ),
          advert('Remorque pour deux huit', 'Contrôle technique passé. Prix à débattre.'),
          advert('Cherche barreur', 'Samedi matin, léger et de bonne humeur.'),
        ],
        'Trois annonces cette semaine.',
      ),
  },
  {
    name: 'cancelled',
    at: [19, '07:45'],
    from: 'Aoife Brennan <aoife.brennan@bindery.example>',
    subject: 'Cancelled: Visit to the paper mill',
    body: (clock) =>
      text(calendar(clock, 'CANCEL', 1), {
        subtype: 'calendar',
        parameters: '; method=CANCEL',
      }),
  },
  {
    name: 'neighbour',
    at: [34, '18:20'],
    from: 'Yann Bodin <yann@bodin.example>',
    subject: 'Ton chat',
    body: () =>
      text(
        'Salut, ton chat est sur notre toit depuis midi et regarde la mer. Il a l’air content.\nJe sors l’échelle s’il change d’avis. Yann\n',
        { transfer: 'base64' },
      ),
  },
  {
    name: 'school',
    at: [13, '17:30'],
    from: 'École Jules-Verne <direction@ecole-jules-verne.example>',
    subject: 'Sortie au musée de l’imprimerie : merci !',
    body: () =>
      html(
        `<p>Chère Madame Martin,</p>
<p>Les enfants parlent encore de votre démonstration. Voici leurs trois remarques préférées&nbsp;:</p>
<ol><li>«&nbsp;La colle sent le gâteau.&nbsp;»</li><li>«&nbsp;Un livre, c’est cousu comme un pantalon.&nbsp;»</li><li>«&nbsp;La dame a une guillotine, mais gentille.&nbsp;»</li></ol>
<p>Seriez-vous d’accord pour revenir en avril&nbsp;?</p>
<p>La directrice,<br><i>Françoise Guillou</i></p>`,
      ),
  },
];

function advert(subject: string, content: string) {
  const body = text(content, { charset: 'utf-8', transfer: '8bit' });
  const fields = [
    'From: annonces@barques.example',
    words('Subject', subject),
    ...body.fields,
  ];
  const head = Buffer.from(`${fields.join('\r\n')}\r\n\r\n`);
  // Within a digest the type message/rfc822 goes without saying (RFC 2046 §5.1.5).
  return {
    fields: [],
    size: head.length + body.size,
    *pieces() {
      yield head;
      yield* body.pieces();
    },
  };
}

function calendar(clock: Clock, method: 'REQUEST' | 'CANCEL', sequence: number): string {
  const about =
    method === 'REQUEST' ? 'Leather order\\, shared shipment' : 'Visit to the paper mill';
  return [
    'BEGIN:VCALENDAR',
    'PRODID:-//Bindery//Diary 3.1//EN',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${method.toLowerCase()}-${clock.today}@bindery.example`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${clock.stamp(3, '12:30')}`,
    `DTSTART:${clock.stamp(-3, '15:00')}`,
    `DTEND:${clock.stamp(-3, '15:45')}`,
    `SUMMARY:${about}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'ORGANIZER;CN=Aoife Brennan:mailto:aoife.brennan@bindery.example',
    'ATTENDEE;CN=Claire Martin;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:claire.martin',
    ' @poste-restante.example',
    'LOCATION:By telephone',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
