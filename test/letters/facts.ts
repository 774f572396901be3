// What is known of the letters, written down by hand: a reader of mail must find these.

export type FileFact = {
  /** As the header says it, decoded. */
  name: string;
  type: string;
  size: number;
  /** Hex SHA-256 of the decoded bytes; absent for pictures, which hang on sines. */
  sha256?: string;
};

export type Facts = {
  subject?: string;
  /** Address of the first sender. */
  from?: string;
  /** A piece of the text as read. */
  text?: string;
  /** There is an HTML form. */
  html?: boolean;
  /** Every attachment, in order; absent where nothing is claimed. */
  files?: FileFact[];
};

export const facts: Readonly<Record<string, Facts>> = {
  grandmother: { text: 'les premières gelées\nont grillé', html: false, files: [] },
  irina: { subject: 'Спасибо за книгу!', text: 'Посылка пришла вчера', files: [] },
  wang: { subject: '宣纸报价单', text: '特种净皮四尺单宣' },
  sato: { subject: '和紙見本の発送のお知らせ', text: '越前和紙の佐藤です' },
  leila: { subject: 'دعوة إلى ورشة الخط العربي', text: 'عزيزتي كلير', html: true },
  brandt: { text: '„Bibliothek“', subject: 'Ihre Anfrage: Kalbleder für Franzbände' },
  'utf8-header': { subject: 'Échantillons « fait main » — ça vous dit ?' },
  'no-subject': { from: 'michel.martin@laposte.example', text: 'Bien arrivés.' },
  'tom-may': { text: 'probably the second week, and driving down the coast.' },
  birthday: {
    html: true,
    subject: '🎈 Inès a six ans, viens souffler les bougies !',
    files: [{ name: 'plate.png', type: 'image/png', size: 12420 }],
  },
  'pornic-photo': {
    files: [{ name: 'IMG_4312 Pornic.png', type: 'image/png', size: 1_095_775 }],
  },
  'only-a-picture': {
    files: [{ name: 'ex-libris.png', type: 'image/png', size: 43_388 }],
  },
  receipt: {
    subject: 'Votre reçu n° 2026-1187',
    from: 'comptabilite@maison-papier.example',
    files: [
      {
        name: 'Reçu 2026-1187.pdf',
        type: 'application/pdf',
        size: 1034,
        sha256: '1389824b63a6b906e3613e72fcb71af7e630c7b3e3e1449da23177754ecf5758',
      },
    ],
  },
  'quote-request': {
    from: 'contact@etude-garnier.example',
    files: [
      {
        name: 'Devis – reliure d’été, modèle à compléter (étude Garnier & associés).pdf',
        type: 'application/pdf',
        size: 686,
        sha256: '827e2decd3f7a2159f5a978a49be149c97f29d72705a7166d8c03f06cf645890',
      },
      {
        name: 'Liste des registres.csv',
        type: 'text/csv',
        size: 62,
        sha256: '8137dda5dafaf96aeb107aa5822cde833f57406a0046e2e6d2a0ff93a0fde075',
      },
    ],
  },
  accountant: {
    files: [
      {
        name: 'releve.csv',
        type: 'text/csv',
        size: 109,
        sha256: '7e2d54c35189ae5595c2a7ace50043af5992c41c6a63bb4be993d0f423f2fb01',
      },
      {
        name: 'Paul Rousseau.vcf',
        type: 'text/vcard',
        size: 171,
        sha256: '9ea4d7aa786bbecab06121e1d162509365e788aa34066fce5ec7ff7c78fdfc61',
      },
    ],
  },
  power: {
    html: true,
    files: [
      {
        name: 'Facture_EO_0441.pdf',
        type: 'application/pdf',
        size: 706,
        sha256: '4f7dbf85e3185e8bc0c0d6de078fe25e860781b5fad8ffd5b3cea56ec85e67f9',
      },
    ],
  },
  assembly: {
    files: [
      {
        name: 'Pouvoir.pdf',
        type: 'application/pdf',
        size: 726,
        sha256: 'dd9490d18c11b92fd06873cc09e2d0fe2b8d52b518369df8bf32a80d5262230f',
      },
    ],
  },
  'hidden-name': {
    files: [
      {
        name: 'bordereau_\u202Efdp.exe',
        type: 'application/octet-stream',
        size: 40,
        sha256: 'eca0c4226b3cfce4186afd083052be251e361c6f809d5742d680977dbd1c6d5a',
      },
    ],
  },
  'stuck-scan': {
    subject: 'Scan from MFP-2 (5 pages, 600 dpi)',
    files: [
      {
        name: 'SCAN_000417.pdf',
        type: 'application/pdf',
        size: 17_979_758,
        sha256: 'd19b88f36cc405d09e1f134088639ea7dc69b2b2e3b249c595843d9fec9c5113',
      },
    ],
  },
  'bank-forged': { from: 'securite@banque-loire.example', html: true },
  'from-the-future': { subject: 'Greetings from next year' },
  dots: { text: '..\nA line with one dot alone' },
  'x-every-byte': {
    files: [
      {
        name: 'bytes.bin',
        type: 'application/octet-stream',
        size: 256,
        sha256: '40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880',
      },
      {
        name: 'empty.bin',
        type: 'application/octet-stream',
        size: 0,
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
    ],
  },
  'x-words-name': {
    files: [
      {
        name: 'Überweisung für Jürgen.txt',
        type: 'text/plain',
        size: 7,
        sha256: '192480466f9e404b7b97ae0c820a2e1b958191703ad39132193c5f1f3af5feef',
      },
    ],
  },
  'x-deep': { text: 'the kernel' },
};
