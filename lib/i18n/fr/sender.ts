import type { sender as en } from '../en/sender.ts';

export const sender: Record<keyof typeof en, string> = {
  'auth.title': 'Qui a envoyé ce message ?',
  'auth.chip.confirmed': '{domain} : confirmé',
  'auth.chip.through': 'par {via}',
  'auth.chip.failed': 'pas de {domain} ?',
  'auth.chip.unchecked': 'non vérifié',
  'auth.chip.changed': 'modifié en route',
  'auth.chip.doubtful': '{domain} : à regarder de près',
  'auth.chip.doubtfulUnnamed': 'à regarder de près',
  'auth.chip.running': 'vérification de l’expéditeur',
  'auth.chip.unable': 'vérification impossible',
  'auth.why.confirmed': '{server} a vérifié : le message vient bien de {domain}.',
  'auth.why.confirmedHere':
    'Sa signature est valable, vérifiée sur cet appareil avec la clé que publie {domain} : le message vient bien de {domain}.',
  'auth.why.through':
    'Envoyé par {via} pour {domain}. Rien ne prouve l’accord de {domain}.',
  'auth.why.failed':
    'Ce message échoue aux contrôles de {domain}. Il est peut-être falsifié.',
  'auth.why.unchecked': 'Votre serveur n’a noté aucun contrôle pour ce message.',
  'auth.why.unproven':
    'Votre serveur a regardé et n’a rien trouvé qui prouve d’où vient ce message.',
  'auth.why.nobody':
    'Ce message ne nomme pas un expéditeur unique : rien ne peut être confirmé.',
  'auth.why.changed':
    'L’expéditeur est plausible, mais le texte a changé après la signature. Les listes de diffusion le font.',
  'auth.why.unclear':
    'Il porte une signature au nom de {domain}, mais qui ne couvre pas tout ce qui est affiché : l’objet ou le texte peuvent être d’un autre.',
  'auth.limits': 'Cela dit d’où il vient, non s’il faut croire ce qu’il dit.',
  'auth.doubts': 'À regarder de près',
  'auth.doubt.many-from':
    'Il nomme {n, number} expéditeurs. Le premier est affiché ; d’autres logiciels peuvent en montrer un autre.',
  'auth.doubt.no-address': 'Il ne nomme aucune adresse d’expéditeur.',
  'auth.doubt.odd-from':
    'Sa ligne d’expéditeur n’est pas écrite comme le sont les adresses. D’autres logiciels peuvent y lire une autre adresse.',
  'auth.doubt.name-is-address':
    'Le nom affiche {named}, mais l’adresse est chez {domain}.',
  'auth.doubt.known-name':
    '{name} vous a écrit depuis {known}. Ce message vient de {domain}.',
  'auth.doubt.reply-elsewhere': 'La réponse partirait chez {domain}, pas chez {from}.',
  'auth.doubt.sender-differs': '{sender} l’a remis pour {from}.',
  'auth.doubt.hidden':
    'Sa ligne d’expéditeur contient des caractères cachés, qui peuvent faire passer un nom ou une adresse pour d’autres.',
  'auth.doubt.look-alike':
    '{readable} peut être pris pour {like}. En lettres simples, c’est {domain}.',
  'auth.doubt.foreign-letters': '{readable} s’écrit {domain} en lettres simples.',
  'auth.look.running': 'Ses signatures sont en cours de vérification.',
  'auth.look.waiting':
    'Il est signé. Pour le vérifier, il faut la clé de {domain} : ce site la demande à un serveur de noms, et {domain} peut remarquer que quelqu’un l’a fait.',
  'auth.look.never':
    'Il est signé. Selon vos réglages, aucune clé n’est demandée : la signature n’a pas pu être vérifiée.',
  'auth.look.refused':
    'Ce site ne demande aucune clé pour le moment : rien n’a pu être vérifié.',
  'auth.look.failed':
    'La clé n’a pas pu être obtenue : aucun serveur de noms n’a répondu à temps. La signature n’a pas pu être vérifiée.',
  'auth.look.ask': 'Demander la clé',
  'auth.look.again': 'Réessayer',
  'auth.technical': 'Voir le résultat technique',
  'auth.server': 'Ce qu’a dit votre serveur',
  'auth.server.none':
    'Il n’a écrit aucun champ Authentication-Results dans ce message, ou aucun qui soit sûrement de lui.',
  'auth.server.by':
    'Le champ dit être écrit par {server}, qui a reçu le message pour vous.',
  'auth.server.unnamed': 'Le champ ne nomme personne, comme ceux de votre serveur.',
  'auth.server.rests':
    'Cela suppose que votre serveur retire de tels champs quand ils viennent d’ailleurs, comme il le doit. Sinon, l’expéditeur a pu écrire celui-ci lui-même.',
  'auth.result.about': 'au sujet de {domain}',
  'auth.aligned.yes': 'le domaine de l’expéditeur',
  'auth.aligned.no': 'un autre domaine que celui de l’expéditeur',
  'auth.here': 'Ce qui a été vérifié ici',
  'auth.here.none': 'Le message ne porte aucune signature (DKIM).',
  'auth.sig.pass': 'La signature de {domain} est valable.',
  'auth.sig.fail': 'La signature de {domain} n’est pas valable.',
  'auth.sig.unknown': 'La signature de {domain} n’a pas pu être vérifiée.',
  'auth.sig.test': 'Son propriétaire dit que la clé est à l’essai.',
  'auth.sig.key': 'clé {selector}, {algorithm}',
  'auth.sig.signed': 'Champs signés : {names}',
  'auth.sigwhy.body-changed': 'Le texte n’est pas celui qui a été signé.',
  'auth.sigwhy.header-changed': 'L’en-tête n’est pas celui qui a été signé.',
  'auth.sigwhy.malformed': 'Elle n’est pas écrite comme le sont les signatures.',
  'auth.sigwhy.from-unsigned': 'Elle ne couvre pas l’expéditeur.',
  'auth.sigwhy.sha1': 'Elle utilise SHA-1, que chacun peut désormais falsifier.',
  'auth.sigwhy.algorithm': 'Elle utilise une méthode inconnue ici.',
  'auth.sigwhy.expired': 'Elle avait expiré quand le message est arrivé.',
  'auth.sigwhy.header-unclear':
    'L’en-tête peut se lire de plusieurs façons : des lignes n’y sont pas des champs.',
  'auth.sigwhy.field-added':
    'Elle ne couvre pas tout ce qui est affiché : l’objet, l’encodage du texte ou un champ présent deux fois peut être d’un autre.',
  'auth.sigwhy.partial': 'Elle ne couvre que le début du texte.',
  'auth.sigwhy.no-key': 'Le domaine ne publie pas cette clé.',
  'auth.sigwhy.bad-key': 'La clé publiée par le domaine est inutilisable.',
  'auth.sigwhy.revoked': 'Le domaine a retiré la clé.',
  'auth.sigwhy.weak-key': 'La clé est trop courte pour prouver quoi que ce soit.',
  'auth.sigwhy.no-answer': 'Aucun serveur de noms n’a répondu.',
  'auth.sigwhy.not-asked': 'La clé n’a été demandée à aucun serveur de noms.',
  'auth.sigwhy.not-whole': 'Seule une partie du message est ici.',
  'auth.sigwhy.no-crypto': 'Ce navigateur ne sait pas la vérifier.',
  'auth.sigwhy.too-many': 'Le message a plus de signatures qu’il n’en est vérifié.',
  'auth.dmarc': 'Ce que demande le domaine',
  'auth.dmarc.none': '{domain} ne demande rien pour les messages qui échouent.',
  'auth.dmarc.quarantine':
    '{domain} demande que les messages qui échouent soient mis de côté.',
  'auth.dmarc.reject': '{domain} demande que les messages qui échouent soient refusés.',
  'auth.dmarc.strict': 'Seul son nom exact compte.',
  'auth.dmarc.absent': 'Le domaine ne publie aucune politique (DMARC).',
  'auth.dmarc.unknown': 'Sa politique (DMARC) n’a pas été demandée.',
  'auth.arc': 'Qui l’a transmis (ARC)',
  'auth.arc.pass': 'La chaîne est intacte.',
  'auth.arc.fail': 'La chaîne est rompue : rien n’y compte.',
  'auth.arc.unknown': 'La chaîne n’a pas pu être vérifiée.',
  'auth.arc.shape': 'Des maillons manquent ou sont en double.',
  'auth.arc.oldest': 'Le message est inchangé depuis le maillon {n, number}.',
  'auth.arc.set': '{n, number}. {domain}',
  'auth.claimed': 'Affirmé par le message, pas par votre serveur',
  'auth.claimed.note': 'N’importe qui peut écrire une telle ligne. Rien n’en compte ici.',
  'auth.yourServer': 'Votre serveur',
  'auth.unnamed': 'personne',
  'auth.noResults': 'aucun résultat',
  'auth.more': 'et {n, plural, one {# autre} other {# autres}}',
  'addr.actions': '{address} : actions',
  'addr.copy': 'Copier l’adresse',
  'addr.copyBoth': 'Copier le nom et l’adresse',
  'addr.from': 'Messages de cette adresse',
  'addr.to': 'Messages à cette adresse',
  'addr.allow': 'Toujours charger son contenu distant',
  'addr.disallow': 'Ne plus charger son contenu distant',
};
