import type { list as en } from '../en/list.ts';

export const list: Record<keyof typeof en, string> = {
  'list.name': 'Messages de {account}',
  'list.header': '{n, plural, one {# message} other {# messages}} · {size}',
  'list.snapshot': 'État à {time}',
  'list.checkAgain': 'Vérifier à nouveau',
  'list.coverage': '{done} en-têtes sur {total}',
  'list.coverageName': 'En-têtes lus',
  'list.opening': 'En attente de la liste des messages',
  'list.notFetched': 'en-tête pas encore lu',
  'list.number': 'nº {n}',
  'list.failed': 'en-tête illisible',
  'list.failedWhy': 'Le serveur dit : {line}',
  'list.noSender': 'expéditeur non indiqué',
  'list.noSubject': 'sans objet',
  'list.attachments': 'Contient sans doute des pièces jointes',
  'list.octets': '{n, plural, one {# octet} other {# octets}}',
  'list.new': '{n, plural, one {# nouveau} other {# nouveaux}} depuis le {date}',
  'list.gone':
    '{n, plural, one {# disparu, supprimé} other {# disparus, supprimés}} par un autre programme',
  'list.empty': 'Cette boîte est vide. Le serveur annonce 0 message.',
  'list.emptyWhy':
    'Un autre programme a pu relever le courrier et l’effacer. Cherchez « laisser une copie sur le serveur » dans ce programme.',
  'list.emptyConsole': 'Voir ce qu’a dit le serveur',
  'list.selected': '{n, plural, one {# sélectionné} other {# sélectionnés}}, {size}',
  'list.localState':
    'Lu et non lu sont retenus dans ce navigateur seulement. POP3 ne le prévoit pas.',
  'list.unsorted':
    'Tri partiel ; {n, plural, one {# sans en-tête reste à la fin} other {# sans en-tête restent à la fin}}',
  'list.unsortable':
    '{n, plural, one {# sans en-tête reste à la fin} other {# sans en-tête restent à la fin}} : aucun en-tête ne peut être demandé ici. Expéditeur et objet sont connus une fois le message lu.',
  'expire.sizesOnly':
    'Seules les tailles sont affichées : ce serveur peut supprimer les messages dès leur lecture.',
  'expire.agree': 'Afficher les en-têtes et lire',
  'expire.stay': 'Rester aux tailles',
  'expire.oneTitle': 'Lire ce message peut le supprimer',
  'list.rowName':
    '{read, select, no {Non lu, } other {}}{marked, select, yes {marqué, encore sur le serveur, } other {}}{state, select, failed {en-tête illisible, } known {en-tête pas encore lu, } other {}}{sender}, {subject}, {date}, {size}{attachments, select, yes {, sans doute des pièces jointes} other {}}',
  'list.rowNameKnown':
    '{read, select, no {Non lu, } other {}}{marked, select, yes {marqué, encore sur le serveur, } other {}}{state, select, failed {en-tête illisible, } other {en-tête pas encore lu, }}numéro {n}, {size}',
  'list.unread': 'Non lu sur cet appareil',
  'list.select': 'Sélectionner',
  'list.more': 'Plus d’actions sur ce message',
  'list.open': 'Ouvrir',
  'list.markRead': 'Marquer comme lu',
  'list.markUnread': 'Marquer comme non lu',
  'list.saveEml': 'Enregistrer en .eml',
  'list.clear': 'Vider la sélection',
  'list.selectAll': 'Sélectionner tout ce qui est affiché',
  'list.selectWhich': 'Choisir les messages à sélectionner',
  'list.select.all': 'Tout ce qui est affiché',
  'list.select.none': 'Aucun',
  'list.select.read': 'Lus',
  'list.select.unread': 'Non lus',
  'list.select.large': 'Plus de {size}',
  'list.sortNow': 'Tri : {by}, {descending, select, yes {décroissant} other {croissant}}',
  'list.sort.arrived': 'Arrivée',
  'list.sort.from': 'Expéditeur',
  'list.sort.subject': 'Objet',
  'list.sort.size': 'Taille',
  'list.sort.server': 'Ordre du serveur',
  'list.ascending': 'Croissant',
  'list.descending': 'Décroissant',
  'list.columns': 'Colonnes, pour trier',
  'list.tools': 'Outils de la liste',
  'list.selection': 'Messages sélectionnés',
  'search.label': 'Rechercher dans cette boîte',
  'search.placeholder': 'Expéditeur, objet…',
  'search.clear': 'Effacer la recherche',
  'search.scope':
    '{n, plural, one {# trouvé} other {# trouvés}} dans {done} en-têtes sur {total}',
  'search.none': 'Aucun résultat pour « {query} »',
  'search.noneWhy':
    'La recherche a porté sur les expéditeurs et objets de {done} en-têtes sur {total}. Le reste est en route.',
  'search.noneWhyAll':
    'La recherche a porté sur les expéditeurs et objets des {total} en-têtes.',
};
