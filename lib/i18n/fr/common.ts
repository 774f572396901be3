import type { common as en } from '../en/common.ts';

export const common: Record<keyof typeof en, string> = {
  'app.tagline': 'Ouvrir une boîte POP3',
  'app.sub': 'Lisez-la, nettoyez-la, voyez ce que dit le serveur.',
  'kbd.help': 'Raccourcis clavier',
  'kbd.off': 'Les raccourcis à une touche sont désactivés',
  'common.details': 'Détails',
  'common.copyDetails': 'Copier les détails',
  'common.retry': 'Réessayer',
  'common.close': 'Fermer',
  'common.copied': 'Copié',
};
