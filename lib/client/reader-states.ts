// What follows from the state of the reading pane.
import type { MessageId } from '../mail/message.ts';
import type { MailboxState, ReaderState } from './state.ts';

/** States that ask the person something about a message that must still be there. */
export const questions: ReadonlySet<ReaderState['name']> = new Set([
  'ask-first',
  'needs-retr',
  'may-expire',
]);

/** With nothing open and nothing focused, the first step forward is the first message. */
export function neighbourOf(
  { view, focused }: Pick<MailboxState, 'view' | 'focused'>,
  now: ReaderState,
  by: -1 | 1,
): MessageId | undefined {
  const from = now.name === 'empty' ? focused : now.id;
  return view[(from === null ? -1 : view.indexOf(from)) + by];
}

/** What can be read while the rest is on its way. */
export type Early = Extract<ReaderState, { name: 'loading' }>['early'];
