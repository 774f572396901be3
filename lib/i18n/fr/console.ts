import type { console as en } from '../en/console.ts';

export const console: Record<keyof typeof en, string> = {
  'con.title': 'Console',
  'con.redacted': 'Masqué ici et dans chaque export',
  'con.cause': 'Déclenché par : {action}',
  'con.show': 'Voir dans la console',
  'con.copyReport': 'Copier le rapport pour un ticket',
};
