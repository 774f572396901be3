// What a drawn row is given: values that stay the same while nothing about the row changes,
// so that a scroll or an arriving header redraws only the rows it concerns.
import type { Settings } from '../../lib/client/state.ts';
import type { Text } from '../../lib/i18n/text.ts';
import type { MessageId, Summary } from '../../lib/mail/message.ts';
import type { Excerpt } from '../../lib/mail/query/hits.ts';
import type { Layout } from './columns.ts';
import type { RowView } from './row-view.ts';

export type RowProps = {
  id: MessageId;
  /** Index in the view, from 0. */
  index: number;
  /** Position in the server's order, from 1; below where it is not listed. */
  number: number;
  size: number;
  bar: number;
  summary: Summary | undefined;
  failedLine: string | undefined;
  isSeen: boolean;
  isMarked: boolean;
  /** Its message is kept whole on this device. */
  isSaved: boolean;
  /** Only its header and its text are kept on this device. */
  isTextOnly: boolean;
  /** The server does not list it any more. */
  isOnlyHere: boolean;
  isSelected: boolean;
  isOpen: boolean;
  isTabStop: boolean;
  /** Under the pointer, or the tab stop: only then its buttons are made. */
  isActive: boolean;
  /** Where the words stand in it that are searched for; null where nowhere to be shown. */
  excerpt: Excerpt | null;
  /** The words that are searched for, folded. */
  words: readonly string[];
  layout: Layout;
  density: Settings['density'];
  /** px */
  top: number;
  height: number;
  text: Text;
  /** Noon of the present day, in milliseconds: what `when` is said against. */
  today: number;
};

/** The whole row in one sentence, in the order a listener needs it. */
export function rowName(row: RowProps, view: RowView): string {
  const { t, size, number, when } = row.text;
  const shared = {
    read: row.isSeen || view.state !== 'header' ? 'yes' : 'no',
    marked: row.isMarked ? 'yes' : 'no',
    saved: savedWord(row),
    state: view.state,
    size: size(row.size),
  };
  if (view.state !== 'header')
    return t('list.rowNameKnown', { ...shared, n: number(row.number) });
  return t('list.rowName', {
    ...shared,
    sender: view.sender || t('list.noSender'),
    subject: view.subject || t('list.noSubject'),
    date: view.at === null ? '–' : when(view.at, row.today),
    attachments: view.attachments ? 'yes' : 'no',
  });
}

function savedWord({ isOnlyHere, isSaved, isTextOnly }: RowProps): string {
  if (isOnlyHere) return 'only';
  if (isSaved) return 'yes';
  return isTextOnly ? 'text' : 'no';
}
