import type { policy as en } from '../en/policy.ts';

export const policy: Record<keyof typeof en, string> = {
  'pol.title': 'Laisser sur le serveur ou déplacer ici',
  'pol.open': 'Laisser ou déplacer…',
  'pol.change': 'Laisser ou déplacer…',
  'pol.which': 'Ce qui est enregistré sur cet appareil',
  'pol.rule.leave': 'Tout laisser sur le serveur. {app} n’efface rien de lui-même.',
  'pol.rule.days': 'Effacer du serveur quelques jours après l’enregistrement ici.',
  'pol.rule.forgotten': 'Effacer du serveur quand je l’oublie ici.',
  'pol.rule.move':
    'Déplacer ici : effacer dès l’enregistrement sur cet appareil. Les autres programmes ne le verront plus.',
  'pol.rule.newest':
    'Garder les messages les plus récents sur le serveur, effacer les plus anciens qui sont enregistrés ici.',
  'pol.rule.octets':
    'Garder tant sur le serveur, effacer au-delà les plus anciens qui sont enregistrés ici.',
  'pol.hint.days':
    'Compté depuis le jour de l’enregistrement sur cet appareil, jamais d’après la date du message.',
  'pol.hint.forgotten':
    'Oublier la copie d’ici marque le message pour suppression sur le serveur.',
  'pol.hint.move': 'Seules les copies entières et relues sont déplacées.',
  'pol.hint.newest':
    'Récent veut dire : vu en dernier sur le serveur par cet appareil ; de ce qu’il a vu d’un coup, ce que le serveur énumère en dernier. Jamais la date écrite dans le message.',
  'pol.hint.octets': 'D’après les tailles annoncées par le serveur.',
  'pol.limit.days': 'Jours',
  'pol.limit.newest': 'Messages qui restent',
  'pol.limit.octets': 'Mégaoctets qui restent',
  'pol.limitWrong': 'Un nombre entier de {least} à {most}.',
  'pol.numberFirst': 'Il manque le nombre',
  'pol.now.days':
    'Effacé du serveur {n, plural, one {# jour} other {# jours}} après l’enregistrement ici.',
  'pol.now.newest':
    '{n, plural, one {Le message le plus récent reste} other {Les # messages les plus récents restent}} sur le serveur ; les plus anciens enregistrés ici sont effacés.',
  'pol.now.octets':
    '{size} restent sur le serveur ; au-delà, les plus anciens enregistrés ici sont effacés.',
  'pol.others':
    'Outlook : Conserver une copie des messages sur le serveur · Thunderbird : Laisser les messages sur le serveur, pendant au plus N jours · Apple Mail : Supprimer la copie du serveur après la récupération d’un message',
  'pol.ask': 'Me demander avant chaque suppression (remplit la liste des marqués)',
  'pol.askOff':
    'Sinon : effacé après un téléchargement et à la déconnexion, jamais dans une visite sans modification. La première fois sur cet appareil, cela attend quand même parmi les marqués.',
  'pol.askAlways':
    'Toujours demandé : de ce que vous oubliez, il ne reste pas de copie ici.',
  'pol.cancel': 'Annuler',
  'pol.use': 'Appliquer cette règle',
  'pol.toldUsed': 'La règle de cette boîte est changée.',
  'pol.preview': 'Ce qu’elle effacerait maintenant',
  'pol.previewForgotten':
    'Rien d’elle-même : seul ce que vous oublierez ici sera marqué.',
  'pol.looking': 'Examen de ce qui est ici…',
  'pol.checking':
    '{n} seraient effacés. Relecture des copies sur le disque avant de l’affirmer…',
  'pol.goes':
    '{n, plural, =0 {Rien ne serait effacé du serveur maintenant.} one {# message, {size}, serait effacé du serveur maintenant. Sa copie d’ici a été relue et est entière.} other {# messages, {size}, seraient effacés du serveur maintenant. Leurs copies d’ici ont été relues et sont entières.}}',
  'pol.goesList': 'Seraient effacés du serveur',
  'pol.stays':
    '{n, plural, one {# message reste} other {# messages restent}} sur le serveur :',
  'pol.stays.by-rule': '{n, number} : la règle les y laisse',
  'pol.stays.not-yet': '{n, number} : enregistrés ici depuis trop peu de temps',
  'pol.stays.kept': '{n, number} : vous les avez gardés dans la liste des marqués',
  'pol.stays.no-name':
    '{n, number} : le serveur ne leur donne pas de nom durable à eux seuls',
  'pol.stays.not-saved': '{n, number} : pas enregistrés ici',
  'pol.stays.size-differs':
    '{n, number} : la copie n’a pas la taille annoncée par le serveur',
  'pol.stays.damaged': '{n, number} : la copie d’ici n’est plus entière',
  'pol.stays.another':
    '{n, number} : rien ne prouve que c’est le même message que sur le serveur',
  'pol.stays.not-promised':
    '{n, number} : le navigateur n’a pas promis de garder la copie',
  'pol.stays.clock': '{n, number} : les dates notées ici ne peuvent pas être justes',
  'pol.because.days': 'enregistré ici il y a {n, plural, one {# jour} other {# jours}}',
  'pol.because.forgotten': 'oublié ici',
  'pol.because.move': 'enregistré ici',
  'pol.because.newest':
    '{n, plural, one {n’est pas le plus récent} other {pas parmi les # plus récents}}',
  'pol.because.octets': 'au-delà des {size} les plus récents',
  'pol.bar.look-only':
    'Cette visite est sans modification : rien n’est marqué ni effacé.',
  'pol.bar.away': 'Sans le serveur, rien n’est marqué ni effacé.',
  'pol.bar.other-tab':
    'Un autre onglet de ce navigateur a ouvert cette boîte et s’occupe de la règle.',
  'pol.bar.not-promised':
    'Le navigateur n’a pas promis de garder cette copie : rien n’est effacé du serveur automatiquement.',
  'pol.clock.apart':
    'Rien n’est effacé : cet appareil indique {here}, le relais {there}. L’une des horloges est fausse.',
  'pol.clock.back':
    'Rien n’est effacé : cet appareil indique {now}, et la règle a été appliquée la dernière fois le {since}. La date d’aujourd’hui est-elle juste ?',
  'pol.clock.jumped':
    'Rien n’est effacé : cet appareil indique {now}, plus d’un an après la dernière application de la règle, le {since}. La date d’aujourd’hui est-elle juste ?',
  'pol.clock.trust': 'La date est juste',
  'pol.show': 'Voir',
  'pol.wouldGo':
    'Votre règle effacerait {n, plural, one {# message} other {# messages}}, {size}. Cette visite est sans modification : rien n’est effacé.',
  'pol.disconnect':
    'Se déconnecter et effacer {n, plural, one {# message} other {# messages}}',
  'pol.forgetToo':
    '{n, plural, one {D’après votre règle, il est aussi marqué pour suppression sur le serveur : rien n’est envoyé avant que vous confirmiez dans la liste des marqués.} other {D’après votre règle, # sont aussi marqués pour suppression sur le serveur : rien n’est envoyé avant que vous confirmiez dans la liste des marqués.}}',
  'pol.keepHere': 'Garder automatiquement',
  'pol.keepHere.off': 'rien',
  'pol.keepHere.newest': 'les {n} plus récents',
  'pol.keepHere.all': 'tout',
  'pol.upTo': 'Jusqu’à',
  'pol.upTo.all': 'sans limite',
  'cmd.policy': 'Laisser sur le serveur ou déplacer ici',
  'pol.lonely':
    '{n, plural, one {Un message n’est plus qu’ici, pour autant que cet appareil le sache : aucun serveur ne l’a. Une fois oublié, il est perdu.} other {# messages ne sont plus qu’ici, pour autant que cet appareil le sache : aucun serveur ne les a. Une fois oubliés, ils sont perdus.}}',
  'pol.copiesStay':
    '{n, plural, one {Un message a été marqué par votre règle : sa copie sur cet appareil reste, et elle est relue avant tout envoi.} other {# messages ont été marqués par votre règle : leurs copies sur cet appareil restent, et elles sont relues avant tout envoi.}}',
};
