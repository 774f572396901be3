// What a message says in its row: its subject, and its first words or, in a search, the words
// around what was found in it.
import { hitsOf } from '../../lib/mail/query/hits.ts';
import { Marked } from '../search/marked.tsx';
import type { RowProps } from './row-props.ts';
import { visible, type RowView } from './row-view.ts';

export function SubjectWords({ row, view }: { row: RowProps; view: RowView }) {
  if (!view.subject) return <i className="text-text-3">{row.text.t('list.noSubject')}</i>;
  return <Marked text={view.subject} hits={hitsOf(view.subject, row.words)} />;
}

export function Snippet({ row, view }: { row: RowProps; view: RowView }) {
  const text = row.excerpt ? visible(row.excerpt.text) : view.snippet;
  return <Marked text={text} hits={hitsOf(text, row.words)} />;
}
