// Bank, taxes, power, insurance, machines that write at night.
import { file, html, multipart, text } from '../compose.ts';
import { textPdf } from '../pdf.ts';
import { results } from './checks.ts';
import type { Sketch } from './sketch.ts';

export const admin: Sketch[] = [
  {
    name: 'welcome',
    checks: 'none',
    at: [120, '09:00'],
    from: 'Poste Restante <demo@poste-restante.example>',
    subject: 'Welcome to the demo mailbox · Bienvenue dans la boîte de démonstration',
    body: () =>
      text(
        `Welcome!

This mailbox is made up, and it is yours alone: delete what you like, the
next visitor finds everything in its place. Three things to try:

  1. Find what fills this mailbox.
  2. Remove the message that blocks other apps.
  3. Was the bank mail really from the bank?

Nothing is deleted before you have said so twice.

---

Bienvenue !

Cette boîte est inventée, et elle n'est qu'à vous : supprimez ce que vous
voulez, le visiteur suivant retrouvera tout en place. Trois idées :

  1. Trouvez ce qui remplit cette boîte.
  2. Retirez le message qui bloque les autres logiciels.
  3. Le courrier de la banque venait-il vraiment de la banque ?

Rien n'est supprimé avant que vous l'ayez dit deux fois.
`,
        { transfer: '8bit' },
      ),
  },
  {
    name: 'bank-real',
    at: [24, '07:10'],
    from: 'Banque de la Loire <ne-pas-repondre@banque-loire.example>',
    subject: 'Votre relevé de compte est disponible',
    body: () =>
      text(
        `Bonjour Madame Martin,

votre relevé de compte du mois est disponible dans votre espace client.
Pour votre sécurité, ce message ne contient aucun lien : connectez-vous
comme vous en avez l'habitude.

Banque de la Loire
`,
      ),
  },
  {
    name: 'bank-forged',
    at: [3, '03:14'],
    from: 'Banque de la Loire <securite@banque-loire.example>',
    envelope: 'bounce@vps-4471.hosting.test',
    subject: 'URGENT : votre compte sera suspendu dans 24 heures',
    fields: () => [
      results(
        'spf=fail smtp.mailfrom=bounce@vps-4471.hosting.test',
        'dkim=none',
        'dmarc=fail (p=reject) header.from=banque-loire.example',
      ),
      'Received-SPF: fail (mx.poste-restante.example: domain of bounce@vps-4471.hosting.test\r\n does not designate 192.0.2.36 as permitted sender)',
      'Reply-To: Service clients <verif.banque.loire@freemail.test>',
      'X-Mailer: PHPMailer 5.2.9',
    ],
    body: () =>
      multipart('alternative', 'urgent-24', [
        text(
          `Cher(e) client(e),\n\nUne connexion inhabituelle a été détecté sur votre compte.\nConfirmez vos informations sous 24 heures : https://www.banque-loire.example/securite\n`,
        ),
        html(`<html><body style="font-family:Verdana,sans-serif">
<div style="background:#0b3d91;color:#fff;padding:14px;font-size:20px">Banque de la Loire</div>
<p>Cher(e) client(e),</p>
<p>Une connexion inhabituelle a été <b>détecté</b> sur votre compte. Sans réponse de votre part, il sera <b style="color:#c00">suspendu dans 24 heures</b>.</p>
<p><a href="http://banque-loire.example.verif-clients.test/login?id=claire.martin" style="background:#0b3d91;color:#fff;padding:12px 20px;text-decoration:none">https://www.banque-loire.example/securite</a></p>
<p style="font-size:11px;color:#666">Merci de ne pas repondre à ce message automatique.</p>
<form action="http://banque-loire.example.verif-clients.test/post" method="post"><input name="code" placeholder="Code secret"><button>Valider</button></form>
</body></html>`),
      ]),
  },
  {
    name: 'taxes',
    at: [58, '08:45'],
    from: 'Service des impôts <ne-pas-repondre@impots.example>',
    subject: 'Avis de cotisation foncière des entreprises',
    body: () =>
      text(
        `Madame,

l'avis de cotisation foncière de votre entreprise est disponible dans
votre espace professionnel. La date limite de paiement est le 15 décembre.

Aucune somme n'est due au-dessous de 12 euros.

Ceci est un message automatique.
`,
        { charset: 'iso-8859-1' },
      ),
  },
  {
    name: 'power',
    at: [36, '06:15'],
    from: 'Énergie de l’Ouest <factures@energie-ouest.example>',
    subject: 'Votre facture d’électricité : 86,42 €',
    body: () =>
      multipart('mixed', 'kwh-8642', [
        html(
          `<p>Bonjour,</p><p>votre facture est arrivée. Elle sera prélevée le 28.</p>
<table border="1" cellpadding="4" style="border-collapse:collapse"><tr><td>Consommation</td><td>412&nbsp;kWh</td></tr><tr><td>Montant</td><td><b>86,42&nbsp;€</b></td></tr></table>`,
        ),
        file(
          'Facture_EO_0441.pdf',
          'application/pdf',
          textPdf(['Énergie de l’Ouest', 'Facture 0441', '412 kWh', 'Montant 86,42 €']),
        ),
      ]),
  },
  {
    name: 'insurance',
    at: [47, '11:11'],
    from: 'Mutuelle des Artisans <contact@mutuelle-artisans.example>',
    subject: 'Votre remboursement de 23,00 €',
    body: () =>
      text(
        'Bonjour,\n\nnous avons viré 23,00 € sur votre compte (consultation du 4).\nLe détail est dans votre espace adhérent.\n\nVotre mutuelle\n',
      ),
  },
  {
    name: 'landlord',
    at: [19, '14:02'],
    from: 'Régie Guérin <gestion@regie-guerin.example>',
    subject: 'Passage du ramoneur, jeudi entre 8 h et 12 h',
    body: () =>
      html(
        `<p>Chère locataire,</p><p>le ramoneur passera <b>jeudi entre 8&nbsp;h et 12&nbsp;h</b>. Merci de laisser l’accès au conduit de l’atelier et d’éloigner le papier.</p><p>Régie Guérin</p>`,
      ),
  },
  {
    name: 'domain',
    at: [10, '02:00'],
    zone: 0,
    from: 'Registrar desk <desk@names.example>',
    subject: 'atelier-martin.example renews in 30 days',
    body: (clock) =>
      text(
        `Hello Claire,

your domain atelier-martin.example renews by itself on
${clock.day(-20, 'en-GB')} for 14.40 EUR, from the card ending in 0007.

Nothing to do if that is what you want.
`,
        { charset: 'us-ascii', transfer: '7bit' },
      ),
  },
  {
    name: 'support',
    at: [5, '16:48'],
    zone: -300,
    from: 'Nadia at Tillwell <support@tillwell.example>',
    subject: '[#48213] Card reader prints the receipt twice',
    fields: () => ['In-Reply-To: <ticket-48213@tillwell.example>'],
    body: () =>
      text(
        `## Please write above this line ##

Hi Claire,

thanks for the photo, that helped. Firmware 2.11 prints the receipt once
for you and once for "the house". Until 2.12 is out:

  Settings > Receipts > Copies > set to 0, then back to 1

and it stays quiet until the next restart. I will write when 2.12 ships.

Nadia
Tillwell support
`,
      ),
  },
  {
    name: 'reset',
    at: [13, '21:02'],
    zone: 0,
    from: 'Paperforum <no-reply@paperforum.example>',
    subject: 'Your new password, if you asked for one',
    body: () =>
      multipart('alternative', 'forum-77', [
        text(
          'Somebody asked for a new password for "claire_m".\nIf it was you: https://paperforum.example/reset/6f2c91e0\nIf not, do nothing: the link dies in an hour.\n',
        ),
        html(
          '<p>Somebody asked for a new password for <b>claire_m</b>.</p><p>If it was you: <a href="https://paperforum.example/reset/6f2c91e0">choose a new one</a>.</p><p>If not, do nothing: the link dies in an hour.</p>',
        ),
      ]),
  },
  {
    name: 'quota',
    checks: 'none',
    at: [1, '23:30'],
    from: 'Postmaster <postmaster@poste-restante.example>',
    subject: 'Your mailbox is 91 % full',
    body: () =>
      text(
        `This is an automatic notice.

Mailbox:  claire.martin@poste-restante.example
Used:     27.3 MB of 30 MB
Largest:  1 message of 24.6 MB (a scan)

At 30 MB new mail is sent back to whoever wrote it. Other mail programs
may stop at the large message and fetch nothing behind it.
`,
        { charset: 'us-ascii', transfer: '7bit' },
      ),
  },
  {
    name: 'backup',
    checks: 'none',
    at: [0, '01:05'],
    from: 'backup@nas.atelier-martin.example',
    subject: 'Backup finished: 3 new files, 0 errors',
    body: (clock) =>
      text(
        `Job "atelier" on nas, ${clock.day(0, 'en-GB')}

  read      41,822 files
  new       3
  errors    0
  took      6 min 40 s
`,
        { charset: 'us-ascii', transfer: '7bit' },
      ),
  },
  // A heartbeat that a mail loop delivered three times over: the same bytes each time.
  {
    name: 'alarm',
    checks: 'none',
    at: [2, '04:20'],
    from: 'alarme@atelier-martin.example',
    subject: 'Alarme atelier : pile faible (capteur porte)',
    copies: 3,
    body: () =>
      text(
        'Capteur : porte de l’atelier\nÉtat    : pile faible (2,4 V)\nCe message ne demande pas de réponse.\n',
        { transfer: '8bit' },
      ),
  },
];
