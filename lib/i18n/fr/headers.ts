import type { headers as en } from '../en/headers.ts';

export const headers: Record<keyof typeof en, string> = {
  'hdr.summary': 'En bref',
  'hdr.all': 'Tous les champs',
  'hdr.checks': 'Contrôles',
  'hdr.date': 'Date',
  'hdr.form': 'Affichage des champs',
  'hdr.decoded': 'Décodés',
  'hdr.raw': 'Tels qu’envoyés',
  'hdr.search': 'Chercher dans les en-têtes',
  'hdr.copy': 'Tout copier',
  'hdr.copyOne': 'Copier {name}',
  'hdr.none': 'Aucun champ ne correspond.',
  'hdr.count': '{n, plural, one {# champ} other {# champs}}',
  'hdr.more': 'Afficher plus de champs ({n})',
  'hdr.valueCut': 'Affichés : les premiers {size}. Une copie a tout.',
  'route.name': 'Trajet',
  'route.stops': '{n, plural, one {# étape} other {# étapes}} ; l’heure n’est pas notée.',
  'route.clocks':
    '{n, plural, one {# étape} other {# étapes}} ; leurs horloges diffèrent trop pour dire la durée.',
  'route.total': '{total} de l’expéditeur à la boîte.',
  'route.totalSlowest':
    '{total} de l’expéditeur à la boîte ; étape la plus lente : {slowest}, chez {host}.',
  'route.clockDiffers': 'horloge différente, {by} avant l’étape précédente',
  'route.slowest': 'la plus lente',
  'route.to': 'vers',
  'route.unnamed': 'un serveur qui ne dit pas son nom',
  'route.plain': 'non chiffré',
  'route.more':
    'Afficher {n, plural, one {# étape antérieure} other {# étapes antérieures}}',
  'route.omitted':
    '{n, plural, one {# étape antérieure ne figure} other {# étapes antérieures ne figurent}} que plus bas.',
  'route.note':
    'Chaque serveur écrit sa propre ligne. Ce qui a été écrit avant que votre serveur ne prenne le message peut être inventé.',
};
