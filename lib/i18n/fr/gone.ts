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
} as const;
