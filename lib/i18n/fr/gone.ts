export const gone = {
  'renaming.comparing':
    'Le serveur donne à la plupart des messages des noms qu’il ne donnait pas la dernière fois. Leurs en-têtes sont comparés pour voir lesquels vous connaissez : {done} sur {total}.',
  'renaming.declined':
    'Le serveur donne à la plupart des messages des noms qu’il ne donnait pas la dernière fois. Seuls leurs en-têtes diraient lesquels vous connaissez.',
  'renaming.done':
    'Le serveur a donné de nouveaux noms aux messages ; {known} sur {total} {n, plural, one {a été reconnu} other {ont été reconnus}}.',
  'renaming.impossible':
    'Le serveur donne aux messages des noms qu’il ne donnait pas la dernière fois, et aucun en-tête pour les reconnaître. Ils comptent comme nouveaux.',
  'renaming.marksDropped':
    '{n, plural, one {# marque a été retirée} other {# marques ont été retirées}} : le serveur a donné de nouveaux noms aux messages, et rien ne dit avec certitude {n, plural, one {lequel était visé} other {lesquels étaient visés}}.',
  'gone.title': 'Qui a mangé mon courrier\u00a0?',
  'gone.show': 'Voir',
  'gone.waiting': 'Lecture de ce que les visites précédentes ont gardé…',
  'gone.failed':
    'Ce que les visites précédentes ont gardé ne peut être lu ici. Ce n’est gardé que pour une boîte dont ce navigateur se souvient.',
  'gone.intro':
    '{n, plural, =0 {Rien n’a disparu entre les visites dont ce navigateur se souvient.} one {# message était annoncé lors d’une visite depuis ce navigateur et ne l’est plus.} other {# messages étaient annoncés lors de visites depuis ce navigateur et ne le sont plus.}}',
  'gone.find': 'Chercher par objet, expéditeur ou nom',
  'gone.which': 'Afficher',
  'gone.which.all': 'Tout',
  'gone.which.us': 'Supprimés avec cette application, ici',
  'gone.which.others': 'Non supprimés avec cette application, ici',
  'gone.which.here': 'Avec une copie sur cet appareil',
  'gone.found': '{n, plural, one {# message affiché} other {# messages affichés}}',
  'gone.between': 'Entre le {from} et le {to}',
  'gone.before': 'Avant le {to}',
  'gone.more': 'Afficher {n, number} de plus',
  'gone.noHeader': 'en-tête jamais lu',
  'gone.openCopy': 'Ouvrir la copie',
  'gone.noCopy': 'pas de copie ici',
  'gone.by.us': 'Supprimé avec cette application\u00a0; prouvé le {at}. Reçu',
  'gone.by.expiry':
    'Non supprimé avec cette application sur cet appareil. Le serveur annonçait {n, plural, =0 {pouvoir retirer le courrier une fois lu} one {garder le courrier # jour} other {garder le courrier # jours}}\u00a0: c’est peut-être la raison, ou bien un autre programme.',
  'gone.by.renamed':
    'Non supprimé avec cette application sur cet appareil. Lors de cette visite le serveur a donné de nouveaux noms aux messages\u00a0: il figure peut-être sous un nom non reconnu, ou un autre programme l’a supprimé.',
  'gone.by.unknown':
    'Non supprimé avec cette application sur cet appareil\u00a0: un autre programme, un autre appareil, ou le serveur lui-même. Le serveur ne dit pas lequel.',
  'gone.limits':
    'Ce qu’on ne peut savoir ici\u00a0: les visites faites sur un autre appareil, et les messages venus et partis entre deux visites. «\u00a0Plus annoncé\u00a0» n’est pas toujours «\u00a0supprimé\u00a0»\u00a0: certains serveurs n’annoncent que les messages les plus récents, ou ceux qu’aucun programme n’a encore pris.',
  'gone.csv': 'Enregistrer en tableau ({n, number})',
  'gone.nothingToSave': 'Rien n’est affiché.',
  'cmd.gone': 'Qui a mangé mon courrier\u00a0? Ce qui n’est plus annoncé',
} as const;
