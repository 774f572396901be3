// The words of the language: operators and their values, with the French ones beside. What is
// kept and shown in an address is always the English form.
import { states, type AgeUnit, type Op, type QueryState } from './terms.ts';
import { fold } from './fold.ts';

type Named = Exclude<Op, 'any'>;

/** The French name that is offered, then others that are understood. */
export const aliases: Record<Named, { fr: string; also: readonly string[] }> = {
  from: { fr: 'de', also: [] },
  to: { fr: 'à', also: ['a', 'pour'] },
  cc: { fr: 'copie', also: [] },
  subject: { fr: 'objet', also: ['sujet'] },
  body: { fr: 'corps', also: ['texte', 'text'] },
  has: { fr: 'contient', also: ['avec'] },
  filename: { fr: 'fichier', also: ['file', 'nom_fichier'] },
  larger: { fr: 'plus_grand', also: ['bigger'] },
  smaller: { fr: 'plus_petit', also: [] },
  before: { fr: 'avant', also: [] },
  after: { fr: 'après', also: ['since', 'depuis'] },
  older_than: { fr: 'plus_ancien', also: ['plus_vieux', 'older'] },
  newer_than: { fr: 'plus_récent', also: ['newer'] },
  is: { fr: 'est', also: [] },
  list: { fr: 'liste', also: [] },
  header: { fr: 'entête', also: ['en_tete'] },
  uid: { fr: 'uid', also: ['uidl'] },
  id: { fr: 'id', also: ['message_id', 'msgid'] },
};
export const operators = Object.keys(aliases) as Named[]; // of the table above

export const stateAliases: Record<QueryState, { fr: string; also: readonly string[] }> = {
  unread: { fr: 'nonlu', also: ['non_lu'] },
  read: { fr: 'lu', also: ['seen'] },
  new: { fr: 'nouveau', also: [] },
  marked: { fr: 'marqué', also: [] },
  offline: { fr: 'hors-ligne', also: ['horsligne', 'saved', 'here', 'ici'] },
  'only-here': { fr: 'seulement-ici', also: ['onlyhere', 'gone', 'seulementici'] },
};

const attachmentWords = ['attachment', 'attachments', 'file', 'files', 'pj', 'piece', 'pieces', 'piece_jointe', 'pieces_jointes', 'fichier', 'fichiers']; // prettier-ignore

const units: Record<string, AgeUnit> = {
  h: 'h',
  d: 'd',
  j: 'd',
  jour: 'd',
  jours: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  s: 'w',
  sem: 'w',
  week: 'w',
  weeks: 'w',
  m: 'm',
  mo: 'm',
  mois: 'm',
  month: 'm',
  months: 'm',
  y: 'y',
  a: 'y',
  an: 'y',
  ans: 'y',
  year: 'y',
  years: 'y',
};

/** Without accents, case, and the difference of `-` and `_`. */
export function plain(word: string): string {
  return fold(word).replaceAll('-', '_');
}

const byName = new Map<string, Named>();
for (const op of operators)
  for (const name of [op, aliases[op].fr, ...aliases[op].also])
    byName.set(plain(name), op);

const byState = new Map<string, QueryState>();
for (const state of states)
  for (const name of [state, stateAliases[state].fr, ...stateAliases[state].also])
    byState.set(plain(name), state);

export const operatorOf = (name: string): Named | undefined => byName.get(plain(name));
export const stateOf = (name: string): QueryState | undefined => byState.get(plain(name));
export const isAttachmentWord = (word: string): boolean =>
  attachmentWords.includes(plain(word));

/** `3m` → three months; null where it is no age. */
export function parseAge(text: string): { count: number; unit: AgeUnit } | null {
  const read = /^(\d{1,4})\s*(\p{L}+)$/u.exec(text);
  const unit = read && units[plain(read[2] ?? '')];
  return unit ? { count: Number(read[1]), unit } : null;
}

/** The operator that was likely meant: one letter is wrong, missing, too many or misplaced. */
export function meantBy(name: string): string | undefined {
  const typed = plain(name);
  if (typed.length < 3) return undefined;
  return operators.find((op) => op.length > 2 && isNear(typed, op));
}

function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [restOne, restOther] = [one.slice(at), other.slice(at)];
  return (
    restOne.slice(1) === restOther.slice(1) ||
    restOne === restOther.slice(1) ||
    restOne.slice(1) === restOther ||
    (restOne[0] === restOther[1] &&
      restOne[1] === restOther[0] &&
      restOne.slice(2) === restOther.slice(2))
  );
}
