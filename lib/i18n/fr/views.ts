import type { views as en } from '../en/views.ts';

export const views: Record<keyof typeof en, string> = {
  'msg.tab.structure': 'Structure',
  'msg.tab.talk': 'Échange',
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
