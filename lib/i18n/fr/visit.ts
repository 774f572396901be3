import type { visit as en } from '../en/visit.ts';

export const visit: Record<keyof typeof en, string> = {
  'look.chip': 'Sans modification',
  'look.allow': 'Autoriser les modifications',
  'lock.have': 'Vous occupez cette boîte. Les autres programmes doivent attendre.',
  'lock.release': 'Libérer maintenant',
  'conn.disconnect': 'Se déconnecter',
  'look.manage': 'Modifications permises',
  'look.nowLook': 'Visite sans modification : rien ne change sur le serveur.',
  'look.nowManage': 'Modifications permises : vous pouvez supprimer, après confirmation.',
  'look.back': 'Revenir à la visite sans modification',
  'look.about': 'Type de visite',
  'lock.chip.held': 'Boîte ouverte ici',
  'lock.chip.released': 'Libérée',
  'lock.chip.checking': 'Vérification…',
  'lock.chip.lost': 'Ligne perdue',
  'lock.chip.away': 'Non connecté',
  'lock.say.away': 'Non connecté. Ce qui est affiché est ce que cet appareil a gardé.',
  'away.open': 'Lire ce qui est gardé ici, sans se connecter',
  'away.banner': 'Non connecté. Voici la boîte telle qu’elle était le {time}.',
  'away.signIn': 'Se connecter',
  'away.marksWait':
    'Non connecté : les marques restent ici, et rien n’est envoyé avant que vous soyez connecté et ayez confirmé.',
  'away.needsServer': 'Il faut le serveur : connectez-vous d’abord.',
  'away.nothing':
    'Rien de cette boîte n’est encore gardé sur cet appareil. Connectez-vous une fois, avec « se souvenir ».',
  'away.notHere':
    'Ce message n’est pas gardé sur cet appareil. Connectez-vous pour le chercher.',
  'lock.releasedNow':
    'Boîte libérée. Les autres programmes y ont accès ; elle se rouvre toute seule.',
  'lock.checking': 'Sortie de la boîte et retour, pour un nouvel état.',
  'lock.about': 'Qui occupe la boîte',
  'lock.reconnect': 'Se reconnecter',
  'lock.say.held': 'Vous occupez cette boîte.',
  'lock.say.released': 'La boîte est libérée.',
  'lock.say.checking': 'Nouvelle vérification de la boîte.',
  'lock.say.lost':
    'La connexion au serveur de courrier est perdue. Rien n’a été supprimé.',
  'tls.none': 'Non chiffré',
  'tls.pinned': '{protocol}, épinglé',
  'tls.title': 'Chiffrement de {host}',
  'tls.plain':
    'Cette ligne n’est pas chiffrée : toute personne sur le trajet peut lire le mot de passe et le courrier.',
  'tls.protocol': 'Chiffré avec',
  'tls.soon': 'fin dans {n, plural, one {# jour} other {# jours}}',
  'cert.who': 'Qui',
  'cert.asked': 'Vous demandez {host}. Le certificat nomme {names}.',
  'cert.vouches': 'Qui en répond',
  'cert.until': 'Jusqu’à quand',
  'cert.days': '{date}, encore {n, plural, one {# jour} other {# jours}}',
  'cert.ended': 'Terminé le {date}',
  'cert.from': 'Valable depuis',
  'cert.print': 'Empreinte SHA-256',
  'cert.subject': 'Délivré à',
  'snapshot.about':
    'POP3 montre la boîte telle qu’elle était au début de la session. Vérifier à nouveau, c’est sortir et revenir.',
  'relay.gone.now':
    'Le relais est injoignable. Ce qui est affiché reste lisible ; nouvel essai automatique.',
  'relay.gone.offline':
    'Vous êtes hors connexion. Ce qui est affiché reste lisible et vous pouvez marquer des messages.',
  'relay.retry': 'Essayer maintenant',
  'tls.demo': 'Serveur de démonstration',
  'tls.demo.why':
    'Le serveur de démonstration tourne dans le relais : cette ligne ne passe par aucun réseau.',
};
