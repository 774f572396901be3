export const imports = {
  'import.title': 'Du courrier en fichiers ?',
  'import.sub':
    'Lit .eml, .mbox, et Maildir ou .eml dans un .zip. Ils restent sur cet appareil ; aucun serveur n’est interrogé.',
  'import.choose': 'Ouvrir des fichiers de courrier…',
  'import.busy': 'Lecture des fichiers',
  'import.soFar': '{n, plural, one {# message lu} other {# messages lus}} sur {of}',
  'import.done':
    '{n, plural, one {# message lu} other {# messages lus}}{known, plural, =0 {} one {, # était déjà là} other {, # étaient déjà là}}.',
  'import.bad':
    '{n, plural, one {# n’est pas du courrier} other {# ne sont pas du courrier}}',
  'import.why.not-mail': 'ni un message ni un mbox',
  'import.why.too-large': 'plus de 192 Mo',
  'import.why.unreadable': 'endommagé ou chiffré',
  'import.why.too-many': 'plus d’un million d’entrées',
  'import.open': 'Ouvrir ce courrier',
  'import.failed':
    'Le navigateur n’a pas pu garder le courrier de ces fichiers. Ce qui a été lu reste.',
  'import.banner': 'Courrier tiré de fichiers. Aucun serveur n’est derrière.',
};
