import type { views as en } from '../en/views.ts';

export const views: Record<keyof typeof en, string> = {
  'msg.tab.structure': 'Structure',
  'msg.tab.talk': 'Échange',
  'get.textFirst': 'Le texte est là, le reste arrive.',
  'get.peekedLines':
    'Ceci est un aperçu : l’en-tête et {n, plural, one {la première ligne} other {les # premières lignes}}. Le message entier fait {size}.',
  'get.peekedMore':
    'Demandé {list} lignes, l’une après l’autre, jusqu’à ce que le texte soit là.',
  'get.peekedWhole': 'Le texte est complet.',
  'get.peekedCut': 'Le texte continue après.',
  'get.stopped': 'Seul le début est ici : {received} sur {size}.',
  'dmg.show': 'Voir l’octet {at} dans la source',
  'struct.name': 'Parties du message',
  'struct.count': '{n, plural, one {# partie} other {# parties}}.',
  'struct.more': 'Afficher plus de parties ({n, number})',
  'struct.damaged': 'endommagée',
  'struct.partName': 'Partie {path}',
  'struct.path': 'Chemin',
  'struct.type': 'Type',
  'struct.fileName': 'Nom',
  'struct.charset': 'Jeu de caractères',
  'struct.encoding': 'Codage',
  'struct.disposition': 'Disposition',
  'struct.cid': 'Content-ID',
  'struct.size': 'Taille',
  'struct.sizes': '{a}, codée {b}',
  'struct.place': 'Position',
  'struct.bytes': 'octets {a, number} à {b, number}',
  'struct.view': 'Voir',
  'struct.source': 'Voir dans la source',
  'struct.copyPath': 'Copier le chemin',
  'txt.quoted': 'Texte cité, {n, plural, one {# ligne} other {# lignes}}',
  'txt.readAs': 'Lettres lues en {charset}. Lire autrement',
  'txt.guessed':
    'Le message ne dit pas comment lire ses lettres, ou le dit mal. Elles sont lues en {charset}, par supposition.',
  'txt.chosen':
    'Ses lettres sont lues en {charset}, comme vous l’avez choisi pour cet expéditeur.',
  'txt.next': 'Lire autrement',
  'talk.about':
    'Ce qui a été dit au serveur au sujet de ce message : {n, plural, one {# ligne} other {# lignes}}.',
  'talk.name': 'Ce qui a été dit au sujet de ce message',
  'talk.with':
    'Demandé en même temps que {n, plural, one {# autre message} other {# autres messages}}.',
  'talk.console': 'Voir dans la console',
  'talk.octets': '{n, plural, one {# octet reçu} other {# octets reçus}}',
  'src.previous': 'Résultat précédent',
  'src.finding': 'Recherche en cours',
  'src.foundSoFar': '{i, number} sur {n, number} ou plus',
  'src.encoding': 'Lire comme',
  'src.as.utf-8': 'UTF-8',
  'src.as.latin-1': 'Latin-1',
  'src.as.7-bit': '7 bits',
  'src.copy': 'Tout copier',
  'src.copyTooLarge':
    'Plus de {size}, c’est trop pour le presse-papiers. Enregistrez plutôt le message.',
  'src.size': '{lines, plural, one {# ligne} other {# lignes}}, {octets} octets',
  'src.failed':
    'La source ne peut pas être lue ici. Enregistrez le message pour la voir ailleurs.',
  'talk.took': '{ms, number} ms',
};
