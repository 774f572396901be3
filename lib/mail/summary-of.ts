// What a row says of a message once this was read.
import type { Letter } from './attachment.ts';
import type { MessageId, Summary } from './message.ts';
import { snippetOf } from './snippet.ts';

/**
 * The row as it was known, with the exact first words; of a message read whole also whether
 * files come along. Where no header could be had (no TOP), everything is from the reading.
 */
export function summaryAfterReading(
  known: Summary | undefined,
  id: MessageId,
  letter: Letter,
  isWhole: boolean,
): Summary {
  const read = summaryOf(id, letter);
  if (!known) return read;
  const { mayHaveAttachments } = isWhole ? read : known;
  return { ...known, mayHaveAttachments, snippet: read.snippet };
}

/** `headerHash` stays empty: it is of the bytes as the proxy saw them, and of nothing else. */
function summaryOf(id: MessageId, letter: Letter): Summary & { snippet: string } {
  const { from, to, subject, date, messageId, attachments, text, partial } = letter;
  return {
    id,
    from,
    to,
    subject,
    date,
    arrived: date,
    messageId,
    // An image that HTML points at is part of the text.
    mayHaveAttachments: attachments.some(
      ({ cid, disposition }) => cid === null || disposition === 'attachment',
    ),
    headerHash: '',
    snippet: snippetOf(text ?? ''),
    ...(partial && letter.structure.type === 'message/partial' && { piece: partial }),
  };
}
