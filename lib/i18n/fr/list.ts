import type { list as en } from '../en/list.ts';

export const list: Record<keyof typeof en, string> = {
  'list.snapshot': 'État à {time}',
  'list.checkAgain': 'Vérifier à nouveau',
  'list.coverage': '{done} en-têtes sur {total}',
  'list.notFetched': 'en-tête pas encore lu',
  'list.new': '{n, plural, one {# nouveau} other {# nouveaux}} depuis le {date}',
  'list.gone':
    '{n, plural, one {# disparu} other {# disparus}}, supprimés par un autre programme',
  'list.empty': 'Cette boîte est vide. Le serveur annonce 0 message.',
  'list.emptyWhy':
    'Un autre programme a pu relever le courrier et l’effacer. Cherchez « laisser une copie sur le serveur » dans ce programme.',
  'list.selected': '{n, plural, one {# sélectionné} other {# sélectionnés}}, {size}',
  'list.localState':
    'Lu et non lu sont retenus dans ce navigateur seulement. POP3 ne le prévoit pas.',
  'group.today': 'Aujourd’hui',
  'group.yesterday': 'Hier',
  'group.week': 'Plus tôt cette semaine',
  'search.label': 'Rechercher dans cette boîte',
  'search.scope': '{n} trouvés dans {done} en-têtes sur {total}',
  'search.more': 'Lire le reste ({eta})',
};
