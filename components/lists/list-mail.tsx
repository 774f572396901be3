// Of mail that came through a list: which list, where its archive and its help are, and the
// way out. Nothing of it is asked for before it is pressed.
'use client';
import { LogOut, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import { readLists, type ListLink, type ListMail } from '../../lib/mail/lists.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { unfolded } from '../headers/fields.ts';
import { shownName } from '../reader/address-text.ts';
import { useChecks } from '../sender/use-checks.ts';
import { Button } from '../ui/button.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { ListLinkButton } from './list-link.tsx';

export function ListMailBar({ id, letter }: { id: MessageId; letter: Letter }) {
  const { t } = useText();
  const checks = useChecks(id);
  const [isLeaving, setLeaving] = useState(false);
  const list = useMemo(() => listOf(letter), [letter]);
  if (!list) return null;
  const canLeave = list.unsubscribe.length > 0;
  return (
    <div
      className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-1 text-sm text-text-2"
      data-testid="list-mail"
    >
      <Users className="size-4 shrink-0" aria-hidden />
      <span className="wrap-anywhere">
        {t('lists.name')} <ListName list={list} />
      </span>
      <Links kind="archive" links={list.archive} />
      {list.isClosed ? (
        <span>{t('lists.closed')}</span>
      ) : (
        <Links kind="post" links={list.post} />
      )}
      <Links kind="help" links={list.help} />
      <Links kind="owner" links={list.owner} />
      {canLeave && (
        <Button
          size="small"
          data-testid="list-leave"
          icon={<LogOut className="size-4" aria-hidden />}
          onClick={() => setLeaving(true)}
        >
          {t('lists.leave')}
        </Button>
      )}
      {isLeaving && (
        <LeaveDialog
          list={list}
          checks={checks}
          headers={letter.headers}
          onClose={() => setLeaving(false)}
        />
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

/** The first of each kind: the others lead to the same place by other means. */
function Links({
  kind,
  links: [first],
}: {
  kind: 'archive' | 'post' | 'help' | 'owner';
  links: readonly ListLink[];
}) {
  const { t } = useText();
  return first ? <ListLinkButton link={first} words={t(`lists.${kind}`)} /> : null;
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
