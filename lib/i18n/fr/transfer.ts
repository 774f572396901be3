export const transfer = {
  'copy.form.account': 'Dans un compte IMAP',
  'copy.hint.account':
    'Message par message, à travers ce relais. Chacun y est relu et comparé.',
  'transfer.next': 'Choisir le compte',
  'transfer.title': 'Copier dans un compte IMAP',
  'transfer.address': 'Adresse e-mail de l’autre compte',
  'transfer.privacy':
    'Le relais se connecte avec ce mot de passe et transporte les messages, en mémoire. Il ne garde ni l’un ni les autres.',
  'transfer.server': 'Serveur IMAP',
  'transfer.known': 'Proposé pour {provider}. Son certificat doit porter ce nom.',
  'transfer.guess':
    'Proposé d’après l’adresse. La page d’aide de votre fournisseur donne le bon.',
  'transfer.starttls': 'Chiffré après l’accueil (STARTTLS)',
  'transfer.signIn': 'Se connecter',
  'transfer.back': 'Retour',
  'transfer.stop': 'Arrêter',
  'transfer.miss.host': 'Quel serveur ? Souvent imap. et ce qui suit le @.',
  'transfer.pin': 'Se fier à ce certificat précis pour ce compte',
  'transfer.fault.title': 'Le compte ne s’est pas ouvert',
  'transfer.fault.port':
    '{host} ne répond pas sur le port {port}. IMAP est d’habitude sur 993 (chiffré dès le début) ou 143 (STARTTLS).',
  'transfer.fault.tls':
    'Le port {port} ne commence pas chiffré. Choisissez STARTTLS, ou le port 993.',
  'transfer.fault.starttls':
    'Ce serveur n’offre aucun chiffrement sur ce port. Rien de secret n’a été envoyé. Essayez le port 993, chiffré dès le début.',
  'transfer.fault.notImap': 'Ce qui répond là ne parle pas comme un serveur IMAP.',
  'transfer.fault.signIn':
    'Le serveur n’a pas accepté ce nom et ce mot de passe. Certains fournisseurs veulent un mot de passe d’application pour les autres programmes.',
  'transfer.fault.notAllowed':
    'Ce relais n’y va pas : il joint des serveurs IMAP sur les ports 993 et 143, aux adresses que son responsable permet.',
  'transfer.fault.tooMany':
    'Il y a eu trop d’essais pour l’instant. Attendez une minute avant le prochain.',
  'transfer.signedIn': 'Connecté à {host} en tant que {user}.',
  'transfer.folder': 'Dossier',
  'transfer.folder.new': 'Un nouveau dossier',
  'transfer.folder.name': 'Nom du dossier',
  'transfer.folder.called': 'Il s’appellera « {name} ».',
  'transfer.folder.fault': 'Le dossier ne s’est pas ouvert. Le serveur dit :',
  'transfer.limit': 'Le serveur accepte des messages jusqu’à {size}.',
  'transfer.mark': 'Ensuite, marquer ici à supprimer ce que le compte a confirmé',
  'transfer.mark.hint':
    'Remplit seulement la liste « Marqués pour suppression ». Rien n’est supprimé avant que vous ne l’ayez vu là et confirmé.',
  'transfer.unread':
    'L’état lu ou non lu de ce navigateur est repris, ainsi que la date de chaque message.',
  'transfer.start': '{n, plural, one {Copier le message} other {Copier # messages}}',
  'transfer.progress': 'Copie dans le compte',
  'transfer.soFar': '{done, number} sur {total, number} messages, {size} sur {of}',
  'transfer.counts':
    '{copied, number} copiés et comparés, {there, number} y étaient déjà.',
  'transfer.goesOn': 'Vous pouvez fermer ceci et continuer à lire.',
  'transfer.stopped': 'Arrêté. Ce qui est copié y reste et n’est pas renvoyé.',
  'transfer.interrupted':
    'Impossible de continuer pour l’instant. Ce qui est copié n’est pas renvoyé.',
  'transfer.resume': 'Continuer',
  'transfer.leave': 'En rester là',
  'transfer.done':
    '{n, plural, one {# message est} other {# messages sont}} dans « {folder} » : {copied, number} copiés maintenant, {there, number} déjà là.',
  'transfer.allSame': 'Chacun y a été relu et il est égal, octet par octet.',
  'transfer.how.line-ends':
    '{n, plural, one {# est égal} other {# sont égaux}} aux fins de ligne près, que le serveur écrit à sa façon',
  'transfer.how.header':
    '{n, plural, one {# est gardé, mais modifié} other {# sont gardés, mais modifiés}} par le serveur : des lignes d’en-tête ont été ajoutées ou changées, le texte est égal',
  'transfer.how.other':
    '{n, plural, one {# est gardé, mais modifié} other {# sont gardés, mais modifiés}} par le serveur : le texte n’est pas égal',
  'transfer.how.unproven':
    '{n, plural, one {# est gardé} other {# sont gardés}} selon la seule parole du serveur : il n’a pas permis de relire',
  'transfer.missing.quota':
    '{n, plural, one {# n’a pas été accepté} other {# n’ont pas été acceptés}} : le compte est plein',
  'transfer.missing.too-large':
    '{n, plural, one {# n’a pas été accepté : trop grand} other {# n’ont pas été acceptés : trop grands}} pour le serveur',
  'transfer.missing.other':
    '{n, plural, one {# a été refusé} other {# ont été refusés}} par le serveur',
  'transfer.missing.lost':
    '{n, plural, one {# a été abandonné} other {# ont été abandonnés}} : le serveur a coupé chaque fois, et nul ne sait ce qu’il a gardé',
  'transfer.missing.limit':
    '{n, plural, one {# dépasse} other {# dépassent}} les {size} que le relais transporte',
  'transfer.missing.incomplete':
    '{n, plural, one {# n’est pas arrivé entier} other {# ne sont pas arrivés entiers}} de votre boîte',
  'transfer.missing.unreadable':
    '{n, plural, one {# n’a pas pu être obtenu} other {# n’ont pas pu être obtenus}} de votre boîte',
  'transfer.marked':
    '{n, plural, =0 {Rien n’a été marqué à supprimer.} one {# message est marqué à supprimer ici. Rien n’est encore supprimé.} other {# messages sont marqués à supprimer ici. Rien n’est encore supprimé.}}',
  'transfer.notMarked':
    'Ce qui n’est pas égal, ou n’y a pas été mis d’ici, n’est pas marqué.',
  'transfer.same':
    'C’est peut-être la boîte même où sont les messages. Rien n’est marqué à supprimer après une copie dans celle-ci.',
  'transfer.seeMarked': 'Voir les messages marqués',
  'transfer.toldDone':
    'La copie dans le compte est finie. « Exporter… » dit ce qu’il en est.',
  'transfer.toldStopped':
    'La copie dans le compte s’est arrêtée. « Exporter… » dit pourquoi.',
};
