import type { body as en } from '../en/body.ts';

export const body: Record<keyof typeof en, string> = {
  'msg.remote.relay': 'L’expéditeur verra le relais de ce site, pas vous.',
  'msg.remote.off': 'Ce site ne charge rien d’ailleurs.',
  'msg.remote.held':
    'Vous avez autorisé cet expéditeur, mais ce message est peut-être contrefait ou trompeur, donc rien n’a été chargé d’office.',
  'msg.remote.unproven':
    'Vous avez autorisé cet expéditeur, mais rien ne prouve que ce message soit de lui, donc rien n’a été chargé d’office.',
  'msg.remoteFailed':
    '{n, plural, one {# n’a pas pu être obtenu.} other {# n’ont pas pu être obtenus.}}',
  'msg.remoteDetails': 'Détails',
  'msg.remoteFonts': 'Les polices que le message nomme ne sont jamais chargées.',
  'look.without': 'Laissé de côté dans sa présentation : {list}.',
  'look.fonts': 'ses propres polices',
  'look.fixed': 'ce qui resterait fixé à la fenêtre',
  'look.effects': 'le flou et le relief',
  'look.columns': 'certaines colonnes',
  'look.counters': 'les numéros que comptent ses styles',
  'look.motion': 'une partie de ses mouvements',
  'look.drawings': 'ses dessins en SVG',
  'look.rules': 'des styles inconnus ici ou trop coûteux',
  'msg.remoteItems': '{n, plural, one {# image} other {# images}}',
  'msg.remotePixels':
    '{n, plural, one {# mouchard présumé} other {# mouchards présumés}}',
  'msg.form':
    'Ce message contient un formulaire. Il ne peut pas être rempli ici : ce que l’on y tape irait à l’expéditeur.',
  'msg.notCleaned':
    'Ce message n’a pas pu être rendu sûr pour être montré tel que l’expéditeur l’a mis en page. Voici ses mots ; la source le contient en entier.',
  'msg.quoted': 'Texte cité, {n, plural, one {# ligne} other {# lignes}}',
  'msg.heavyCut':
    'Affiché : autant qu’un navigateur peut mettre en page. Le message entier compte {size} de HTML ; la source le contient en entier.',
  'view.name': 'Présentation du message',
  'view.width': 'Largeur',
  'view.width.fit': 'Ajustée',
  'view.width.original': 'Largeur d’origine',
  'view.width.narrow': 'Téléphone, 375 px',
  'view.smaller': 'Plus petit',
  'view.smallest': 'Impossible de le montrer plus petit.',
  'view.larger': 'Plus grand',
  'view.largest': 'Impossible de le montrer plus grand.',
  'view.reset': 'Taille normale',
  'view.zoom': '{n} %',
  'view.print': 'Imprimer',
  'dark.toggle': 'Couleurs d’origine',
  'link.title.doubt': 'Où mène ce lien ?',
  'link.title.about': 'Ce lien mène à',
  'link.title.write': 'Une adresse à qui écrire',
  'link.open.doubt': 'L’ouvrir',
  'link.open.about': 'Ouvrir',
  'link.open.write': 'Ouvrir dans un logiciel de messagerie',
  'link.copy': 'Copier l’adresse',
  'link.clean': 'Ouvrir sans pistage',
  'link.shortener':
    '{real} est un service qui cache où un lien aboutit. On ne sait où mène celui-ci qu’après l’avoir ouvert.',
  'link.write':
    'Cette boîte n’a pas de serveur d’envoi : rien ne peut partir d’ici. Copiez l’adresse, ou écrivez avec un logiciel de messagerie de cet appareil. Rien ne sera joint.',
};
