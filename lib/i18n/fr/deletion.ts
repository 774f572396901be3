import type { deletion as en } from '../en/deletion.ts';

export const deletion: Record<keyof typeof en, string> = {
  'del.mark': 'Marquer pour suppression',
  'del.keep': 'Garder',
  'del.row': 'Marqué, encore sur le serveur',
  'del.tray': 'Marqués pour suppression',
  'del.noTrash':
    'Encore sur le serveur. POP3 n’a pas de corbeille : ensuite, impossible de les récupérer.',
  'del.saveFirst':
    'Enregistrer d’abord une copie {n, plural, one {du message} other {des # messages}} ({size} à télécharger)',
  'del.what': 'Ce qui sera envoyé',
  'del.commit':
    '{n, plural, one {Supprimer # message du serveur} other {Supprimer # messages du serveur}}',
  'del.commitLook':
    'Autoriser les modifications et supprimer {n, plural, one {# message} other {# messages}}',
  'del.keepAll': 'Tout garder',
  'del.typeN': 'Saisissez {n} pour confirmer',
  'del.running': 'Suppression {i} sur {n}. Rien n’est encore définitif.',
  'del.stop': 'Arrêter, ne rien supprimer',
  'del.applying': 'Application : fermeture de la session pour que le serveur l’exécute.',
  'del.checking': 'Vérification du résultat.',
  'del.done':
    '{n, plural, one {# message supprimé} other {# messages supprimés}}, {size} libérés. Vérifié à {time}.',
  'del.leave':
    '{n, plural, one {# message est marqué} other {# messages sont marqués}}. Rien n’a été supprimé. Quitter ?',
  'del.undo': 'Annuler',
  'del.disconnect':
    'Se déconnecter et supprimer {n, plural, one {# message} other {# messages}}',
};
