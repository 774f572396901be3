// Address cards: names, addresses, numbers. Nothing is added to any address book.
'use client';
import type { Contact } from '../../lib/files/contacts.ts';
import { useText } from '../../lib/client/language.ts';
import { FactList, type Fact } from './fact-list.tsx';
import type { FileInHand } from './file-in-hand.ts';
import { Looking, Refusal } from './refusal.tsx';
import { useJob } from './use-job.ts';

export function ContactsPreview({ hand }: { hand: FileInHand }) {
  const { t } = useText();
  const work = useJob('contacts', hand.file);
  if (work.state === 'working') return <Looking />;
  if (!work.answer) return <Refusal>{t('prev.cannot')}</Refusal>;
  const { contacts, count } = work.answer;
  return (
    <div className="space-y-4" data-testid="preview-contacts">
      {contacts.map((contact, at) => (
        <Card key={at} contact={contact} />
      ))}
      {count > contacts.length && <p>{t('card.more', { n: count - contacts.length })}</p>}
    </div>
  );
}

function Card({ contact: { name, lines } }: { contact: Contact }) {
  const { t } = useText();
  const facts = lines.map(({ kind, label, value }): Fact => {
    const words = t(`card.${kind}`);
    return [label ? t('card.label', { kind: words, label }) : words, value];
  });
  return (
    <section className="space-y-2 card p-4">
      <h3 dir="auto" className="font-semibold">
        {name || t('card.unnamed')}
      </h3>
      <FactList facts={facts} />
    </section>
  );
}
