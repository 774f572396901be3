// The row of a message that was read before its header was asked for.
import type { Letter } from './attachment.ts';
import type { MessageId, Summary } from './message.ts';

/** `headerHash` stays empty: it is of the bytes as the proxy saw them, and of nothing else. */
export function summaryOf(id: MessageId, letter: Letter): Summary {
  const { from, to, subject, date, messageId, attachments } = letter;
  return {
    id,
    from,
    to,
    subject,
    date,
    arrived: date,
    messageId,
    mayHaveAttachments: attachments.length > 0,
    headerHash: '',
  };
}
