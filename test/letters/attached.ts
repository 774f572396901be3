// Letters that bring files along: one of each kind that has a preview, and files that claim
// to be something else, as hostile mail sends them.
import {
  enclosed,
  file,
  gather,
  html,
  multipart,
  text,
  whole,
  type Part,
} from '../../server/demo/compose.ts';
import { letterOf, lettersOf, type Letters } from '../../server/demo/letters.ts';
import { scanPdf, textPdf } from '../../server/demo/pdf.ts';
import { png as drawn } from '../../server/demo/pictures.ts';

/** Subjects, by which a test opens them. */
export const subjects = {
  kinds: 'One of each kind',
  risky: 'Things that do harm',
  bombs: 'Pictures larger than memory',
  nested: 'Letters within letters',
} as const;

export function message(subject: string, part: Part): Buffer {
  const fields = [
    'From: Anna Morel <anna@morel.example>',
    'To: claire@exemple.example',
    `Subject: ${subject}`,
    'Date: Tue, 12 May 2026 09:14:00 +0200',
    `Message-ID: <${subject.toLowerCase().replace(/\W+/g, '-')}@morel.example>`,
    'MIME-Version: 1.0',
    ...part.fields,
  ];
  return gather(whole({ ...part, fields }));
}

/** A picture of stripes. */
export const png = (width: number, height: number): Buffer =>
  drawn(width, height, (x, y) =>
    ((x >> 4) + (y >> 4)) % 2 === 0 ? [30, 90, 200] : [240, 200, 90],
  );

/** The same few bytes, but its header says that it is larger than memory. */
function bomb(): Buffer {
  const bytes = png(64, 64);
  bytes.writeUInt32BE(30_000, 16);
  bytes.writeUInt32BE(30_000, 20);
  return bytes;
}

const invitation = `BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:1@morel.example
DTSTAMP:20260501T000000Z
SUMMARY:Visite du chantier <b>important</b>
DTSTART;TZID=Romance Standard Time:20260512T093000
DTEND;TZID=Romance Standard Time:20260512T103000
RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=6
LOCATION:12 rue des Tuiles\\, Lyon
ORGANIZER;CN=Anna Morel:mailto:anna@morel.example
ATTENDEE;CN=Claire Martin:mailto:claire@exemple.example
ATTENDEE:mailto:paul@exemple.example
DESCRIPTION:Apporter les plans.
END:VEVENT
END:VCALENDAR
`.replace(/\n/g, '\r\n');

const card = `BEGIN:VCARD
VERSION:3.0
FN:Anna Morel
ORG:Atelier Morel
TITLE:Couvreuse
EMAIL;TYPE=work:anna@morel.example
TEL;TYPE=cell:+33 6 12 34 56 78
ADR;TYPE=work:;;12 rue des Tuiles;Lyon;;69001;France
END:VCARD
`.replace(/\n/g, '\r\n');

const rows = Array.from({ length: 260 }, (_, n) => `${n + 1};"Tuile; plate";${n * 3},50`);
export const csv = Buffer.from(['N°;Article;Prix', ...rows].join('\r\n'), 'utf8');

const inner = (subject: string, body: Part): Part => ({
  ...body,
  fields: [
    'From: Paul <paul@exemple.example>',
    'To: anna@morel.example',
    `Subject: ${subject}`,
    'Date: Mon, 11 May 2026 18:00:00 +0200',
    'MIME-Version: 1.0',
    ...body.fields,
  ],
});

function kinds(): Part {
  const answer = inner(
    'Re: the roof',
    html(
      '<p>Enclosed <b>answer</b>.</p><img src="https://tracker.example/pixel.gif" width="1" height="1">',
    ),
  );
  return multipart('mixed', 'kinds', [
    text('Bonjour,\n\nvoici une pièce de chaque sorte.\n'),
    file('photo.png', 'image/png', png(320, 200)),
    file('devis.pdf', 'application/pdf', textPdf(['Devis 2026-118', 'Toiture, 84 m2'])),
    file('scan.pdf', 'application/pdf', scanPdf(3, 300, 424)),
    file('prix.csv', 'text/csv', csv),
    file('notes.txt', 'text/plain; charset=utf-8', Buffer.from('Été\nhiver \u202eabc\n')),
    file('visite.ics', 'text/calendar; charset=utf-8', Buffer.from(invitation)),
    file('anna.vcf', 'text/vcard', Buffer.from(card)),
    enclosed(answer, 'attachment; filename="answer.eml"'),
    file(
      'page.html',
      'text/html',
      Buffer.from('<h1>Hello</h1><script>alert(1)</script>'),
    ),
  ]);
}

function risky(): Part {
  const bytes = (content: string) => Buffer.from(content, 'latin1');
  return multipart('mixed', 'risky', [
    text('Ouvrez vite.\n'),
    file('facture.pdf.exe', 'application/octet-stream', bytes('MZ\x90\0')),
    file('bordereau_\u202efdp.exe', 'application/octet-stream', bytes('MZ\x90\0')),
    file('photo.png', 'image/png', bytes('<html><script>pwned()</script></html>')),
    file('photo.jpg', 'image/jpeg', png(20, 20)),
    file('lien.lnk', 'application/octet-stream', bytes('L\0\0\0\x01\x14\x02\0\0\0\0\0')),
    file('image.iso', 'application/octet-stream', bytes('x')),
    file('CON.txt', 'text/plain', bytes('x')),
    file('rapport.docm', 'application/octet-stream', bytes('x')),
  ]);
}

function bombs(): Part {
  return multipart('mixed', 'bombs', [
    text('Look.\n'),
    file('bomb.png', 'image/png', bomb()),
    file('broken.png', 'image/png', png(300, 300).subarray(0, 200)),
  ]);
}

function nested(levels: number): Part {
  let part: Part = text('The innermost letter.\n');
  for (let level = levels; level > 0; level--) {
    part = multipart('mixed', `level-${level}`, [
      text(`Letter ${level}.\n`),
      enclosed(inner(`Letter ${level}`, part), 'attachment; filename="inner.eml"'),
    ]);
  }
  return part;
}

export function attachedLetters(more: readonly Buffer[] = []): Letters {
  const all = [
    message(subjects.kinds, kinds()),
    message(subjects.risky, risky()),
    message(subjects.bombs, bombs()),
    message(subjects.nested, nested(8)),
    ...more,
  ];
  return lettersOf(all.map((bytes, at) => letterOf(`attached-${at}`, bytes)));
}
