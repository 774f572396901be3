// Of mail that came through a list: which list, where its archive and its help are, and the
// way out. Nothing of it is asked for before it is pressed.
'use client';
import dynamic from 'next/dynamic';
import { Ellipsis, LogOut, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import { readLists, type ListLink, type ListMail } from '../../lib/mail/lists.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { unfolded } from '../headers/fields.ts';
import { shownName } from '../reader/address-text.ts';
import { LinkDialog } from '../reader/link-dialog.tsx';
import { useLinkJudge, type LinkQuestion } from '../reader/link-questions.ts';
import { useChecks } from '../sender/use-checks.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { ListLinkButton, questionOf } from './list-link.tsx';

// It knows whose domain is whose, by a long list that most messages are read without.
const LeaveDialog = dynamic(
  () => import('./leave-dialog.tsx').then((room) => room.LeaveDialog),
  { ssr: false },
);

export function ListMailBar({ id, letter }: { id: MessageId; letter: Letter }) {
  const { t } = useText();
  const checks = useChecks(id);
  const [asked, setAsked] = useState<'leave' | LinkQuestion | null>(null);
  const list = useMemo(() => listOf(letter), [letter]);
  useLinkJudge();
  if (!list) return null;
  const links = linksOf(list);
  const ask = (link: ListLink) => void questionOf(link).then(setAsked);
  const close = () => setAsked(null);
  return (
    <div
      className="flex items-center gap-x-2 gap-y-1 px-4 py-1 text-sm text-text-2 sm:flex-wrap"
      data-testid="list-mail"
    >
      <Users className="size-4 shrink-0" aria-hidden />
      <span className="min-w-0 wrap-anywhere max-sm:line-clamp-2 max-sm:flex-1">
        {t('lists.name')} <ListName list={list} />
        {list.isClosed && ` (${t('lists.closed')})`}
      </span>
      {links.map(([kind, link]) => (
        <span key={kind} className="max-sm:hidden">
          <ListLinkButton
            look="quiet"
            words={t(`lists.${kind}`)}
            onAsk={() => ask(link)}
          />
        </span>
      ))}
      {links.length > 0 && (
        <Menu
          square
          className="sm:hidden"
          align="end"
          label={t('lists.more')}
          trigger={<Ellipsis className="size-5" aria-hidden />}
          items={links.map(([kind, link]) => ({
            label: t(`lists.${kind}`),
            onChoose: () => ask(link),
          }))}
        />
      )}
      {list.unsubscribe.length > 0 && (
        <Button
          size="small"
          className="shrink-0"
          data-testid="list-leave"
          icon={<LogOut className="size-4" aria-hidden />}
          onClick={() => setAsked('leave')}
        >
          {t('lists.leave')}
        </Button>
      )}
      {asked === 'leave' && (
        <LeaveDialog
          list={list}
          checks={checks}
          headers={letter.headers}
          onClose={close}
        />
      )}
      {asked !== null && asked !== 'leave' && (
        <LinkDialog question={asked} onClose={close} />
      )}
    </div>
  );
}

function ListName({ list: { id } }: { list: ListMail }) {
  if (!id) return null;
  return (
    <bdi className="text-text-1">
      {id.name ? `${shownName(id.name)} (${shownName(id.id)})` : shownName(id.id)}
    </bdi>
  );
}

type Kind = 'archive' | 'post' | 'help' | 'owner';

/** The first of each kind: the others lead to the same place by other means. */
function linksOf(list: ListMail): [Kind, ListLink][] {
  const kinds = ['archive', 'post', 'help', 'owner'] as const;
  return kinds.flatMap((kind): [Kind, ListLink][] => {
    const link = list[kind][0];
    return link ? [[kind, link]] : [];
  });
}

/** Names may be encoded, addresses may not: each is read from the form it needs. */
function listOf({ headers }: Letter): ListMail | null {
  return readLists(
    headers
      .filter(({ name }) => /^list-/i.test(name))
      .map(({ name, raw, decoded }) => ({
        name,
        value: name.toLowerCase() === 'list-id' ? decoded : unfolded(raw),
      })),
  );
}
