import type { saving as en } from '../en/saving.ts';

export const saving: Record<keyof typeof en, string> = {
  'saving.title': 'Sur cet appareil',
  'saving.open': 'Sur cet appareil…',
  'saving.chip': 'Gardés ici : {done} sur {total}',
  'saving.chip.going': 'Enregistrement : {done} sur {total}',
  'saving.here': '{done} messages sur {total}, qui occupent {size} ici',
  'saving.hereName': 'Messages sur cet appareil',
  'saving.none': 'Rien n’est encore enregistré.',
  'saving.allHere': 'Toute cette boîte est ici.',
  'saving.which': 'Garder ici',
  'saving.which.all': 'Tout',
  'saving.which.selected': 'Ce qui est sélectionné',
  'saving.which.shown': 'Ce qui a été trouvé',
  'saving.which.newest': 'Les {rule, number} plus récents',
  'saving.which.recent': 'Les {rule, number} derniers jours, pour les en-têtes déjà lus',
  'saving.which.small': 'Tous jusqu’à {limit}',
  'saving.missing':
    '{n, plural, one {# message manque} other {# messages manquent}}, {size}',
  'saving.textOnly': 'Des messages de plus de {limit}, le texte seulement',
  'saving.textOnlyHint':
    '{n, plural, one {Pour # message} other {Pour # messages}}\u00a0: les pièces jointes restent sur le serveur. Il est marqué «\u00a0texte seul\u00a0» et ne compte pas comme enregistré.',
  'saving.leaves': 'Rien n’est retiré du serveur. Ce qui est déjà ici n’est pas repris.',
  'saving.start': 'Garder ici',
  'saving.progress': 'Enregistrement sur cet appareil',
  'saving.soFar': '{done, number} messages sur {total, number}, {size} sur {of}',
  'saving.rate': '{size} par seconde',
  'saving.left.seconds':
    '{n, plural, one {encore environ # seconde} other {encore environ # secondes}}',
  'saving.left.minutes':
    '{n, plural, one {encore environ # minute} other {encore environ # minutes}}',
  'saving.readingFirst':
    'Vous pouvez fermer ceci et continuer à lire : ce que vous ouvrez passe devant.',
  'saving.pause': 'Pause',
  'saving.resume': 'Reprendre',
  'saving.cancel': 'Annuler',
  'saving.done':
    '{n, plural, =0 {Aucun message n’a été enregistré.} one {# message est maintenant ici.} other {# messages sont maintenant ici.}}',
  'saving.aside':
    '{n, plural, one {# message n’a pas pu être obtenu} other {# messages n’ont pas pu être obtenus}}',
  'saving.toldDone': 'Ce que vous vouliez est enregistré sur cet appareil.',
  'saving.toldStopped':
    'L’enregistrement sur cet appareil s’est arrêté. « Sur cet appareil… » dit pourquoi.',
  'saving.promised':
    'Votre navigateur a promis de garder ceci jusqu’à ce que vous l’effaciez.',
  'saving.notPromised': 'Votre navigateur peut effacer ceci s’il manque de place.',
  'saving.refused':
    'Votre navigateur ne le promet pas pour l’instant. Gardez les originaux sur le serveur.',
  'saving.ask': 'Lui demander de le garder',
  'saving.off.not-remembered':
    'Cette boîte n’est pas retenue : rien n’en est gardé ici. Rouvrez-la en la faisant retenir pour enregistrer des messages.',
  'saving.off.tab':
    'Ce navigateur ne garde rien pour ce site : fenêtre privée, ou stockage désactivé. Les messages se lisent, mais ne s’enregistrent pas.',
  'saving.off.full':
    'Ce navigateur n’a plus de place. Ce qui est ici y reste. Oubliez une boîte dans les réglages, ou libérez de l’espace sur le disque.',
  'saving.off.lost':
    'La base des messages enregistrés est tenue par un autre onglet, ou ses fichiers ont disparu. Fermez les autres onglets de cette application et rechargez-la.',
  'saving.off.interrupted':
    'Un autre onglet a pris le relais entre-temps. Reprenez pour obtenir le reste.',
  'saving.off.damaged':
    'Les messages enregistrés de ce navigateur sont illisibles. Effacez tout ici dans les réglages pour recommencer ; le courrier sur le serveur n’est pas touché.',
  'saving.off.newer':
    'Une version plus récente de cette application a écrit ce qui est enregistré ici. Rechargez la page pour l’obtenir.',
  'saving.off.locked': 'Cette boîte est scellée, et son coffre est verrouillé.',
  'saving.off.failed':
    'Ce navigateur n’a pas ouvert la base des messages enregistrés. Les messages se lisent, mais ne s’enregistrent pas.',
};
