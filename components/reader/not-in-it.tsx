// What belongs to a message and is not in it: the other pieces of one that was sent in
// pieces, and parts that it only points at.
import type { Letter } from '../../lib/mail/attachment.ts';
import { useText } from '../../lib/client/language.ts';
import { visible } from '../mailbox/row-view.ts';
import { Banner } from '../ui/banner.tsx';

export function NotInIt({ letter }: { letter: Letter }) {
  const { t, list } = useText();
  const { partial, elsewhere } = letter;
  const places = elsewhere.map(({ where }) => visible(where)).filter(Boolean);
  return (
    <>
      {partial && (
        <Banner testId="partial">
          {partial.total === null
            ? t('msg.piece', { n: partial.number })
            : t('msg.pieceOf', { n: partial.number, total: partial.total })}
        </Banner>
      )}
      {elsewhere.length > 0 && (
        <Banner testId="elsewhere">
          {t('msg.elsewhere', { n: elsewhere.length })}{' '}
          {places.length > 0 && (
            <bdi className="break-all">
              {t('msg.elsewhereAt', { list: list([...new Set(places)]) })}
            </bdi>
          )}
        </Banner>
      )}
    </>
  );
}
