import type { connect as en } from '../en/connect.ts';

export const connect: Record<keyof typeof en, string> = {
  'connect.email': 'Adresse e-mail',
  'connect.password': 'Mot de passe ou mot de passe d’application',
  'connect.show': 'Afficher le mot de passe',
  'connect.open': 'Ouvrir la boîte',
  'connect.cancel': 'Arrêter',
  'connect.found': 'Réglages trouvés',
  'connect.foundIn.table': 'Trouvé dans : liste intégrée des fournisseurs',
  'connect.foundIn.autoconfig': 'Trouvé dans : fichier de votre fournisseur',
  'connect.foundIn.srv': 'Trouvé dans : enregistrement DNS de {domain}',
  'connect.foundIn.guess': 'Trouvé en essayant les noms habituels',
  'connect.looking': 'Recherche des réglages de {domain}',
  'connect.nothingSent': 'Rien de secret n’est envoyé pendant la recherche.',
  'connect.manual': 'Saisir les réglages moi-même',
  'connect.otherDomain':
    'Le DNS de {domain} renvoie vers {host}, qui appartient à un autre domaine. L’utiliser ?',
  'connect.noPop':
    '{provider} ne propose pas d’accès POP : cette boîte ne peut pas être ouverte ici.',
  'connect.offlineRelay':
    'Ce relais ne peut rien chercher en ligne. Il utilise sa liste intégrée et votre saisie.',
  'connect.port': 'Port',
  'connect.server': 'Serveur POP',
  'connect.sec.tls': 'Chiffré dès le début (TLS)',
  'connect.sec.stls': 'Chiffré après l’accueil (STLS)',
  'connect.sec.none': 'Non chiffré',
  'connect.sec.noneWarn':
    'Votre mot de passe circulerait en clair. N’importe qui sur le trajet pourrait le lire.',
  'connect.user.full': 'Identifiant : adresse complète',
  'connect.user.local': 'Identifiant : partie avant le @',
  'connect.visit.look': 'Visite sans modification : rien ne change sur le serveur',
  'connect.visit.manage': 'Lire et gérer : vous pouvez supprimer',
  'connect.remember': 'Retenir cette boîte sur cet appareil (jamais le mot de passe)',
  'connect.demo': 'Essayer la boîte de démonstration',
  'connect.demo.sub': '64 messages d’exemple. Rien à remplir, rien ne quitte cette page.',
  'connect.step.connect': 'Connexion',
  'connect.step.tls': 'Chiffrement',
  'connect.step.cert': 'Vérification du certificat',
  'connect.step.auth': 'Identification',
  'connect.step.count': 'Décompte des messages',
  'connect.slow': 'Le serveur tarde à répondre. Attente en cours, {s} s.',
  'connect.opened':
    'Boîte ouverte. {n, plural, one {# message} other {# messages}}, {size}.',
  'app.pw.why':
    '{provider} exige un mot de passe d’application : un mot de passe à part, créé pour un seul programme.',
  'app.pw.how': 'Comment le créer',
  'app.oauth': 'Se connecter avec {provider}',
  'gmail.note':
    'Gmail ne propose plus un message en POP une fois qu’il a été lu et que la visite s’est terminée normalement. La visite sans modification l’évite.',
  'expire.note':
    'Ce serveur peut supprimer les messages dès leur lecture. Restez en visite sans modification si vous ne le souhaitez pas.',
  'demo.banner': 'Boîte de démonstration, données d’exemple',
  'demo.reset': 'Réinitialiser',
  'demo.own': 'Ouvrir votre boîte',
};
