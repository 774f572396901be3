// The lines of the conversation with the mail server that name one message, newest last.
import type { MessageId } from '../../lib/mail/message.ts';
import type { TalkLine } from '../../lib/wire/frames.ts';

/** Lines drawn; a message is asked for a few times in a visit, never so often. */
const mostLines = 200;

export function linesAbout(lines: readonly TalkLine[], id: MessageId): TalkLine[] {
  return lines.filter((line) => line.messageIds?.includes(id)).slice(-mostLines);
}
