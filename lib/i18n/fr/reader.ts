import type { reader as en } from '../en/reader.ts';

export const reader: Record<keyof typeof en, string> = {
  'msg.peek': 'Aperçu des {n} premières lignes',
  'msg.download': 'Télécharger {size}',
  'msg.remote':
    '{n, plural, one {# élément distant bloqué} other {# éléments distants bloqués}}, provenant de {hosts, plural, one {# site} other {# sites}}.',
  'msg.remoteLoaded':
    '{n, plural, one {# élément distant chargé} other {# éléments distants chargés}}, provenant de {hosts, plural, one {# site} other {# sites}}.',
  'msg.pixel':
    '{items, plural, one {Il ressemble} other {{n, plural, one {L’un d’eux ressemble} other {# ressemblent}}}} à un mouchard ({names}).',
  'msg.loadOnce': 'Charger cette fois',
  'msg.loadAlways': 'Toujours pour cet expéditeur',
  'msg.stopAlways': 'Plus pour cet expéditeur',
  'msg.remote.direct': 'L’expéditeur verra votre adresse IP.',
  'msg.remote.never': 'Vos réglages ne chargent jamais de contenu distant.',
  'msg.name': 'Message',
  'msg.none': 'Choisissez un message pour le lire ici.',
  'msg.noSubject': 'sans objet',
  'msg.noSender': 'aucun expéditeur indiqué',
  'msg.back': 'Retour à la liste',
  'msg.previous': 'Message précédent',
  'msg.next': 'Message suivant',
  'msg.position': '{n, number} sur {total, number}',
  'msg.save': 'Enregistrer en .eml',
  'msg.to': 'à {names}',
  'msg.toMore': 'à {names} + {n, number}',
  'msg.details': 'Tous les destinataires et dates',
  'msg.field.from': 'De',
  'msg.field.sender': 'Expédié par',
  'msg.field.replyTo': 'Répondre à',
  'msg.field.to': 'À',
  'msg.field.cc': 'Copie à',
  'msg.field.bcc': 'Copie cachée à',
  'msg.field.date': 'Date telle qu’écrite',
  'msg.field.messageId': 'Message-ID',
  'msg.field.program': 'Logiciel',
  'msg.field.size': 'Taille',
  'msg.field.uidl': 'Nom sur le serveur (UIDL)',
  'msg.noDate': 'sans date',
  'msg.tabs': 'Vues de ce message',
  'msg.tab.message': 'Message',
  'msg.tab.text': 'Texte',
  'msg.tab.headers': 'En-têtes',
  'msg.tab.source': 'Source',
  'msg.body': 'Corps du message : {subject}',
  'msg.skipBody': 'Passer le corps du message',
  'msg.heavy':
    'Ce message est anormalement lourd ({size} de HTML). Son début est affiché.',
  'msg.heavyShow': 'Tout afficher',
  'msg.textMade': 'Ce texte a été tiré du HTML du message.',
  'msg.noText': 'Ce message ne contient pas de texte.',
  'msg.mono': 'Lettres à chasse fixe',
  'msg.textCut': 'Affiché : les premiers {size} du texte. La source contient tout.',
  'msg.linkTarget': 'Lien vers {address}',
  'link.mismatch': 'Le texte affiche {shown}, le lien mène à {real}. L’ouvrir ?',
  'link.look-alike':
    'L’adresse {real} contient des lettres qu’on peut confondre avec d’autres. L’ouvrir ?',
  'link.bare-address': 'Le lien mène à {real}, un numéro à la place d’un nom. L’ouvrir ?',
  'link.user-in-address':
    'L’adresse contient un nom d’utilisateur pour en imiter une autre. Elle mène à {real}. L’ouvrir ?',
  'link.stay': 'Rester ici',
  'src.wrap': 'Couper les lignes longues',
  'src.find': 'Chercher dans la source',
  'src.found': '{i, number} sur {n, number}',
  'src.notFound': 'introuvable',
  'src.next': 'Résultat suivant',
  'src.reading': 'Lecture de la source',
  'src.name': 'Source du message',
  'src.peek':
    'Seuls l’en-tête et les premières lignes sont ici. Téléchargez le message pour avoir le reste.',
  'att.title': '{n, plural, one {# pièce jointe} other {# pièces jointes}}, {size}',
  'att.save': 'Enregistrer {name}',
  'att.saveShort': 'Enregistrer',
  'att.unnamed': 'pièce jointe sans nom',
  'att.double': 'Ce nom cache son vrai type : {type}.',
  'att.program':
    'C’est un programme ou un script. L’ouvrir peut endommager votre ordinateur.',
  'att.direction':
    'Ce nom contient des caractères cachés qui changent son sens de lecture.',
  'att.page':
    'C’est une page web ou un document qui peut exécuter du code. À ouvrir avec prudence.',
  'att.peek': 'Les pièces jointes apparaîtront quand tout le message sera là.',
  'get.size': 'Message de {size}, pas encore téléchargé',
  'get.peekNote':
    'L’aperçu ne demande que les premières lignes (TOP). Les serveurs ne le comptent pas comme une lecture.',
  'get.retrTitle': 'Seul un téléchargement complet peut montrer ce message',
  'get.retrBody':
    'Le lire demande la commande RETR. Certains serveurs s’en souviennent ; Gmail, par exemple, ne propose plus le message en POP une fois la visite terminée.',
  'get.retrDo': 'Le télécharger, {size}',
  'get.stay': 'Pas maintenant',
  'get.loading': 'Téléchargement du message',
  'get.progress': '{received} sur {size}',
  'get.parsing': 'Lecture de la structure du message',
  'get.stop': 'Arrêter',
  'msg.piece':
    'Ceci est le morceau {n, number} d’un message envoyé en plusieurs morceaux. Les autres sont des messages à part.',
  'msg.pieceOf':
    'Ceci est le morceau {n, number} sur {total, number} d’un message envoyé en plusieurs morceaux. Les autres sont des messages à part.',
  'print.cut':
    'Imprimé par le menu du navigateur, une ligne peut être coupée en bas de page. Le bouton d’impression du message les garde entières.',
  'print.links': 'Où mènent les liens',
  'piece.all': 'Les {n, number} sont dans cette boîte.',
  'piece.missing':
    '{n, plural, one {Pas dans cette boîte : le morceau {list}.} other {Pas dans cette boîte : les morceaux {list}.}}',
  'piece.more': 'Et {n, number} de plus.',
  'piece.noTotal':
    '{n, plural, one {Seul le morceau {list} est dans cette boîte} other {Dans cette boîte : les morceaux {list}}} ; c’est le dernier qui dit combien il y en a, et il n’y est pas.',
  'piece.coming':
    '{n, plural, one {Un en-tête n’est} other {# en-têtes ne sont}} pas encore arrivé{n, plural, one {} other {s}}, peut-être d’un autre morceau.',
  'piece.unopened':
    'Ce serveur ne dit rien d’un message avant qu’il soit lu : ouvrez les autres, et ils seront trouvés.',
  'piece.join': 'Assembler ({size})',
  'piece.tooLarge': 'Ensemble, ils dépassent {size} : c’est trop pour être assemblé ici.',
  'piece.fetching': 'Téléchargement du morceau {n, number}',
  'piece.joining': 'Assemblage',
  'piece.cut':
    'Le morceau {n, number} n’est pas arrivé jusqu’au bout ; rien n’a été assemblé.',
  'piece.failed': 'Le morceau {n, number} n’a pas pu être obtenu.',
  'piece.cannot': 'Ces morceaux ne forment pas un message.',
  'piece.title': 'Assemblé à partir de {n, number} morceaux',
  'piece.note':
    'Assemblé ici, sur cette page ; il n’existe pas sous cette forme sur le serveur. Ce qui est dit de l’expéditeur d’un morceau ne vaut pas pour le tout.',
  'msg.elsewhere':
    '{n, plural, one {Une partie de ce message n’y est pas} other {# parties de ce message n’y sont pas}} : son expéditeur dit seulement où trouver ce qui manque. Rien n’est récupéré.',
  'msg.elsewhereAt': 'Lieu : {list}',
  'dmg.no-headers':
    'Ce message n’a pas d’en-tête. Il est affiché en entier comme du texte.',
  'dmg.truncated': 'Seul le début de ce message est affiché.',
  'dmg.too-many-parts':
    'Ce message a plus de parties que celles affichées. La source et le fichier .eml les contiennent toutes.',
  'dmg.too-deep':
    'Les parties de ce message sont trop imbriquées ; il est affiché comme du texte brut.',
  'dmg.headers-too-large':
    'Les en-têtes de ce message dépassent ce qui est affiché. La source les contient tous.',
  'dmg.no-blank-line':
    'Aucune ligne vide ne sépare l’en-tête du texte ; le texte commence à la première ligne qui n’est pas un champ.',
  'dmg.bad-header-line':
    'L’en-tête contient une ligne qui n’est pas un champ ; elle est laissée de côté.',
  'dmg.unclosed':
    'Une partie n’a pas de marque de fin : ce message a peut-être été coupé en chemin.',
  'dmg.no-boundary':
    'Ce message annonce des parties, mais aucune n’a été trouvée ; il est affiché tel quel.',
  'dmg.bare-cr': 'Les lignes de ce message se terminent de façon inhabituelle (CR seul).',
  'dmg.bad-base64':
    'Le Base64 d’une partie contient des caractères étrangers ; ils sont laissés de côté.',
  'dmg.bad-quoted-printable':
    'Une partie a des séquences quoted-printable abîmées ; elles sont affichées telles quelles.',
  'dmg.bad-file-in-text':
    'Un fichier contenu dans le texte est abîmé ; il est enregistré aussi loin que possible.',
  'dmg.bad-tnef':
    'Le winmail.dat de ce message est abîmé ; il est lu aussi loin que possible.',
  'dmg.unknown-encoding':
    'Une partie annonce un encodage inconnu ; elle est affichée telle quelle.',
  'dmg.unknown-charset':
    'Un texte annonce un jeu de caractères inconnu ici ; il est lu par supposition.',
  'dmg.bad-charset':
    'Un texte contient des caractères absents de son jeu de caractères ; ils sont affichés \ufffd.',
  'dmg.unreadable':
    'La structure de ce message est illisible ; il est affiché comme du texte brut.',
};
