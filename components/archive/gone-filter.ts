// Which of the messages that went are shown, and in which stretches of time they went.
import type { GoneMessage } from '../../lib/client/gone.ts';

export const goneKinds = ['all', 'us', 'others', 'here'] as const;
export type GoneKind = (typeof goneKinds)[number];

export function filterGone(
  all: readonly GoneMessage[],
  kind: GoneKind,
  typed: string,
  language: string,
): GoneMessage[] {
  const wanted = fold(typed.trim(), language);
  return all.filter(({ cause, isHere, subject, from, id }) => {
    if (kind === 'here' && !isHere) return false;
    if (kind === 'us' && cause.name !== 'us') return false;
    if (kind === 'others' && cause.name === 'us') return false;
    return (
      wanted === '' ||
      fold(`${subject ?? ''}\n${from ?? ''}\n${id}`, language).includes(wanted)
    );
  });
}

export type Stretch = {
  /** Null: before the first visit that is remembered. */
  from: number | null;
  to: number;
  messages: GoneMessage[];
};

/** In their order; those that went between the same two visits are one. */
export function stretchesOf(shown: readonly GoneMessage[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const one of shown) {
    const last = stretches.at(-1);
    if (last?.to === one.goneAt && last.from === one.lastSeen) last.messages.push(one);
    else stretches.push({ from: one.lastSeen, to: one.goneAt, messages: [one] });
  }
  return stretches;
}

/** Without accents and case. */
function fold(text: string, language: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(language);
}
