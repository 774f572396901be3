export const copy = {
  'copy.title': 'Exporter',
  'copy.open': 'Exporter…',
  'copy.which': 'Quels messages',
  'copy.which.selected':
    '{n, plural, one {Le message sélectionné} other {Les # messages sélectionnés}}',
  'copy.which.shown':
    '{n, plural, one {Le message trouvé} other {Les # messages trouvés}}',
  'copy.which.all': '{n, plural, one {Le seul message} other {Les # messages}}',
  'copy.form': 'Sous forme de',
  'copy.form.mbox': 'Un fichier .mbox',
  'copy.hint.mbox':
    'La variante est mboxrd. Thunderbird, Apple Mail, mutt et Dovecot l’ouvrent.',
  'copy.form.eml': 'Fichiers .eml dans un .zip',
  'copy.hint.eml':
    'Un fichier par message, tel que le serveur l’a envoyé, octet par octet.',
  'copy.form.folder': 'Fichiers .eml dans un dossier',
  'copy.hint.folder': 'Directement dans un dossier que vous choisissez.',
  'copy.form.maildir': 'Un Maildir dans un .zip',
  'copy.hint.maildir':
    'Pour Dovecot, Courier, mutt. L’état lu ou non lu de ce navigateur est gardé.',
  'copy.form.csv': 'La liste en .csv',
  'copy.hint.csv':
    'Les en-têtes seulement, pour un tableur. Aucun message n’est lu pour cela.',
  'copy.form.json': 'La liste en .json',
  'copy.hint.json':
    'Les en-têtes seulement, pour un programme. Aucun message n’est lu pour cela.',
  'copy.someHeaders':
    'Seuls {done} en-têtes sur {total} sont ici pour l’instant. Les autres figurent dans la liste avec leur taille, sans texte.',
  'copy.leaves': 'Rien n’est retiré du serveur.',
  'copy.start': 'Exporter',
  'copy.progress': 'Export',
  'copy.soFar': '{done, number} messages sur {total, number}, {size} sur {of}',
  'copy.readingFirst':
    'Vous pouvez fermer ceci et continuer à lire : ce que vous ouvrez passe devant.',
  'copy.stop': 'Arrêter, ne rien écrire',
  'copy.equal':
    '{n, plural, one {# message} other {# messages}}, {octets} octets : égal à ce que le serveur a annoncé.',
  'copy.different':
    '{n, plural, one {# message} other {# messages}}, {octets} octets ; le serveur en a annoncé {announced}.',
  'copy.missing':
    '{n, plural, one {# message n’a pas pu être obtenu} other {# messages n’ont pas pu être obtenus}}',
  'copy.differing':
    '{n, plural, one {# message n’a pas la taille annoncée} other {# messages n’ont pas la taille annoncée}}',
  'copy.changed':
    '{n, plural, one {# message a} other {# messages ont}} des fins de ligne qu’un .mbox ne peut garder ; .eml et Maildir le peuvent',
  'copy.andMore': '{n, plural, one {et # autre} other {et # autres}}',
  'copy.toldDone': 'L’export est écrit. « Exporter… » dit s’il est complet.',
  'copy.toldFailed': 'L’export a échoué. « Exporter… » dit pourquoi.',
  'copy.failed': 'L’export n’est pas allé à son terme. Aucun fichier n’a été écrit.',
  'copy.failedDisk':
    'Le navigateur n’a pas pu l’écrire : le disque est peut-être plein, ou l’endroit interdit. Choisissez-en un autre.',
};
