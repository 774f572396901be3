import type { only as en } from '../en/only.ts';

export const only: Record<keyof typeof en, string> = {
  'only.here': 'Seulement sur cet appareil',
  'only.short': 'Ici seulement',
  'only.hereWhy': 'Seulement sur cet appareil, plus sur le serveur',
  'only.header': '{n} sur le serveur',
  'only.count': '{n, plural, one {# seulement ici} other {# seulement ici}}',
  'only.show': 'Afficher les messages qui ne sont que sur cet appareil',
  'only.notMarked':
    '{n, plural, one {Ce message n’est} other {# messages ne sont}} que sur cet appareil : il n’y a rien à effacer sur le serveur. Pour se défaire d’une copie, oubliez-la.',
  'only.forget': 'Oublier la copie sur cet appareil',
  'only.forgetLost':
    '{n, plural, one {Ce message n’est plus sur le serveur. C’est sa seule copie : une fois oubliée, il est perdu.} other {# messages ne sont plus sur le serveur. Ce sont leurs seules copies : une fois oubliées, ils sont perdus.}}',
  'only.forgetSafe':
    '{n, plural, one {Le message reste sur le serveur et pourra être relu.} other {Les messages restent sur le serveur et pourront être relus.}}',
  'only.forgetYes': '{n, plural, one {Oublier la copie} other {Oublier # copies}}',
  'only.keep': 'Garder',
  'only.forgotten':
    '{n, plural, one {La copie est oubliée.} other {# copies sont oubliées.}}',
  'only.notForgotten':
    'Les copies n’ont pas pu être oubliées. Elles sont toujours sur cet appareil.',
  'only.damaged':
    'La seule copie de ce message ne peut pas être lue : ce qui est enregistré n’est pas ce qui y avait été mis. Elle a été laissée telle quelle.',
};
