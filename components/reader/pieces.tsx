// A message that is one piece of another: which pieces this mailbox holds, which it does not,
// and the way to the message they make together.
'use client';
import { useStore } from '../../lib/client/store.ts';
import { app } from '../../lib/client/instance.ts';
import { faultWords } from '../../lib/client/fault-words.ts';
import { useText } from '../../lib/client/language.ts';
import type { MessageId, Piece } from '../../lib/mail/message.ts';
import { findPieces, type FoundPieces } from '../../lib/mail/pieces.ts';
import { mimeLimits } from '../../lib/mime/limits.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Joined } from './joined.tsx';
import { useJoin, type Joining } from './use-join.ts';

type Ask = { id: MessageId; piece: Piece; sender: string };

/** Numbers that are told; of a message in a thousand pieces the first ones will do. */
const mostTold = 12;

export function Pieces(open: Ask) {
  const { t, size } = useText();
  const found = useStore(app.mailbox, (mailbox) => mailbox);
  const pieces = findPieces(open, found, mimeLimits.pieces);
  const { joining, begin, stop } = useJoin();
  const octets = pieces.found.reduce((sum, piece) => sum + piece.size, 0);
  const isWhole = pieces.total !== null && pieces.missing.length === 0;
  const isTooLarge = octets > mimeLimits.piecesOctets;
  const isIdle = joining.name !== 'fetching' && joining.name !== 'joining';
  return (
    <>
      <Banner
        testId="partial"
        actions={
          !isIdle ? (
            <Button size="small" onClick={stop}>
              {t('get.stop')}
            </Button>
          ) : (
            isWhole &&
            !isTooLarge && (
              <Button size="small" onClick={() => begin(pieces.found)}>
                {t('piece.join', { size: size(octets) })}
              </Button>
            )
          )
        }
      >
        {open.piece.total === null
          ? t('msg.piece', { n: open.piece.number })
          : t('msg.pieceOf', { n: open.piece.number, total: open.piece.total })}{' '}
        <Whereabouts {...pieces} />{' '}
        {isTooLarge && t('piece.tooLarge', { size: size(mimeLimits.piecesOctets) })}
        <output>
          <Progress joining={joining} />
        </output>
      </Banner>
      {joining.name === 'joined' && <Joined {...joining} onClose={stop} />}
    </>
  );
}

function Whereabouts({ found, total, missing }: FoundPieces) {
  const { t, list, number } = useText();
  const { rows, covered, failed, headers } = useStore(app.mailbox, (now) => now);
  if (total !== null && missing.length === 0) return t('piece.all', { n: total });
  const numbers = (all: readonly number[]) => list(all.slice(0, mostTold).map(number));
  const waiting = rows.length - covered - failed.size;
  return [
    total === null
      ? t('piece.noTotal', {
          n: found.length,
          list: numbers(found.map((piece) => piece.number)),
        })
      : t('piece.missing', { n: missing.length, list: numbers(missing) }),
    missing.length > mostTold && t('piece.more', { n: missing.length - mostTold }),
    waiting > 0 &&
      (headers === 'can-come' ? t('piece.coming', { n: waiting }) : t('piece.unopened')),
  ]
    .filter(Boolean)
    .join(' ');
}

function Progress({ joining }: { joining: Joining }) {
  const { t } = useText();
  switch (joining.name) {
    case 'fetching':
      return t('piece.fetching', { n: joining.number });
    case 'joining':
      return t('piece.joining');
    case 'cut':
      return t('piece.cut', { n: joining.number });
    case 'cannot':
      return t('piece.cannot');
    case 'failed': {
      const { title, values } = faultWords(joining.fault);
      return `${t('piece.failed', { n: joining.number })} ${t(title, values)}`;
    }
    default:
      return null;
  }
}
