// The bookbinder's trade: orders, invoices, customers, odd programs.
import { file, html, multipart, sourceOf, text } from '../compose.ts';
import { textPdf } from '../pdf.ts';
import type { Sketch } from './sketch.ts';

export const workshop: Sketch[] = [
  {
    name: 'receipt',
    at: [5, '11:26'],
    from: 'Maison du Papier <comptabilite@maison-papier.example>',
    subject: 'Votre reçu n° 2026-1187',
    body: (clock) =>
      multipart('mixed', 'recu-1187', [
        text(
          `Bonjour Madame Martin,

nous avons bien reçu votre règlement de 148,60 € et vous en remercions.
Vous trouverez votre reçu en pièce jointe (PDF).

  6 feuilles papier marbré « caillouté bleu »     74,40 €
  2 m toile Buckram vert foncé                    58,00 €
  Port                                            16,20 €

Bien cordialement,
Sylvie Aubert
Maison du Papier, 8 quai de la Fosse, Nantes
`,
        ),
        file('Reçu 2026-1187.pdf', 'application/pdf', receiptPdf(clock.day(5, 'fr-FR'))),
      ]),
  },
  {
    name: 'order-confirmed',
    at: [15, '13:08'],
    zone: 0,
    from: 'Hewit & Sons Leather <orders@hewit-leather.example>',
    subject: 'Order HL-30922 confirmed',
    body: () =>
      multipart('alternative', 'hl-30922', [
        text(
          `Thank you, Claire. Your order HL-30922 is confirmed.

1 x Chieftain goatskin, burgundy, 6.2 sq ft   £ 71.30
1 x Paring knife, English, left-handed        £ 24.00
Carriage to France                            £ 18.50
Total                                         £113.80

We will write again when it leaves us.
`,
        ),
        html(`<html><body style="font-family:Helvetica,Arial,sans-serif;color:#222">
<p>Thank you, Claire. Your order <b>HL-30922</b> is confirmed.</p>
<table cellpadding="6" style="border-collapse:collapse">
<tr style="background:#f3ece2"><th align="left">Item</th><th align="right">Price</th></tr>
<tr><td>Chieftain goatskin, burgundy, 6.2&nbsp;sq&nbsp;ft</td><td align="right">£71.30</td></tr>
<tr><td>Paring knife, English, left-handed</td><td align="right">£24.00</td></tr>
<tr><td>Carriage to France</td><td align="right">£18.50</td></tr>
<tr style="border-top:1px solid #999"><td><b>Total</b></td><td align="right"><b>£113.80</b></td></tr>
</table><p>We will write again when it leaves us.</p></body></html>`),
      ]),
  },
  {
    name: 'order-sent',
    at: [11, '17:55'],
    zone: 0,
    from: 'Hewit & Sons Leather <orders@hewit-leather.example>',
    subject: 'Order HL-30922 is on its way',
    body: (clock) =>
      text(
        `Your parcel left Livingston this afternoon.

Carrier:   Northline
Tracking:  NL 5520 1187 6643 GB
Expected:  ${clock.day(7, 'en-GB')}

Somebody will have to sign for it.
https://track.northline.example/p/NL5520118766643GB
`,
        { transfer: '8bit' },
      ),
  },
  {
    name: 'quote-request',
    at: [8, '10:40'],
    from: 'Étude Garnier, notaires <contact@etude-garnier.example>',
    subject: 'Demande de devis : 14 registres à restaurer',
    body: () =>
      multipart('mixed', 'etude-14', [
        text(
          `Madame,

nous souhaitons faire restaurer quatorze registres (1821–1867), dos en
basane, mors fendus pour la plupart. Vous trouverez ci-joint la liste et
un modèle de devis que nous vous prions de compléter.

Les registres ne peuvent quitter l'étude plus de trois semaines.

Avec nos salutations distinguées,
Maître Garnier
`,
        ),
        file(
          'Devis – reliure d’été, modèle à compléter (étude Garnier & associés).pdf',
          'application/pdf',
          textPdf(['Devis', 'Restauration de registres', 'À compléter par le relieur.']),
          { naming: 'pieces' },
        ),
        file(
          'Liste des registres.csv',
          'text/csv; charset=utf-8',
          Buffer.from(
            'cote;année;état\r\nR1;1821;mors fendus\r\nR2;1824;dos manquant\r\n',
          ),
        ),
      ]),
  },
  {
    name: 'old-software',
    at: [52, '06:02'],
    from: 'facturation@quincaillerie.example',
    subject: '',
    // Header fields in bare Latin-1, as programs wrote them before 1996 and still do.
    fields: () => [
      'From: Quincaillerie Générale <facturation@quincaillerie.example>',
      'Subject: Facture impayée : deuxième rappel (référence à rappeler 88-204)',
    ],
    body: () =>
      text(
        `Sauf erreur de notre part, notre facture 88-204 de 31,15 EUR reste impayée
à ce jour. Si votre règlement a croisé ce courrier, veuillez ne pas tenir
compte de ce rappel.

Quincaillerie Générale - édité par GESCOM 4.2
`,
        { charset: 'iso-8859-1', transfer: '8bit' },
      ),
  },
  {
    name: 'utf8-header',
    at: [27, '15:11'],
    from: 'anouk@papeterie.example',
    subject: '',
    // RFC 6532 fields: UTF-8 without encoding.
    fields: () => [
      raw('From: Anouk Żurawska <anouk@papeterie.example>'),
      raw('Subject: Échantillons « fait main » — ça vous dit ?'),
    ],
    body: () =>
      text(
        'Bonjour, je passe à Nantes jeudi avec des échantillons de papier fait main.\nJe peux m’arrêter vers 17 h. Anouk Żurawska\n',
        { transfer: '8bit' },
      ),
  },
  {
    name: 'accountant',
    at: [4, '18:03'],
    from: 'Cabinet Rousseau <dossiers@cabinet-rousseau.example>',
    subject: 'Relevé du mois et trois questions',
    body: () =>
      multipart('mixed', 'cabinet-rx', [
        text(
          `Chère Madame,

ci-joint le relevé du mois. Trois lignes restent sans justificatif :
  - le 3, 62,40 € chez « NTS PARKING » ;
  - le 11, 18,00 €, espèces ;
  - le 19, 231,90 €, fournisseur illisible.

Pourriez-vous nous envoyer les pièces avant la fin de la semaine ?

Paul Rousseau
`,
        ),
        file(
          'releve.csv',
          'text/csv',
          Buffer.from(
            'date;libelle;debit;credit\r\n03;NTS PARKING;62,40;\r\n08;VIR GARNIER;;1250,00\r\n11;ESPECES;18,00;\r\n19;??;231,90;\r\n',
          ),
        ),
        file(
          'Paul Rousseau.vcf',
          'text/vcard; charset=utf-8',
          Buffer.from(
            'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Rousseau;Paul;;;\r\nFN:Paul Rousseau\r\nORG:Cabinet Rousseau\r\nTEL;TYPE=WORK:+33 2 00 00 00 00\r\nEMAIL:dossiers@cabinet-rousseau.example\r\nEND:VCARD\r\n',
          ),
        ),
      ]),
  },
  {
    name: 'bounce',
    checks: 'none',
    at: [10, '20:16'],
    from: 'Mail Delivery System <MAILER-DAEMON@mx.poste-restante.example>',
    subject: 'Undelivered Mail Returned to Sender',
    fields: () => ['Auto-Submitted: auto-replied'],
    body: (clock) =>
      multipart('report; report-type=delivery-status', 'dsn-20', [
        text(
          `This is the mail system at host mx.poste-restante.example.

Your message could not be delivered to one or more recipients.

<atelier@relieurs-du-sud.example>: host mx.relieurs-du-sud.example[192.0.2.80]
    said: 550 5.1.1 User unknown (in reply to RCPT TO command)
`,
          { charset: 'us-ascii', transfer: '7bit' },
        ),
        {
          fields: ['Content-Type: message/delivery-status'],
          ...sourceOf(
            Buffer.from(
              `Reporting-MTA: dns; mx.poste-restante.example\r\nArrival-Date: ${clock.mail(10, '20:15')}\r\n\r\nFinal-Recipient: rfc822; atelier@relieurs-du-sud.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\r\n`,
            ),
          ),
        },
        {
          fields: ['Content-Type: text/rfc822-headers'],
          ...sourceOf(
            Buffer.from(
              `From: Claire Martin <claire.martin@poste-restante.example>\r\nTo: atelier@relieurs-du-sud.example\r\nSubject: Stage de dorure\r\nDate: ${clock.mail(10, '20:15')}\r\n`,
            ),
          ),
        },
      ]),
  },
];

/** The receipt as the paper merchant's program prints it; `day` in words. */
export function receiptPdf(day: string): Buffer {
  return textPdf([
    'Maison du Papier',
    'Reçu n° 2026-1187',
    `Réglé le ${day} par carte`,
    '',
    '6 feuilles papier marbré, caillouté bleu    74,40 €',
    '2 m toile Buckram, vert foncé    58,00 €',
    'Port    16,20 €',
    'Total réglé    148,60 €',
    '',
    'Merci de votre confiance.',
  ]);
}

// The builder writes header lines as Latin-1, so UTF-8 is handed to it byte by byte.
const raw = (line: string): string => Buffer.from(line, 'utf8').toString('latin1');
