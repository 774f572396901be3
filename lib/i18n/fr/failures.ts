import type { failures as en } from '../en/failures.ts';

export const failures: Record<keyof typeof en, string> = {
  'F1.title': 'Aucun serveur nommé {host}',
  'F1.body': 'Ce nom n’existe pas ou reste introuvable. Vérifiez l’orthographe.',
  'F1.action': 'Modifier le serveur',
  'F2.title': '{host} ne répond pas sur le port {port}',
  'F2.body':
    'Le serveur existe, mais aucun service de courrier n’écoute ce port. Le port habituel est 995.',
  'F2.action': 'Essayer le port 995',
  'F3.title': '{host} n’a pas répondu en {s} s',
  'F3.body': 'Un pare-feu bloque peut-être la connexion, ou le port est faux.',
  'F3.action': 'Réessayer',
  'F4.title': 'Le relais ne peut pas joindre {host}',
  'F4.body':
    'Le réseau est coupé entre le relais et votre serveur. Votre mot de passe n’est pas en cause.',
  'F4.action': 'Réessayer',
  'F5.title': 'Le serveur a fermé la connexion',
  'F5.body':
    'C’est arrivé {step, select, connect {pendant la connexion} greeting {au moment de l’accueil} tls {pendant la mise en place du chiffrement} authorization {pendant l’ouverture de session} update {pendant la fermeture de la session} other {pendant la visite}}. {step, select, update {Vérifiez à nouveau pour voir ce qui a été appliqué.} other {Rien n’a été supprimé.}}',
  'F5.action': 'Se reconnecter',
  'F6.title': 'Ce n’est pas un serveur POP3',
  'F6.body':
    '{host}:{port} a répondu comme {kind, select, imap {un serveur IMAP, une autre façon de lire le courrier} smtp {un serveur SMTP, qui envoie le courrier} http {un serveur web} ftp {un serveur de fichiers (FTP)} ssh {un accès à distance (SSH)} tls {quelque chose de chiffré} other {autre chose}}. POP3 est d’ordinaire sur le port 995.',
  'F6.action': 'Utiliser le port 995',
  'F7.title': 'Le port {port} ne commence pas chiffré',
  'F7.body': 'Choisissez « Chiffré après l’accueil (STLS) » sur ce port, ou le port 995.',
  'F7.action': 'Passer à STLS',
  'F8.title': 'Le port {port} attend un chiffrement immédiat',
  'F8.body': 'Choisissez « Chiffré dès le début (TLS) ».',
  'F8.action': 'Passer à TLS',
  'F9.title': 'Ce serveur n’offre pas de chiffrement ici',
  'F9.body':
    'Nous nous sommes arrêtés avant d’envoyer votre mot de passe. Essayez le port 995.',
  'F9.action': 'Essayer le port 995',
  'F10.title': 'Le certificat du serveur a expiré le {date, date, long}',
  'F10.body':
    'Son propriétaire a oublié de le renouveler, ou l’horloge du relais est fausse. Votre mot de passe n’a pas été envoyé.',
  'F10.action': 'Revenir',
  'F11.title': 'Le certificat porte un autre nom',
  'F11.body':
    'Vous demandez {host} ; il indique {names}. Votre fournisseur veut peut-être cet autre nom.',
  'F11.action': 'Utiliser {suggested}',
  'F12.title': 'Le serveur se porte garant de lui-même',
  'F12.body':
    'Aucun tiers ne confirme son identité. Normal pour un serveur privé, suspect pour un serveur public.',
  'F12.action': 'Revenir',
  'F13.title': 'Il manque une partie du certificat',
  'F13.body':
    'Le serveur n’envoie pas toute sa chaîne. Son administrateur doit corriger.',
  'F13.action': 'Copier les détails pour l’administrateur',
  'F14.title': 'Le chiffrement est trop ancien',
  'F14.body':
    'Le serveur ne connaît que {version, select, none {un chiffrement ancien} other {{version}}}, qui n’est plus sûr.',
  'F14.action': 'Revenir',
  'F15.title': 'Identifiant ou mot de passe refusé',
  'F15.body':
    '{says, select, yes {Le serveur dit : « {line} ». } other {}}Certains veulent seulement la partie avant le @.',
  'F15.action': 'Essayer « {local} »',
  'F16.title': '{provider} exige un mot de passe d’application',
  'F16.body':
    'Votre mot de passe habituel est refusé pour les programmes de messagerie. En créer un prend une minute.',
  'F16.action': 'Me montrer',
  'F17.title': '{provider} n’accepte que sa propre connexion',
  'F17.body':
    'Les mots de passe n’y fonctionnent plus. Le responsable de ce site n’a pas configuré cette connexion.',
  'F17.action': 'Ouvrir {provider} sur le web',
  'F18.title': 'POP est désactivé pour cette boîte',
  'F18.body': 'Activez-le dans les réglages de {provider}, puis revenez.',
  'F18.action': 'Me montrer où',
  'F19.title': 'Un autre programme occupe cette boîte',
  'F19.body':
    'POP3 n’en accepte qu’un à la fois. C’est souvent un téléphone ou Outlook ; certains serveurs libèrent la place après quelques minutes.',
  'F19.action': 'Nouvel essai dans {s} s',
  'F20.title': 'Trop tôt pour revenir',
  'F20.body': 'Ce serveur demande {n} s entre deux visites.',
  'F20.action': 'Ouverture dans {s} s',
  'F21.title': 'Le serveur de courrier a un problème passager',
  'F21.body': 'Vos informations sont bonnes. Réessayez dans quelques minutes.',
  'F21.action': 'Réessayer',
  'F22.title': 'Le serveur refuse pour une raison durable',
  'F22.body':
    '{says, select, yes {Il dit : « {line} ». Transmettez cette ligne à votre fournisseur.} other {Il ne donne pas de raison. Demandez à votre fournisseur.}}',
  'F22.action': 'Copier les détails',
  'F23.title': 'Trop d’essais : le serveur nous bloque',
  'F23.body': 'Attendez {n} min avant le prochain essai, sinon le blocage s’allonge.',
  'F23.action': 'Me le rappeler dans {n} min',
  'F24.title': 'Ce serveur ne sait pas montrer les en-têtes seuls',
  'F24.body':
    'Les objets n’apparaissent qu’après un téléchargement complet. Les tailles sont connues.',
  'F24.action': 'Télécharger les 50 derniers',
  'F25.title': 'Ce serveur ne donne pas de nom durable aux messages',
  'F25.body':
    'La lecture fonctionne. Un message n’est supprimé que pendant cette visite, après comparaison de son en-tête.',
  'F25.action': 'Continuer',
  'F26.title': 'Ce message n’est plus sur le serveur',
  'F26.body':
    'Un autre programme l’a supprimé. {copy, select, yes {Vous en avez une copie ici.} other {Aucune copie ici.}}',
  'F26.action': 'Vérifier à nouveau',
  'F27.title':
    '{k, plural, one {# message sur {n, number} n’a pas été supprimé} other {# messages sur {n, number} n’ont pas été supprimés}}',
  'F27.body': 'Le serveur les a gardés ; les voici.',
  'F27.action': '{k, plural, one {Réessayer celui-ci} other {Réessayer ces #}}',
  'F28a.title': 'Rien n’a été supprimé',
  'F28a.body':
    'La connexion s’est coupée avant la dernière étape. {n, plural, one {Votre marque est conservée} other {Vos # marques sont conservées}}.',
  'F28a.action': 'Réessayer',
  'F28b.title':
    'Nous ne savons pas encore si {n, plural, one {# message a été supprimé} other {# messages ont été supprimés}}',
  'F28b.body': 'Vérification dès que le serveur répond.',
  'F28b.action': 'Vérifier maintenant',
  'F29.title': 'Le relais est injoignable',
  'F29.body':
    'Ce qui a été lu pendant cette visite reste lisible. Nouvel essai en cours.',
  'F29.action': 'Essayer maintenant',
  'F30.title': 'Ce relais ne va pas à cette adresse',
  'F30.body': 'Son responsable autorise : {list}.',
  'F30.action': 'Choisir dans la liste',
  'F33.title': 'Le serveur a terminé la visite après une pause',
  'F33.body': 'Rien n’a été supprimé. Elle se rouvrira au besoin.',
  'F33.action': 'Se reconnecter',
  'F34.title': 'Cette copie est peut-être incomplète',
  'F34.body':
    'Le serveur annonçait {a}, nous avons reçu {b}. Elle ne sera pas effacée du serveur.',
  'F34.action': 'Télécharger à nouveau',
  'F10b.title': 'Le certificat du serveur commence le {date, date, long}',
  'F10b.body':
    'Il n’est pas encore valable, ou l’horloge du relais est fausse. Votre mot de passe n’a pas été envoyé.',
  'F10b.action': 'Revenir',
  'F10c.title': 'Le certificat du serveur n’est plus valable',
  'F10c.body':
    'Son propriétaire a oublié de le renouveler, ou l’horloge du relais est fausse. Votre mot de passe n’a pas été envoyé.',
  'F10c.action': 'Revenir',
  'F11b.title': 'Le certificat porte un autre nom',
  'F11b.body':
    'Vous demandez {host}, et le certificat ne le nomme pas. Votre mot de passe n’a pas été envoyé.',
  'F11b.action': 'Modifier le serveur',
  'F12b.title': 'Le certificat n’est pas celui que vous aviez accepté',
  'F12b.body':
    '{host} montre un autre certificat qu’avant. Il a peut-être été renouvelé, ou quelqu’un s’est glissé entre vous. Votre mot de passe n’a pas été envoyé.',
  'F12b.action': 'Revenir',
  'F13b.title': 'Le certificat n’a pas pu être vérifié',
  'F13b.body': 'La vérification a donné {code}. Votre mot de passe n’a pas été envoyé.',
  'F13b.action': 'Revenir',
  'F15b.title': 'Identifiant ou mot de passe refusé',
  'F15b.body':
    '{says, select, yes {Le serveur dit : « {line} ». } other {}}Vérifiez les deux ; certains serveurs veulent l’adresse complète comme identifiant.',
  'F15b.action': 'Modifier le mot de passe',
  'F17b.title': '{provider} n’accepte que sa propre connexion',
  'F17b.body':
    'Les mots de passe n’y fonctionnent plus. Le responsable de ce site n’a pas configuré cette connexion.',
  'F17b.action': 'Revenir',
  'F30b.title': 'Ce relais ne va pas à cette adresse',
  'F30b.body':
    'Il ne joint que des serveurs de courrier publics, et {host} n’en est pas un.',
  'F30b.action': 'Modifier le serveur',
  'fault.plainForbidden.title': 'Ce serveur veut un chiffrement avant le mot de passe',
  'fault.plainForbidden.body':
    '{says, select, yes {Il dit : « {line} ». } other {}}Choisissez « Chiffré dès le début (TLS) » sur le port 995.',
  'fault.plainForbidden.action': 'Passer à TLS',
  'fault.unsayable.title': 'Cet identifiant ou ce mot de passe ne peut pas être envoyé',
  'fault.unsayable.body':
    'Il contient un retour à la ligne ou un autre caractère que POP3 ne sait pas dire. Il n’a pas été envoyé.',
  'fault.unsayable.action': 'Modifier le mot de passe',
  'fault.noMethod.title': 'Aucune façon commune d’ouvrir la session',
  'fault.noMethod.body':
    'Le serveur ne propose aucune méthode connue ici qui convienne à l’ouverture de session choisie. Votre mot de passe n’a pas été envoyé.',
  'fault.noMethod.action': 'Modifier le serveur',
  'fault.challenge.title':
    'Le serveur a refusé une ouverture de session qui cache le mot de passe',
  'fault.challenge.body':
    '{says, select, yes {Il dit : « {line} ». } other {}}Soit le mot de passe est faux, soit le serveur ne peut pas le vérifier ainsi. Le mot de passe lui-même n’a pas été envoyé, car la ligne n’est pas chiffrée. Si le serveur ne propose pas de chiffrement, vous pouvez choisir « Envoyer le mot de passe tel quel » : n’importe qui sur le trajet pourrait alors le lire.',
  'fault.challenge.action': 'Modifier l’ouverture de session',
  'fault.needsRetr.title': 'Ce serveur ne sait remettre le message qu’en entier',
  'fault.needsRetr.body':
    'Le lire ainsi peut le marquer comme lu, et quelques serveurs cessent alors de le proposer. Une visite sans rien modifier demande d’abord.',
  'fault.needsRetr.action': 'Le lire quand même',
  'fault.refused.title': 'Le serveur a refusé la commande {command}',
  'fault.refused.body':
    '{says, select, yes {Il dit : « {line} ».} other {Il n’a pas donné de raison.}} Rien n’a été supprimé.',
  'fault.refused.action': 'Réessayer',
  'fault.garbled.title':
    '{during, select, relay {La réponse du relais est incompréhensible} other {La réponse du serveur est incompréhensible}}',
  'fault.garbled.body':
    '{during, select, relay {Recharger la page suffit le plus souvent.} greeting {Il n’a pas salué comme le font les serveurs POP3. Rien n’a été supprimé.} tls {Il n’a pas respecté POP3 pendant la mise en place du chiffrement. Rien n’a été supprimé.} authorization {Il n’a pas respecté POP3 pendant l’ouverture de session. Rien n’a été supprimé.} capabilities {Il n’a pas respecté POP3 en disant ce qu’il sait faire. Rien n’a été supprimé.} listing {Il n’a pas respecté POP3 en donnant la liste des messages. Rien n’a été supprimé.} message {Il n’a pas respecté POP3 en envoyant un message. Rien n’a été supprimé.} deletion {Il n’a pas respecté POP3 pendant le marquage des messages à supprimer. Rien n’a été supprimé.} update {Il n’a pas respecté POP3 pendant la fermeture de la session. Vérifiez à nouveau pour voir ce qui a été appliqué.} other {Il n’a pas respecté POP3 pendant la visite. Rien n’a été supprimé.}}',
  'fault.garbled.action': 'Réessayer',
  'fault.timedOut.title': 'Le serveur ne répond plus',
  'fault.timedOut.body':
    'Rien n’est venu pendant {s, plural, one {# seconde} other {# secondes}}. Rien n’a été supprimé.',
  'fault.timedOut.action': 'Réessayer',
  'fault.tooLarge.title': 'Trop grand pour être traité ici',
  'fault.tooLarge.body':
    'Le serveur a envoyé {what, select, message {un message de plus de {limit, number} octets} status {une réponse de plus de {limit, number} octets en une ligne} line {une liste dont une ligne dépasse {limit, number} octets} lines {une liste de plus de {limit, number} lignes} other {plus que ce qui peut être traité}} ; c’est arrêté là. Rien n’a été supprimé.',
  'fault.tooLarge.action': 'Revenir',
  'fault.tooMany.title': 'Trop d’essais en peu de temps',
  'fault.tooMany.body':
    'Ce relais ralentit pour que personne ne devine les mots de passe.',
  'fault.tooMany.action': 'Réessayer dans {s} s',
  'fault.plaintext.title': 'Ce relais n’envoie pas de mot de passe sans chiffrement',
  'fault.plaintext.body':
    'Son responsable interdit les connexions sans chiffrement. Choisissez TLS sur le port 995.',
  'fault.plaintext.action': 'Passer à TLS',
  'fault.pinForbidden.title': 'Ce relais vérifie lui-même chaque certificat',
  'fault.pinForbidden.body':
    'Son responsable ne permet pas d’accepter un certificat isolé.',
  'fault.pinForbidden.action': 'Revenir',
  'fault.badRequest.title': 'Le relais n’a pas accepté la demande',
  'fault.badRequest.body':
    'Cette page a demandé ce qu’il ne fait pas ({what}). Recharger suffit d’ordinaire.',
  'fault.badRequest.action': 'Recharger la page',
  'fault.wrongVersion.title': 'Cette page n’a pas l’âge de son relais',
  'fault.wrongVersion.body':
    'Le site a été mis à jour pendant que la page était ouverte. Vos marques sont conservées.',
  'fault.wrongVersion.action': 'Recharger la page',
  'fault.notSignedIn.title': 'La boîte n’est plus ouverte',
  'fault.notSignedIn.body': 'La visite est terminée. Rien n’a été supprimé.',
  'fault.notSignedIn.action': 'Se reconnecter',
  'fault.busy.title': 'Une boîte est déjà ouverte ici',
  'fault.busy.body': 'Quittez-la d’abord, ou ouvrez l’autre dans un nouvel onglet.',
  'fault.busy.action': 'Revenir',
  'fault.cancelled.title': 'Arrêté',
  'fault.cancelled.body': 'Vous l’avez arrêté. Rien n’a été supprimé.',
  'fault.cancelled.action': 'Réessayer',
  'fault.shuttingDown.title': 'Le relais redémarre',
  'fault.shuttingDown.body':
    'Il revient de lui-même dans un instant. Rien n’a été supprimé.',
  'fault.shuttingDown.action': 'Essayer maintenant',
  'fault.internal.title': 'Une erreur s’est produite dans le relais',
  'fault.internal.body':
    'C’est notre faute, pas la vôtre. {has, select, yes {Son responsable la retrouve sous le numéro {ref}.} other {}}',
  'fault.internal.action': 'Réessayer',
  'fault.journal.title': 'Rien n’a été supprimé',
  'fault.journal.body':
    'Ce navigateur n’a pas pu noter ce qui allait être envoyé, donc rien n’a été envoyé. Il manque peut-être de place. Vos marques sont conservées.',
  'fault.journal.action': 'Réessayer',
};
