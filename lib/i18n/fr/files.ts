import type { files as en } from '../en/files.ts';

export const files: Record<keyof typeof en, string> = {
  'att.strip': 'Pièces jointes de ce message',
  'att.preview': 'Aperçu',
  'att.previewOf': 'Aperçu de {name}',
  'att.goTo': 'Aller à {name}',
  'att.saveAll': 'Tout enregistrer en .zip',
  'att.more': '{n, plural, one {# autre} other {# autres}}',
  'att.showMore': 'Afficher plus de pièces jointes ({n, number})',
  'att.inText': 'affichée dans le texte',
  'att.disk':
    'C’est une image disque. Son contenu échappe aux contrôles de téléchargement de votre ordinateur.',
  'att.shortcut': 'C’est un raccourci : il ouvre autre chose que ce qu’il montre.',
  'att.macro': 'Ce document peut contenir des macros, c’est-à-dire des programmes.',
  'att.locked':
    'Ce fichier est verrouillé par un mot de passe : aucun antivirus n’a vu ce qu’il contient.',
  'att.holdsProgram': 'Cette archive contient un programme ou un script.',
  'att.device':
    'Windows réserve ce nom à un périphérique. Le fichier est enregistré sous un autre nom.',
  'att.mismatch': 'Il se dit {said}, mais son contenu est {found}.',
  'att.notAs': 'Il se dit {said}, mais son contenu ne l’est pas.',
  'file.image': 'Image',
  'file.pdf': 'PDF',
  'file.text': 'Texte',
  'file.table': 'Tableau',
  'file.calendar': 'Rendez-vous',
  'file.contact': 'Carte de visite',
  'file.message': 'Message',
  'file.page': 'Page web',
  'file.archive': 'Archive',
  'file.document': 'Document',
  'file.macro': 'Document avec macros',
  'file.program': 'Programme',
  'file.script': 'Script',
  'file.disk': 'Image disque',
  'file.shortcut': 'Raccourci',
  'file.media': 'Son ou vidéo',
  'file.signature': 'Signature ou clé',
  'file.other': 'Fichier',
  'prev.looking': 'Examen du fichier',
  'prev.cannot': 'Ce fichier ne peut pas être affiché ici. Il peut être enregistré.',
  'prev.pixels':
    'Une fois décompressée, cette image fait {width, number} × {height, number} pixels, plus qu’un onglet ne devrait porter. Elle n’a pas été ouverte.',
  'prev.octets': 'Ce fichier est trop gros pour un aperçu.',
  'prev.damaged': 'Ce fichier est abîmé ou incomplet.',
  'prev.size': '{width, number} × {height, number} pixels',
  'prev.textCut': 'Affichés : les premiers {size}. Enregistrez le fichier pour la suite.',
  'prev.hidden':
    'Les caractères cachés qui inversent le sens de lecture sont affichés par ␚.',
  'prev.asText':
    'Affiché comme texte. Ouvert dans un navigateur, ce fichier pourrait exécuter du code.',
  'prev.tableCut':
    'Affichées : les {n, number} premières lignes. Enregistrez le fichier pour la suite.',
  'prev.content': 'Contenu de {name}',
  'pdf.page': 'Page {n, number} sur {total, number}',
  'pdf.next': 'Page suivante',
  'pdf.previous': 'Page précédente',
  'pdf.locked': 'Ce PDF est verrouillé par un mot de passe.',
  'pdf.more':
    'Les pages après la page {n, number} ne sont pas affichées. Enregistrez le fichier pour la suite.',
  'pdf.text': 'Texte de cette page',
  'cal.nothing': 'Rien n’est envoyé : personne n’apprend que vous avez regardé ceci.',
  'cal.untitled': 'Rendez-vous sans titre',
  'cal.more':
    '{n, plural, one {# autre entrée} other {# autres entrées}} dans ce fichier.',
  'cal.method':
    '{method, select, REQUEST {Une invitation} CANCEL {Une annulation} REPLY {Une réponse à une invitation} COUNTER {Une proposition d’un autre horaire} PUBLISH {Un agenda} other {Une entrée d’agenda}}',
  'cal.cancelled': 'Annulé',
  'cal.start': 'Début',
  'cal.end': 'Fin',
  'cal.day': '{date}, toute la journée',
  'cal.inZone': '{time} ({zone})',
  'cal.floating': '{time}, où que vous soyez',
  'cal.unknownZone': '{time}, dans un fuseau horaire inconnu ici : {zone}',
  'cal.yours': 'Pour vous',
  'cal.place': 'Lieu',
  'cal.organiser': 'Organisateur',
  'cal.attendees': '{n, plural, one {# participant} other {# participants}}',
  'cal.repeats': 'Répétition',
  'cal.every':
    '{every, select, SECONDLY {{n, plural, one {Chaque seconde} other {Toutes les # secondes}}} MINUTELY {{n, plural, one {Chaque minute} other {Toutes les # minutes}}} HOURLY {{n, plural, one {Chaque heure} other {Toutes les # heures}}} DAILY {{n, plural, one {Chaque jour} other {Tous les # jours}}} WEEKLY {{n, plural, one {Chaque semaine} other {Toutes les # semaines}}} MONTHLY {{n, plural, one {Chaque mois} other {Tous les # mois}}} other {{n, plural, one {Chaque année} other {Tous les # ans}}}}{days, select, none {} other { le {days}}}{times, plural, =0 {} one {, une fois} other {, # fois}}{until, select, none {} other {, jusqu’au {until}}}',
  'cal.rule': 'Selon une règle particulière : {rule}',
  'cal.note': 'Note',
  'card.unnamed': 'Carte sans nom',
  'card.more':
    '{n, plural, one {# autre carte} other {# autres cartes}} dans ce fichier.',
  'card.mail': 'Adresse électronique',
  'card.phone': 'Téléphone',
  'card.address': 'Adresse',
  'card.web': 'Site web',
  'card.birthday': 'Anniversaire',
  'card.role': 'Fonction',
  'card.organisation': 'Organisation',
  'card.note': 'Note',
  'card.label': '{kind} ({label})',
  'encl.deep':
    'Ce message se trouve à l’intérieur de {n, number} autres. Enregistrez-le pour ouvrir la suite.',
  'encl.note': 'Un message dans le message. Personne n’a vérifié qui l’a envoyé.',
  'sig.checking': 'Vérification de la signature',
  'sig.details': 'À propos de cette signature',
  'sig.unreadable': 'Ce message se dit signé, mais sa signature est illisible.',
  'sig.peek':
    'Ce message est signé. Sa signature pourra être vérifiée quand il sera ici en entier.',
  'sig.holds.sender': 'Inchangé depuis sa signature pour {address}.',
  'sig.holds.other': 'Signé par {address}, qui n’est pas l’expéditeur.',
  'sig.holds.unnamed':
    'Inchangé depuis sa signature, par quelqu’un qui ne donne pas d’adresse.',
  'sig.broken.altered':
    'La signature ne correspond pas : ce n’est pas ce qui a été signé, ou le message a été abîmé en route.',
  'sig.broken.bad-signature': 'La signature est fausse ou abîmée.',
  'sig.broken.two-contents':
    'La signature porte sur un autre texte que celui affiché. C’est une ruse connue.',
  'sig.broken.not-mail': 'Ce qui a été signé est autre chose qu’un message.',
  'sig.broken.wrong-use': 'Le certificat n’est pas fait pour signer du courrier.',
  'sig.broken.revoked': 'La clé a été révoquée par son propriétaire.',
  'sig.unchecked.no-certificate':
    'Signé, mais pas vérifié : le certificat n’est pas joint.',
  'sig.unchecked.no-key': 'Signé, mais pas vérifié : la clé n’est pas disponible.',
  'sig.unchecked.algorithm':
    'Signé, mais pas vérifié : la méthode est trop ancienne ou inconnue ici.',
  'sig.unchecked.charset':
    'Signé, mais pas vérifié : le jeu de caractères du texte ne peut pas être vérifié ici.',
  'sig.unchecked.wrong-use':
    'Signé, mais pas vérifié : la clé est expirée ou inutilisable.',
  'sig.unchecked.unreadable': 'Signé, mais pas vérifié : la signature est illisible.',
  'sig.covers.all':
    'Elle couvre le texte et les pièces jointes, mais ni l’objet, ni la date, ni les noms ci-dessus.',
  'sig.covers.part':
    'Elle ne couvre qu’une partie de ce message. Ce qui l’entoure n’est pas signé.',
  'sig.by.self':
    'Le certificat a été fait avec sa propre clé, ce que n’importe qui peut faire.',
  'sig.by.issuer':
    'Le certificat se dit émis par {issuer}. Aucune liste d’autorités de confiance n’a été consultée.',
  'sig.by.key':
    'La clé est arrivée avec le message : cela prouve seulement que rien n’a été changé depuis.',
  'sig.weak': 'Elle a été faite avec SHA-1, qui peut être falsifié.',
  'sig.expired': 'Le certificat n’était plus valable au moment de la signature.',
  'sig.not-yet': 'Le certificat n’était pas encore valable au moment de la signature.',
  'sig.more':
    '{n, plural, one {# autre signataire non examiné} other {# autres signataires non examinés}}.',
  'sig.field.name': 'Signé par',
  'sig.field.addresses': 'Adresses',
  'sig.field.signedAt': 'Signé, selon l’horloge du signataire',
  'sig.field.issuer': 'Émetteur',
  'sig.field.chain': 'Joints',
  'sig.field.validity': 'Validité',
  'sig.field.period': 'du {from} au {to}',
  'sig.field.fingerprint': 'Empreinte',
  'sig.field.key': 'Clé',
  'sig.content': 'Ce qui a été signé',
  'enc.smime-encrypted':
    'Ce message est chiffré avec S/MIME. Sa clé n’est pas ici et il n’est pas ouvert : enregistrez la partie chiffrée pour le programme qui a votre clé.',
  'enc.smime-compressed':
    'Ce message est compressé avec S/MIME et n’est pas décompressé ici. Enregistrez la partie pour l’ouvrir ailleurs.',
  'enc.pgp-encrypted':
    'Ce message est chiffré avec OpenPGP. Sa clé n’est pas ici et il n’est pas ouvert : enregistrez la partie chiffrée pour le programme qui a votre clé.',
  'enc.pgp-inline-encrypted':
    'Le texte de ce message est chiffré avec OpenPGP. Sa clé n’est pas ici et il n’est pas ouvert : enregistrez le message pour le programme qui a votre clé.',
  'enc.part':
    'Une partie seulement de ce message est chiffrée. Ce qui l’entoure n’est pas protégé.',
  'enc.save': 'Enregistrer la partie chiffrée',
};
