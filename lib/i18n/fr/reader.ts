import type { reader as en } from '../en/reader.ts';

export const reader: Record<keyof typeof en, string> = {
  'msg.to.me': 'à moi',
  'msg.peek': 'Aperçu des {n} premières lignes',
  'msg.download': 'Télécharger {size}',
  'msg.remote':
    '{n, plural, one {# élément distant bloqué} other {# éléments distants bloqués}}, provenant de {hosts, plural, one {# site} other {# sites}}.',
  'msg.pixel':
    '{n, plural, one {L’un ressemble} other {# ressemblent}} à un mouchard ({names}).',
  'msg.loadOnce': 'Charger cette fois',
  'msg.loadAlways': 'Toujours pour cet expéditeur',
  'msg.remote.relay': 'L’expéditeur verra le relais de ce site, pas vous.',
  'msg.remote.direct': 'L’expéditeur verra votre adresse IP.',
};
