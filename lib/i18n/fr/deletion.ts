import type { deletion as en } from '../en/deletion.ts';

export const deletion: Record<keyof typeof en, string> = {
  'del.mark': 'Marquer pour suppression',
  'del.markShort': 'Marquer',
  'del.keep': 'Garder',
  'del.row': 'Marqué, encore sur le serveur',
  'del.tray': 'Marqués pour suppression',
  'del.bar': '{n, plural, one {# marqué} other {# marqués}} · {size}',
  'del.review': 'Vérifier',
  'del.barRunning': 'Suppression…',
  'del.barDone': 'Le reçu est prêt',
  'del.barUnknown': 'La fin d’une suppression n’est pas encore connue',
  'del.barFailed': 'Rien n’a été supprimé',
  'del.show': 'Voir',
  'del.count': '{n, plural, one {# message} other {# messages}} · {size}',
  'del.empty': 'Rien n’est marqué. Appuyez sur d sur un message.',
  'del.emptyTouch': 'Rien n’est marqué. Touchez la corbeille d’un message.',
  'del.notFetched': 'en-tête pas encore lu',
  'del.noTrash':
    'Encore sur le serveur. POP3 n’a pas de corbeille : ensuite, impossible de les récupérer.',
  'del.what': 'Ce qui sera envoyé',
  'del.numbers':
    'POP3 supprime par numéro, et les numéros changent à chaque visite. Ils sont cherchés à ce moment-là d’après le nom durable ; un message dont la taille ou l’en-tête ne concorde plus reste en place.',
  'del.number': 'numéro de {id}',
  'del.andMore': '… et {n, plural, one {# autre} other {# autres}}',
  'del.commit':
    '{n, plural, one {Supprimer # message du serveur} other {Supprimer # messages du serveur}}',
  'del.commitLook':
    'Autoriser les modifications et supprimer {n, plural, one {# message} other {# messages}}',
  'del.doubled':
    '{n, plural, one {# ne peut pas être supprimé sans risque : le serveur donne ce nom deux fois.} other {# ne peuvent pas être supprimés sans risque : le serveur donne ces noms deux fois.}}',
  'del.doubledList': 'Ne peuvent pas être supprimés sans risque',
  'del.keepAll': 'Tout garder',
  'del.keepOne': 'Garder {subject}',
  'del.typeN': 'Saisissez {n} pour confirmer',
  'del.typeAll':
    'C’est toute la boîte : {n, plural, one {# message} other {# messages}}.',
  'del.typeFirst': 'Saisissez d’abord le nombre',
  'del.verifying':
    'Vérification que ce sont les mêmes messages : {i} sur {n}. Rien n’est encore définitif.',
  'del.running': 'Suppression {i} sur {n}. Rien n’est encore définitif.',
  'del.stop': 'Arrêter, ne rien supprimer',
  'del.stopping': 'Arrêt en cours…',
  'del.stopAsked': 'Il est demandé au relais d’arrêter avant que rien ne soit définitif.',
  'del.applying': 'Application : fermeture de la session pour que le serveur l’exécute.',
  'del.checking': 'Vérification du résultat.',
  'del.progress': 'Avancement de la suppression',
  'del.done':
    '{n, plural, one {# message supprimé} other {# messages supprimés}}, {size} libérés. Vérifié à {time}.',
  'del.doneNone': 'Rien n’a été supprimé. Vérifié à {time}.',
  'del.alreadyGone':
    '{n, plural, one {# avait déjà été supprimé par un autre programme.} other {# avaient déjà été supprimés par un autre programme.}}',
  'del.skipped':
    '{n, plural, one {# a été laissé en place par sécurité ; la raison figure ci-dessous.} other {# ont été laissés en place par sécurité ; les raisons figurent ci-dessous.}}',
  'del.unsure':
    '{n, plural, one {Pour #, impossible de conclure : le serveur n’a pas donné de nom durable.} other {Pour #, impossible de conclure : le serveur n’a pas donné de noms durables.}}',
  'del.receipt': 'Reçu',
  'del.copyReceipt': 'Copier le reçu',
  'del.receiptHead': 'Suppression dans {account}, {date}',
  'del.quitSaid': 'Réponse du serveur à QUIT',
  'del.quitNone': 'aucune',
  'del.outcome.gone': 'Supprimé',
  'del.outcome.still-there': 'Encore là',
  'del.outcome.unknown': 'Inconnu',
  'del.why.already-gone': 'avait déjà disparu',
  'del.why.double': 'son nom est donné deux fois : laissé en place',
  'del.why.changed': 'ce n’est plus le même message : laissé en place',
  'del.why.notFound': 'introuvable à ce moment-là : laissé en place',
  'del.why.unproven': 'laissé en place par sécurité ; le serveur a répondu : {line}',
  'del.why.line': 'le serveur a refusé : {line}',
  'del.signInAgain': 'Se déconnecter, puis se reconnecter',
  'del.settledLater':
    'Cette suppression est notée dans ce navigateur : son résultat sera indiqué à la prochaine ouverture de cette boîte.',
  'del.close': 'Fermer',
  'del.stopped':
    'Arrêté à temps. {n, plural, one {Votre marque est conservée.} other {Vos # marques sont conservées.}}',
  'del.kept':
    'Rien n’a été supprimé ; {n, plural, one {votre marque est conservée} other {vos # marques sont conservées}}.',
};
