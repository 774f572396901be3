// A link of a list's header: pressed, it is shown in full and asked about before it goes
// anywhere.
'use client';
import { useState } from 'react';
import { mailOf, type ListLink } from '../../lib/mail/lists.ts';
import { LinkDialog } from '../reader/link-dialog.tsx';
import {
  questionAbout,
  useLinkJudge,
  type LinkQuestion,
} from '../reader/link-questions.ts';
import { Button } from '../ui/button.tsx';

export function ListLinkButton({ link, words }: { link: ListLink; words: string }) {
  const [question, setQuestion] = useState<LinkQuestion | null>(null);
  useLinkJudge();
  const where = link.kind === 'mail' ? link.address : link.host;
  return (
    <>
      <Button
        size="small"
        look="quiet"
        title={where}
        className="text-accent!"
        onClick={() => void ask(link).then(setQuestion)}
      >
        {words}
      </Button>
      {question && <LinkDialog question={question} onClose={() => setQuestion(null)} />}
    </>
  );
}

async function ask(link: ListLink): Promise<LinkQuestion> {
  if (link.kind === 'mail') return { kind: 'write', href: link.href, ...mailOf(link) };
  return questionAbout(link.href);
}
