// Newsletters and shop mail: remote pictures, trackers, heavy tables, ways to leave.
import { html, multipart, text } from '../compose.ts';
import type { Sketch } from './sketch.ts';

const leave = (where: string): string[] => [
  `List-Unsubscribe: <https://${where}/leave?u=8841>, <mailto:leave@${where}?subject=8841>`,
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
];

export const newsletters: Sketch[] = [
  {
    name: 'paper-monthly',
    at: [1, '07:00'],
    from: 'The Paper Monthly <hello@papermonthly.example>',
    subject: 'Seven mills you can still visit, and a recipe for wheat paste',
    fields: () => [
      ...leave('papermonthly.example'),
      'List-Id: The Paper Monthly <monthly.papermonthly.example>',
    ],
    body: () =>
      multipart('alternative', 'pm-119', [
        text(
          `THE PAPER MONTHLY, No. 119

Seven mills you can still visit
From Basel to Fabriano: where the stampers still run, and when.
https://papermonthly.example/119/mills

Wheat paste, once more
One part flour, four parts water, patience.
https://papermonthly.example/119/paste

You receive this because you asked for it in 2021.
Leave: https://papermonthly.example/leave?u=8841
`,
        ),
        html(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The Paper Monthly</title>
<style>
body { margin: 0; background: #ece7de; font-family: Georgia, serif; color: #2b2620; }
.sheet { max-width: 600px; margin: 0 auto; background: #fffdf8; }
.sheet h1 { font-size: 30px; margin: 24px 32px 4px; }
.sheet p { margin: 8px 32px; line-height: 1.55; }
a { color: #7a3b1d; }
@media (max-width: 480px) { .sheet h1 { font-size: 24px; } }
</style></head><body>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td>
<div class="sheet">
<img src="https://img.papermonthly.example/119/header.jpg" width="600" height="180" alt="The Paper Monthly, number 119" style="display:block;width:100%;height:auto">
<h1>Seven mills you can still visit</h1>
<p>From Basel to Fabriano: where the stampers still run, and on which days somebody lets you try the mould.</p>
<p><a href="https://click.mailmetrics.example/r?u=8841&amp;to=https%3A%2F%2Fpapermonthly.example%2F119%2Fmills">Read the tour</a></p>
<img src="https://img.papermonthly.example/119/fabriano.jpg" width="600" height="320" alt="A vat at Fabriano" style="display:block;width:100%;height:auto">
<h1>Wheat paste, once more</h1>
<p>One part flour, four parts water, patience. Our reader Hélène keeps hers in a jam jar for a week; we do not ask what it smells like.</p>
<p><a href="https://click.mailmetrics.example/r?u=8841&amp;to=https%3A%2F%2Fpapermonthly.example%2F119%2Fpaste">The recipe</a></p>
<p style="font-size:12px;color:#7d7468">You receive this because you asked for it in 2021. <a href="https://papermonthly.example/leave?u=8841">Leave</a></p>
</div></td></tr></table>
<img src="https://open.mailmetrics.example/o.gif?u=8841&amp;m=119" width="1" height="1" alt="">
<img src="https://pixel.adreach.example/p?cid=5512&amp;e=claire.martin%40poste-restante.example" width="1" height="1" style="display:none" alt="">
</body></html>`),
      ]),
  },
  {
    name: 'nantes-letter',
    at: [4, '08:00'],
    from: 'Ville de Nantes <lettre@nantes-ville.example>',
    subject: 'La lettre de la semaine : marchés, travaux, concerts',
    fields: () => leave('nantes-ville.example'),
    body: () =>
      html(`<html lang="fr"><body style="font-family:Arial,sans-serif;max-width:640px">
<img src="https://www.nantes-ville.example/lettre/bandeau.png" width="640" height="90" alt="Ville de Nantes">
<h2 style="color:#00524e">Cette semaine</h2>
<ul><li><b>Marché de Talensac</b>&nbsp;: ouvert mercredi malgré le jour férié.</li>
<li><b>Travaux</b>&nbsp;: la rue des Tanneurs est fermée aux voitures jusqu’à vendredi.</li>
<li><b>Concert</b>&nbsp;: orgue à la cathédrale, dimanche 17&nbsp;h, entrée libre.</li></ul>
<p style="background:url(https://www.nantes-ville.example/lettre/fond.png)">Une question&nbsp;? Le 02 00 00 00 00 vous répond du lundi au samedi.</p>
<p><small><a href="https://nantes-ville.example/leave?u=8841">Se désinscrire</a></small></p>
</body></html>`),
  },
  {
    name: 'sale',
    at: [8, '05:30'],
    from: 'Outil & Atelier <promo@outil-atelier.example>',
    subject: '-30 % sur les presses, encore 48 heures ⏳',
    fields: () => leave('outil-atelier.example'),
    body: () => html(shopPage()),
  },
  {
    name: 'weekly-digest',
    at: [6, '04:00'],
    zone: 0,
    from: 'Typefoundry Weekly <weekly@typefoundry.example>',
    envelope: 'bounce-8841@out.mailmetrics.example',
    subject: 'Typefoundry Weekly #512',
    fields: () => leave('typefoundry.example'),
    body: () =>
      text(
        `TYPEFOUNDRY WEEKLY #512
=======================

1. A missing matrix turns up in Antwerp
   It was used as a doorstop for sixty years.
   https://typefoundry.example/w/512/1

2. Reviving a broken face: notes on a Garamond
   Long, illustrated, worth the coffee.
   https://typefoundry.example/w/512/2

3. Jobs
   Compositor (part time), Leipzig. Museum technician, Mainz.

--
Leave: https://typefoundry.example/leave?u=8841
`,
        { transfer: '7bit', charset: 'us-ascii' },
      ),
  },
  {
    name: 'podcast',
    at: [17, '18:00'],
    from: 'Radio Marge <emission@radio-marge.example>',
    subject: 'Nouvel épisode : « La couture invisible », avec une relieuse nantaise',
    body: () =>
      multipart('alternative', 'marge-88', [
        text(
          'L’épisode 88 est en ligne, et c’est vous qu’on y entend !\nhttps://radio-marge.example/88\n',
        ),
        html(
          `<p>L’épisode 88 est en ligne, et c’est <b>vous</b> qu’on y entend&nbsp;!</p>
<p><a href="https://radio-marge.example/88"><img src="https://radio-marge.example/88/affiche.jpg" width="320" height="320" alt="La couture invisible"></a></p>
<p>47 minutes, dont trois de bruit de ciseaux.</p>`,
        ),
      ]),
  },
];

// What shop mail really looks like: tables in tables, every cell with its own style.
function shopPage(): string {
  const goods: [name: string, before: string, now: string][] = [
    ['Presse à percussion, plateau 35 × 45', '1 290', '903'],
    ['Étau à endosser, hêtre', '248', '174'],
    ['Cousoir démontable', '112', '78'],
    ['Cisaille de table 60 cm', '389', '272'],
    ['Plioir en os, lot de trois', '19', '13'],
    ['Couteau à parer', '42', '29'],
  ];
  const cells = goods.map(
    (
      [name, before, now],
      at,
    ) => `<td width="50%" valign="top" style="padding:12px;border:1px solid #e4e4e4">
<a href="https://outil-atelier.example/p/${at}?utm_source=mail&amp;utm_campaign=presses"><img src="https://cdn.outil-atelier.example/p/${at}.jpg" width="260" height="200" alt="${name}" style="display:block;border:0"></a>
<p style="margin:8px 0;font:14px Arial,sans-serif;color:#333">${name}</p>
<p style="margin:0;font:bold 18px Arial,sans-serif;color:#c0002a">${now}&nbsp;€ <s style="color:#999;font-weight:normal">${before}&nbsp;€</s></p></td>`,
  );
  const rows = [0, 2, 4].map((at) => `<tr>${cells[at]}${cells[at + 1]}</tr>`);
  return `<!DOCTYPE html><html><head><style>@import url(https://cdn.outil-atelier.example/mail.css);</style></head>
<body bgcolor="#f5f5f5" style="margin:0"><center>
<table width="600" cellpadding="0" cellspacing="0" bgcolor="#ffffff">
<tr><td align="center" style="padding:20px;background:#c0002a;color:#fff;font:bold 28px Arial,sans-serif">-30&nbsp;% SUR LES PRESSES</td></tr>
<tr><td><table width="100%" cellpadding="0" cellspacing="0">${rows.join('\n')}</table></td></tr>
<tr><td align="center" style="padding:16px;font:12px Arial,sans-serif;color:#777">Offre valable 48 heures. <a href="https://outil-atelier.example/leave?u=8841">Ne plus recevoir</a></td></tr>
</table></center>
<img src="https://t.outil-atelier.example/open?u=8841" width="1" height="1" alt=""></body></html>`;
}
