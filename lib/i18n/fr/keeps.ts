import type { keeps as en } from '../en/keeps.ts';

export const keeps: Record<keyof typeof en, string> = {
  'keeps.title': 'Boîte',
  'keeps.shared': 'D’autres utilisent cet ordinateur : ne rien y écrire',
  'keeps.shared.hint':
    'Rien de cette visite n’est gardé ici : ni boîte, ni message, ni marque, ni état de lecture, ni reçu, ni réglage. Une fois fermée ou rechargée, tout a disparu ; une suppression interrompue ne peut alors être vérifiée qu’en rouvrant la boîte. Ce qui était gardé ici avant y reste. Les fichiers que vous enregistrez sont à retirer vous-même.',
  'keeps.shared.chip': 'Rien n’est gardé ici',
};
