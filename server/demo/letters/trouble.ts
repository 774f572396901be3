// Letters that trip programs up: too large, broken, hiding something, out of time.
import { file, html, multipart, sourceOf, text, type Part } from '../compose.ts';
import { scanPdf } from '../pdf.ts';
import { bookplate, png } from '../pictures.ts';
import type { Sketch } from './sketch.ts';

export const trouble: Sketch[] = [
  {
    name: 'stuck-scan',
    at: [31, '17:59'],
    from: 'MFP-2 Étude Garnier <scanner@etude-garnier.example>',
    subject: 'Scan from MFP-2 (5 pages, 600 dpi)',
    body: () =>
      multipart('mixed', 'mfp2-000417', [
        text('Scanned on MFP-2. Pages: 5. Mode: grey, not packed.\n', {
          charset: 'us-ascii',
          transfer: '7bit',
        }),
        // 18 MB of PDF are 24.6 MB of mail.
        file('SCAN_000417.pdf', 'application/pdf', scanPdf(5, 1500, 2397)),
      ]),
  },
  {
    name: 'broken-boundary',
    at: [23, '13:37'],
    from: 'Réservations <resa@traversees.example>',
    subject: 'Votre traversée Saint-Malo – Jersey',
    body: () =>
      broken(
        'multipart/mixed; boundary="=_resa_2211"',
        // The parts are cut with another line than the header says, and the last never ends.
        `--=_resa_2212
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Bonjour Madame Martin,

votre traversée est confirmée : départ 8 h 15, présentation à 7 h 30.
Dossier XK4-221, deux passagers, une voiture.

--=_resa_2212
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<p>Votre traversée est <b>confirmée</b> : départ 8 h 15.</p>
`,
      ),
  },
  {
    name: 'hidden-name',
    checks: 'unproven',
    at: [7, '02:22'],
    from: 'Service livraison <colis@suivi-express.test>',
    subject: 'Votre colis n’a pas pu être livré',
    body: () =>
      multipart('mixed', 'colis-u', [
        text('Bonjour, votre colis est en attente. Ouvrez le bordereau ci-joint.\n'),
        // U+202E turns the rest around: a program that shows itself as "bordereau_exe.pdf".
        file(
          'bordereau_\u202Efdp.exe',
          'application/octet-stream',
          Buffer.from('MZ not a program, only a demonstration\r\n'),
        ),
      ]),
  },
  {
    name: 'from-the-future',
    at: [-400, '12:00'],
    arrived: [12, '05:05'],
    from: 'Horloge parlante <horloge@temps.example>',
    subject: 'Greetings from next year',
    body: () =>
      text(
        'The clock of the computer that sent this is wrong by more than a year.\nPrograms that sort by date keep it on top for ever.\n',
        { charset: 'us-ascii', transfer: '7bit' },
      ),
  },
  {
    name: 'only-a-picture',
    at: [11, '08:08'],
    from: 'Hélène Le Goff <helene.legoff@reliure.example>',
    subject: 'Ex-libris, dernière version',
    body: () =>
      file('ex-libris.png', 'image/png', png(120, 120, bookplate(120, [24, 60, 92])), {
        disposition: 'inline',
      }),
  },
  {
    name: 'no-date',
    checks: 'none',
    at: [50, '22:10'],
    from: 'cron@nas.atelier-martin.example',
    subject: 'disk check',
    id: () => '',
    undated: true,
    body: () =>
      text('sda: 0 bad blocks\nsdb: 2 bad blocks (was 2)\n', {
        charset: 'us-ascii',
        transfer: '7bit',
      }),
  },
  {
    name: 'hostile-page',
    checks: 'unproven',
    at: [15, '01:01'],
    from: 'Prize department <winner@lucky-letter.test>',
    subject: 'You are our winner <script>document.title="0wned"</script>',
    body: () =>
      html(`<html><head><base href="https://lucky-letter.test/"><meta http-equiv="refresh" content="0;url=https://lucky-letter.test/"></head>
<body onload="document.title='0wned'"><h1>You are our winner!</h1>
<script>document.title = '0wned'</script>
<img src="x" onerror="document.title='0wned'">
<svg><animate onbegin="document.title='0wned'" attributeName="x" dur="1s"></animate></svg>
<a href="javascript:document.title='0wned'">Claim your prize</a>
<iframe srcdoc="<script>parent.document.title='0wned'</script>"></iframe>
<div style="position:fixed;inset:0;background:url(https://lucky-letter.test/seen.gif)">Claim now</div>
</body></html>`),
  },
  {
    name: 'dots',
    at: [26, '12:12'],
    from: 'Denise Bodin <denise@bodin.example>',
    subject: 'Morse',
    body: () =>
      text(
        `.. / .-.. --- ...- . / -... --- --- -.- ...
.
..
A line with one dot alone stands above. It must not end this letter.
.-.-.
`,
        { charset: 'us-ascii', transfer: '7bit' },
      ),
  },
];

function broken(type: string, body: string): Part {
  const bytes = Buffer.from(body.replaceAll('\n', '\r\n'));
  return { fields: [`Content-Type: ${type}`], ...sourceOf(bytes) };
}
