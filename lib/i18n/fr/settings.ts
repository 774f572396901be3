import type { settings as en } from '../en/settings.ts';

export const settings: Record<keyof typeof en, string> = {
  'settings.title': 'Réglages',
  'settings.language': 'Langue',
  'settings.language.auto': 'Comme le navigateur',
  'settings.theme': 'Thème',
  'settings.theme.system': 'Comme le système',
  'settings.theme.light': 'Clair',
  'settings.theme.dark': 'Sombre',
  'settings.appearance': 'Apparence',
  'settings.density': 'Hauteur des lignes',
  'settings.density.compact': 'Serrée',
  'settings.density.cosy': 'Moyenne',
  'settings.density.roomy': 'Large',
  'settings.firstWords': 'Premiers mots de chaque message dans la liste',
  'settings.firstWords.hint':
    'Lit les premières lignes des messages affichés (TOP), sauf si les lignes sont serrées ou le message dépasse 1 Mo.',
  'settings.keyboard': 'Clavier',
  'settings.printLinks': 'Imprimer les adresses des liens sous un message',
  'settings.singleKeys': 'Raccourcis à une touche',
  'settings.singleKeys.hint':
    'd marque, z annule, j et k déplacent. Flèches, Entrée, Suppr et combinaisons Ctrl marchent toujours.',
  'settings.singleKeys.all': 'Voir tous les raccourcis',
  'settings.reading': 'Lecture',
  'settings.remote': 'Images venues d’autres sites',
  'settings.remote.ask': 'Demander chaque fois',
  'settings.remote.allowed': 'Toujours pour les expéditeurs admis',
  'settings.remote.never': 'Jamais',
  'settings.senderKeys': 'Demander les clés des signatures',
  'settings.senderKeys.never': 'Jamais',
  'settings.senderKeys.ask': 'Des grands fournisseurs',
  'settings.senderKeys.always': 'Toujours',
  'settings.senderKeys.hint':
    'La signature d’un expéditeur se vérifie avec une clé que donne un serveur de noms. La demander peut apprendre à son domaine que le message a été ouvert ; pour les grands fournisseurs, cela n’apprend rien. Pour les autres, on demande quand vous appuyez sur un bouton.',
  'settings.trusted': 'Expéditeurs admis',
  'settings.trusted.none':
    'Aucun expéditeur. « Toujours pour cet expéditeur », au-dessus d’un message, en ajoute un.',
  'settings.trusted.remove': 'Retirer {address}',
  'settings.askAbove': 'Demander avant de lire les messages de plus de',
  'settings.device': 'Sur cet appareil',
  'settings.device.what':
    'Réglages, boîtes que vous avez demandé de retenir avec les messages que vous y avez lus, marques, états de lecture et reçus de suppression. Jamais un mot de passe.',
  'settings.device.none': 'Aucune boîte n’est retenue.',
  'settings.savedHere':
    '{n, plural, =0 {aucun message ici} one {# message ici, qui occupe {size}} other {# messages ici, qui occupent {size}}}',
  'settings.meter': '{used} ici. Le navigateur autorise environ {quota}.',
  'settings.meterName': 'Place occupée sur cet appareil',
  'settings.kept.mail': 'Messages et leur index',
  'settings.kept.marks': 'Marques, états de lecture, reçus, boîtes',
  'settings.kept.app': 'L’application elle-même, pour le temps sans réseau',
  'settings.forget': 'Oublier',
  'settings.forgetOne': 'Oublier {address} sur cet appareil',
  'settings.erase': 'Tout effacer ici',
  'settings.erase.sure':
    'Messages gardés ici, marques, états de lecture, reçus, boîtes retenues et réglages de ce navigateur sont effacés. Le courrier sur le serveur n’est pas touché ; ce qui n’y est plus est perdu.',
  'settings.erase.vaults':
    '{n, plural, one {Une boîte scellée est verrouillée : on ne peut dire ce qui n’est que là, et qui serait perdu aussi.} other {# boîtes scellées sont verrouillées : on ne peut dire ce qui n’est que là, et qui serait perdu aussi.}}',
  'settings.erase.yes': 'Tout effacer',
  'settings.erase.no': 'Garder',
  'settings.privacy': 'Où vont vos données',
  'settings.about': 'À propos',
  'settings.about.text':
    '{app} ouvre une boîte POP3 dans le navigateur. C’est un logiciel libre sous licence MIT.',
  'privacy.sees': 'Ce que voit le relais',
  'privacy.sees.text':
    'Votre navigateur ne parle pas POP3. Un relais ouvre pour vous la connexion à votre serveur de courrier. Votre mot de passe et vos messages passent par sa mémoire.',
  'privacy.operator': 'Ce relais est tenu par {operator}.',
  'privacy.legs.plain':
    'Les deux trajets sont chiffrés si votre serveur le propose ; le relais lui-même peut lire ce qui passe.',
  'privacy.legs.tls':
    'Le trajet vers votre serveur est toujours chiffré ; le relais lui-même peut lire ce qui passe.',
  'privacy.keeps': 'Ce qu’il garde',
  'privacy.keeps.text': 'Rien de votre courrier, aucun mot de passe.',
  'privacy.logs.off': 'Il ne tient aucun journal des visites.',
  'privacy.logs.errors':
    'Il ne note que les échecs : heure, serveur, port et type d’échec. Ni identifiant, ni objet, ni contenu.',
  'privacy.logs.visits':
    'Il note chaque visite : heure, serveur et port, octets, type d’échec. Ni identifiant, ni objet, ni contenu.',
  'privacy.device': 'Ce qui reste sur cet appareil',
  'privacy.device.text':
    'Seulement ce que vous demandez et ce qu’exige une annulation : réglages, marques, états de lecture, reçus, et les messages lus dans les boîtes que vous avez demandé de retenir. Tout s’efface dans les réglages.',
  'privacy.own': 'Si vous ne le voulez pas, lancez {app} sur votre propre machine.',
};
