import type { visit as en } from '../en/visit.ts';

export const visit: Record<keyof typeof en, string> = {
  'look.chip': 'Sans modification',
  'look.allow': 'Autoriser les modifications',
  'lock.have': 'Vous occupez cette boîte. Les autres programmes doivent attendre.',
  'lock.released':
    'Boîte libérée après {n} min d’inactivité. Elle se rouvre toute seule.',
  'lock.release': 'Libérer maintenant',
  'conn.disconnect': 'Se déconnecter',
};
