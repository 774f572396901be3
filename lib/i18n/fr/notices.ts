import type { notices as en } from '../en/notices.ts';

export const notices: Record<keyof typeof en, string> = {
  'notices.nothingKept':
    'Ce navigateur ne garde rien pour ce site. Marques et réglages durent jusqu’à la fermeture de cet onglet.',
  'notices.journalFailed':
    'Rien n’a été supprimé : ce navigateur n’a pas pu noter ce qui allait être envoyé.',
  'notices.marksDropped':
    '{n, plural, one {# marque a été retirée} other {# marques ont été retirées}} : ce serveur ne donne pas de nom durable aux messages, et sa liste a changé.',
  'notices.keptElsewhere':
    '{n, plural, one {# message a été conservé} other {# messages ont été conservés}} dans un autre onglet ; {n, plural, one {il ne sera pas supprimé} other {ils ne seront pas supprimés}}.',
  'notices.savedIncomplete': 'Le fichier enregistré est peut-être incomplet.',
  'notices.deviceFull':
    'Ce navigateur n’a plus de place pour d’autres messages. Ce qui est ici y reste ; la lecture continue.',
  'notices.notSaved': 'Le message n’a pas pu être récupéré ; rien n’a été enregistré.',
  'notices.zipMaking':
    'Création du .zip, {size}. Ce navigateur ne peut pas l’écrire au fur et à mesure : il sera remis une fois complet.',
  'notices.zipFailed': 'Le fichier .zip n’a pas pu être écrit.',
  'notices.fileUnreadable':
    'Un fichier n’a pas pu être lu. Il a peut-être été déplacé ou supprimé.',
  'notices.dropOnFirst':
    'Les fichiers de courrier se déposent sur la première page : déconnectez-vous d’abord.',
  'notices.noDemo': 'Le responsable de ce site a désactivé la boîte de démonstration.',
  'notices.relayGone': 'Le relais est injoignable. Nouvel essai en cours.',
  'notices.notReleased': 'La boîte n’a pas pu être rendue pour l’instant.',
  'notices.visitNotChanged': 'La visite n’a pas pu être changée pour l’instant.',
  'notices.forgotten': 'Cette boîte a été oubliée sur cet appareil.',
  'notices.forgotEverything': 'Tout ce qui était gardé sur cet appareil a été effacé.',
  'notices.notForgotten': 'Ce navigateur n’a pas tout effacé. Réessayez.',
  'notices.notProven':
    '{n, plural, one {# message marqué reste} other {# messages marqués restent}} sur le serveur : rien ne prouve que la copie d’ici est la même.',
  'notices.firstRemoval':
    'Votre règle a marqué {n, plural, one {# message} other {# messages}} pour la première fois. {n, plural, one {Il vous attend} other {Ils vous attendent}} parmi les marqués ; les suivants partiront d’eux-mêmes.',
  'notices.removingNow':
    'Des messages sont justement en cours d’effacement sur le serveur parce que leurs copies sont ici. Réessayez dans un instant.',
};
