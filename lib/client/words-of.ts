// What of a message is searched once it is here.
import type { Words } from '../archive/messages.ts';
import type { Letter } from '../mail/attachment.ts';

/** `savedAt` stands in for a date that is absent or absurd. */
export function wordsOf(letter: Letter, savedAt: number): Words {
  const { from, sender, replyTo, to, cc, bcc } = letter;
  const everyone = [from, sender ?? [], replyTo, to, cc, bcc].flat();
  const people = new Set(everyone.map(({ name, address }) => `${name} <${address}>`));
  return {
    subject: letter.subject,
    people: [...people].join('\n'),
    body: letter.text ?? '',
    files: letter.attachments.map(({ name }) => name).filter((name) => name !== ''),
    date: letter.date ?? savedAt,
  };
}
