import type { lists as en } from '../en/lists.ts';

export const lists: Record<keyof typeof en, string> = {
  'lists.name': 'Liste de diffusion',
  'lists.closed': 'n’accepte pas de messages',
  'lists.more': 'Plus sur cette liste',
  'lists.archive': 'Archives',
  'lists.post': 'Écrire à la liste',
  'lists.help': 'Aide',
  'lists.owner': 'Responsable',
  'lists.leave': 'Quitter…',
  'lists.leaveTitle': 'Quitter cette liste ?',
  'lists.leaveNow': 'Quitter la liste',
  'lists.stay': 'Y rester',
  'lists.oneClick':
    'Ce site envoie une seule requête à {host}, à votre place : elle dit que le destinataire de ce message s’en va, et rien d’autre. L’expéditeur voit le relais de ce site, pas vous.',
  'lists.oneClickUnsigned':
    '{host} propose de vous laisser partir d’un clic. Aucune signature valable ne couvre cette adresse : quelqu’un d’autre a pu l’y mettre. Rien n’est envoyé d’ici.',
  'lists.ways': 'Comment partir',
  'lists.otherWays': 'Autres moyens',
  'lists.byPage': 'Une page chez {host}. Elle verra votre adresse sur le réseau.',
  'lists.openPage': 'Ouvrir la page…',
  'lists.byMail': 'Un message à {address}.',
  'lists.byMailSubject': 'Un message à {address}, avec pour objet « {subject} ».',
  'lists.subject': 'Objet : {subject}',
  'lists.accepted':
    '{host} l’a accepté (réponse {status}). Reste à la liste de s’y tenir.',
  'lists.refused':
    '{host} ne l’a pas accepté (réponse {status}). Vous êtes toujours sur la liste.',
  'lists.failed.unreachable':
    '{host} est injoignable ou n’a pas répondu. Nul ne sait s’il en a pris note.',
  'lists.failed.not-allowed':
    'Rien n’a été envoyé : {host} n’est pas une adresse publique que ce site peut contacter.',
  'lists.failed.too-many':
    'Rien n’a été envoyé : trop de listes ont été quittées d’ici en peu de temps. Réessayez plus tard.',
  'lists.failed.offline':
    'Rien n’est revenu : la connexion à ce site est perdue, ou la boîte n’est plus ouverte.',
};
