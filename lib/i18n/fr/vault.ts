import type { vault as en } from '../en/vault.ts';

export const vault: Record<keyof typeof en, string> = {
  'vault.seal': 'Sceller…',
  'vault.sealOne': 'Sceller {address} par une phrase secrète',
  'vault.title': 'Sceller {address}',
  'vault.what':
    'Tout ce qui est gardé ici de cette boîte est scellé : messages, leurs mots et les noms de leurs pièces jointes, la liste, les marques, les états de lecture, les reçus, et la façon d’atteindre la boîte. Sans la phrase secrète personne ne peut le lire, pas même à partir d’une copie du disque.',
  'vault.readable':
    'Ce qui reste visible : qu’il y a un coffre, le nom que vous lui donnez, sa date, sa taille et de combien de morceaux il est fait. Les réglages de cette application restent lisibles ; les adresses autorisées auparavant aussi. L’historique du navigateur et sa liste d’onglets peuvent nommer la boîte, de visites d’avant.',
  'vault.lost':
    'Une phrase secrète oubliée ne peut être retrouvée par personne. Ce qui n’est que dans le coffre est alors perdu.',
  'vault.label': 'Nom du coffre',
  'vault.label.hint': 'Toute personne qui utilise ce navigateur peut le lire.',
  'vault.label.first': 'Ma boîte',
  'vault.passphrase': 'Phrase secrète',
  'vault.passphrase.hint':
    'Au moins {n} caractères. Plusieurs mots se retiennent mieux que des signes.',
  'vault.again': 'La même phrase encore une fois',
  'vault.understood': 'Je sais qu’une phrase secrète oubliée ne peut pas être retrouvée',
  'vault.seal.do': 'Sceller cette boîte',
  'vault.seal.closes':
    'La boîte est fermée pour cela. Elle s’ouvre ensuite comme auparavant.',
  'vault.problem.short': 'La phrase secrète a moins de {n} caractères.',
  'vault.problem.differs': 'La seconde est différente.',
  'vault.problem.notUnderstood': 'Cochez d’abord ceci.',
  'vault.end.wrong':
    'Ce n’est pas la phrase secrète de ce coffre. Rien n’a été ouvert. (Un coffre altéré par quelqu’un a le même aspect.)',
  'vault.end.failed':
    'Ce navigateur n’y est pas parvenu. Ce qui était gardé est toujours ici ; rien n’est perdu.',
  'vault.end.busy':
    'Une suppression ou une autre mise sous scellés est en cours. Réessayez quand elle sera finie.',
  'vault.making': 'La clé se prépare…',
  'vault.moving':
    '{left, plural, one {# message est encore lisible} other {# messages sont encore lisibles}}',
  'vault.locked': 'Scellée, verrouillée',
  'vault.open': 'Scellée, déverrouillée',
  'vault.unlock': 'Déverrouiller',
  'vault.unlockOne': 'Déverrouiller {label}',
  'vault.lock': 'Verrouiller',
  'vault.chip': 'Scellée',
  'vault.chip.title': 'Ce qui est gardé ici est scellé',
  'vault.chip.text':
    'Le coffre se verrouille quand personne ne touche cette application pendant {n, plural, one {# minute} other {# minutes}}, quand la page est rechargée, et aussitôt par ce bouton. Les téléchargements s’arrêtent alors, et reprennent à la prochaine connexion.',
  'vault.after': 'Verrouiller les coffres après ce temps sans activité',
  'vault.minutes': '{n} min',
  'vault.change': 'Changer la phrase…',
  'vault.change.title': 'Une autre phrase secrète pour {label}',
  'vault.change.from': 'Phrase actuelle',
  'vault.change.do': 'La changer',
  'vault.changed': 'Le coffre a sa nouvelle phrase secrète.',
  'vault.sealed': 'La boîte est scellée.',
  'vault.notSealed':
    'La boîte n’est pas scellée jusqu’au bout. Rien n’est perdu ; déverrouillez son coffre, ou scellez-la à nouveau, pour continuer.',
  'vault.working': 'Une boîte est en train d’être scellée. Gardez cette page ouverte.',
  'vault.busy':
    'Une suppression est en cours. Le coffre se verrouille quand elle sera finie.',
  'vault.forgetOne': 'Oublier le coffre {label} et tout ce qu’il contient',
  'vault.forget.sure':
    'Le coffre {label} ({size}) est effacé avec tout ce qu’il contient. Ce qui n’est plus sur le serveur est perdu.',
};
