import type { console as en } from '../en/console.ts';

export const console: Record<keyof typeof en, string> = {
  'con.title': 'Console',
  'con.redacted': 'Masqué ici et dans chaque export',
  'con.show': 'Voir dans la console',
  'con.session': '{host} · connexion {n}',
  'con.close': 'Fermer la console',
  'con.clear': 'Vider',
  'con.copyLine': 'Copier la ligne',
  'con.copyAll': 'Copier la transcription',
  'con.save': 'Enregistrer en .txt',
  'con.more': 'Affichages et export',
  'con.table': 'Tableau',
  'con.transcript': 'Transcription',
  'con.view': 'Affichage',
  'con.which': 'Quelles lignes',
  'con.all': 'Tout',
  'con.errors': 'Erreurs',
  'con.filter': 'Filtrer la console',
  'con.filterHint': 'larger-than:1k -cmd:TOP',
  'con.filterHelp':
    'Des mots à trouver, ou cmd:TOP, status:err, larger-than:10k, slower-than:200 ; un signe moins exclut.',
  'con.empty': 'Aucune connexion pour le moment.',
  'con.noMatch': 'Aucune ligne ne correspond au filtre.',
  'con.missing':
    '{n, plural, one {# ligne n’est plus là et n’est pas comptée} other {# lignes ne sont plus là et ne sont pas comptées}}',
  'con.col.n': 'nº',
  'con.col.time': 'Heure',
  'con.col.command': 'Commande',
  'con.col.answer': 'Réponse',
  'con.col.bytes': 'Octets',
  'con.col.ms': 'ms',
  'con.col.when': 'Quand',
  'con.times': '× {n, number}',
  'con.waiting': 'en attente',
  'con.summary':
    '{commands, plural, one {# commande} other {# commandes}} · {out} envoyés · {in} reçus',
  'con.changes':
    '{dele, number} DELE, {changes, plural, one {# modification} other {# modifications}}',
  'con.changesAbout': 'Compté d’après les commandes réellement envoyées.',
  'con.saveHead':
    'Transcription de la conversation avec le serveur de courrier. Ni mots de passe ni courrier n’y figurent.',
  'con.line': 'Ligne {n} · {command}',
  'con.pick': 'Choisissez une ligne pour savoir ce qu’elle signifie.',
  'con.took': '{ms, number} ms jusqu’au premier octet de la réponse',
  'con.foldedInto': '{n, number} commandes de ce genre sont parties ensemble.',
  'con.refused': 'Le serveur l’a refusée.',
  'con.say.connect': 'Ouvre la connexion réseau vers le serveur de courrier.',
  'con.say.tls': 'Chiffre la connexion et vérifie l’identité du serveur.',
  'con.say.greeting':
    'Le serveur parle en premier : il dit qu’il est un serveur POP3 et qu’il est prêt.',
  'con.say.closed': 'La connexion s’est terminée.',
  'con.say.CAPA':
    'Demande ce que le serveur sait faire en plus du minimum : chiffrement, façons de se connecter, plusieurs commandes à la fois.',
  'con.say.STLS':
    'Demande de chiffrer à partir d’ici ; tout ce qui a été appris avant est oublié.',
  'con.say.USER': 'Dit qui veut se connecter.',
  'con.say.PASS':
    'Envoie le mot de passe. Il est masqué ici et dans chaque export. Le serveur ouvre ensuite la boîte et la verrouille pour cette visite.',
  'con.say.APOP':
    'Se connecte avec une empreinte du mot de passe, qui ne voyage donc pas lui-même. L’empreinte est masquée.',
  'con.say.AUTH':
    'Se connecte par une méthode nommée ; la preuve d’identité est masquée ici et dans chaque export.',
  'con.say.STAT': 'Demande combien il y a de messages et leur taille totale.',
  'con.say.LIST': 'Demande la taille de chaque message.',
  'con.say.UIDL':
    'Demande le nom durable de chaque message ; il permet de le reconnaître à la visite suivante.',
  'con.say.TOP':
    'Lit l’en-tête d’un message et le nombre de lignes demandé, sans compter comme un téléchargement.',
  'con.say.RETR':
    'Télécharge un message entier. Certains serveurs le considèrent ensuite comme lu.',
  'con.say.DELE':
    'Marque un message pour suppression sur le serveur. Il n’est supprimé que lorsque QUIT suit.',
  'con.say.RSET': 'Retire toutes les marques de cette session sur le serveur.',
  'con.say.NOOP': 'Ne fait rien ; maintient la connexion éveillée.',
  'con.say.QUIT':
    'Termine la session. C’est seulement maintenant que le serveur supprime ce qui est marqué, puis déverrouille la boîte.',
  'con.say.other': 'Une ligne qui n’est pas une commande POP3 connue.',
};
