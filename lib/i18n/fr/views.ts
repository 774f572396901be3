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
  'talk.took': '{ms, number} ms',
};
