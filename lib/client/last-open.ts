// Which mailbox this tab has open, so that a reload asks for the password and for nothing
// else. Kept for the tab only; the password is no part of it.
import { z } from 'zod/mini';
import { visit } from '../wire/operations.ts';
import { account } from './kept.ts';
import type { KeyValue } from './parts.ts';
import type { LastOpen } from './state.ts';

const key = 'open-visit';
const shape: z.ZodMiniType<LastOpen> = z.object({
  account,
  visit,
  remember: z.boolean(),
});

/** Null where none is open, or what was kept is not of its shape. */
export function readLastOpen(session: KeyValue): LastOpen | null {
  try {
    const read = shape.safeParse(JSON.parse(session.get(key) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function keepLastOpen(
  session: KeyValue,
  { account, visit, remember }: LastOpen,
): void {
  session.set(key, JSON.stringify({ account, visit, remember }));
}

export function forgetLastOpen(session: KeyValue): void {
  session.remove(key);
}
