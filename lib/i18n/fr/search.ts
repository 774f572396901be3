import type { search as en } from '../en/search.ts';

export const search: Record<keyof typeof en, string> = {
  'search.label': 'Rechercher dans cette boîte',
  'search.placeholder': 'Mots, de:, est:nonlu…',
  'search.clear': 'Effacer la recherche',
  'search.suggestions': 'Ce qui peut suivre',
  'search.chips': 'Ce qui a été reconnu',
  'search.chipRemove': 'Sans « {what} »',
  'search.chip': '{name} : {value}',
  'search.phrase': '« {text} »',
  'search.not': 'sauf {what}',
  'search.scope':
    '{n, plural, one {# trouvé} other {# trouvés}} dans {done} en-têtes sur {total}{here, plural, =0 {} one { et # seulement ici} other { et # seulement ici}}',
  'search.inside':
    'contenu : {n, plural, one {# message enregistré} other {# messages enregistrés}}',
  'search.insideNone': 'contenu : aucun message n’est enregistré et indexé ici',
  'search.running': 'recherche en cours…',
  'search.heads': 'lecture des en-têtes enregistrés, {done} sur {total}',
  'search.fetchRest': 'Lire le reste, {size}…',
  'search.fetchRestIn': 'Lire le reste, {size}, environ {n, number} min…',
  'search.none': 'Aucun résultat pour « {query} »',
  'search.noneWhy':
    'La recherche a porté sur les expéditeurs et objets de {done} en-têtes sur {total}. Le reste est en route.',
  'search.noneWhyAll':
    'La recherche a porté sur les expéditeurs et objets des {total} en-têtes.',
  'search.noneInside':
    'Le contenu de {n, plural, one {# message enregistré} other {# messages enregistrés}} a été parcouru aussi.',
  'search.widen': 'Sans « {what} »',
  'search.op.from': 'expéditeur',
  'search.op.to': 'destinataire',
  'search.op.cc': 'en copie',
  'search.op.subject': 'objet',
  'search.op.body': 'dans le message',
  'search.op.has': 'avec pièces jointes',
  'search.op.filename': 'nom d’une pièce jointe',
  'search.op.larger': 'plus grand que',
  'search.op.smaller': 'plus petit que',
  'search.op.before': 'avant',
  'search.op.after': 'à partir de ce jour',
  'search.op.older_than': 'plus ancien que',
  'search.op.newer_than': 'plus récent que',
  'search.op.is': 'état',
  'search.op.list': 'liste de diffusion',
  'search.op.header': 'champ de l’en-tête',
  'search.op.uid': 'nom sur le serveur (UIDL)',
  'search.op.id': 'Message-ID',
  'search.state.unread': 'non lu',
  'search.state.read': 'lu',
  'search.state.new': 'nouveau depuis la dernière visite',
  'search.state.marked': 'marqué pour suppression',
  'search.state.offline': 'sur cet appareil',
  'search.state.only-here': 'seulement sur cet appareil',
  'search.age.h': '{n, plural, one {# heure} other {# heures}}',
  'search.age.d': '{n, plural, one {# jour} other {# jours}}',
  'search.age.w': '{n, plural, one {# semaine} other {# semaines}}',
  'search.age.m': '{n, plural, one {# mois} other {# mois}}',
  'search.age.y': '{n, plural, one {# an} other {# ans}}',
  'search.problem.no-value': '« {text} » est laissé de côté : rien ne suit.',
  'search.problem.size':
    '« {text} » est laissé de côté : une taille s’écrit 500k, 10m ou 1g.',
  'search.problem.date':
    '« {text} » est laissé de côté : un jour s’écrit 2026-05-12, 2026-05 ou 2026.',
  'search.problem.age':
    '« {text} » est laissé de côté : un âge s’écrit 7j, 2sem, 3mois ou 1an.',
  'search.problem.state':
    '« {text} » est laissé de côté. Il y a est:nonlu, est:lu, est:nouveau, est:marqué, est:hors-ligne et est:seulement-ici.',
  'search.problem.has': '« {text} » est laissé de côté. Il y a contient:pj.',
  'search.problem.parenthesis':
    'Une parenthèse « {text} » reste seule ; la suite est recherchée.',
  'search.problem.too-long':
    'C’est plus long que ce qui se recherche ; la fin est laissée de côté.',
  'search.problem.operator':
    '« {text} » est recherché comme un mot. Vouliez-vous dire « {meant}: » ?',
};
