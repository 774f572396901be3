// A link of a list's header: pressed, it is shown in full and asked about before it goes
// anywhere.
'use client';
import { mailOf, type ListLink } from '../../lib/mail/lists.ts';
import { questionAbout, type LinkQuestion } from '../reader/link-questions.ts';
import { Button, type ButtonLook } from '../ui/button.tsx';

export function ListLinkButton({
  words,
  look = 'plain',
  onAsk,
}: {
  words: string;
  look?: ButtonLook;
  onAsk: () => void;
}) {
  return (
    <Button
      size="small"
      look={look}
      className={look === 'quiet' ? 'text-accent!' : ''}
      onClick={onAsk}
    >
      {words}
    </Button>
  );
}

export async function questionOf(link: ListLink): Promise<LinkQuestion> {
  if (link.kind === 'mail') return { kind: 'write', href: link.href, ...mailOf(link) };
  return questionAbout(link.href);
}
