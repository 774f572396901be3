// A subject where it names a message in a list: what is empty or not known is said in words.
import type { Text } from '../../lib/i18n/text.ts';
import { visible } from '../mailbox/row-view.ts';

/** What stands for a subject; null where its header was never read. */
export function subjectWords(subject: string | null, { t }: Text) {
  const words = visible(subject ?? '');
  const instead = t(subject === null ? 'del.notFetched' : 'list.noSubject');
  return { words: words || instead, isKnown: words !== '' };
}
