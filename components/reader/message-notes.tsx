// What has to be said of a message before it is read: that only a part of it is here, that
// it may not be whole, that something in it is damaged, and where.
import type { ReaderState } from '../../lib/client/state.ts';
import type { Damage } from '../../lib/mail/mime-part.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CharsetNote } from './charset-note.tsx';
import { NotInIt } from './not-in-it.tsx';
import { Pieces } from './pieces.tsx';
import { Progress } from '../ui/progress.tsx';

type Ready = Extract<ReaderState, { name: 'ready' }>;
/** Octets that came and that were announced, while the rest is on its way. */
export type Arriving = { received: number; size: number };

type Ask = {
  reader: Ready;
  size: number;
  arriving: Arriving | null;
  /** Leads to a byte of the source. */
  onJump: (at: number) => void;
};

export function MessageNotes({ reader, size, arriving, onJump }: Ask) {
  const { letter, whole } = reader;
  // Only a message that is a piece as a whole can be put together with others.
  const isPiece = !arriving && letter.structure.type === 'message/partial';
  const piece = isPiece ? letter.partial : null;
  const told = firstOfEach(
    letter.damage.filter(({ kind }) => whole || kind !== 'truncated'),
  );
  return (
    <div className="space-y-1">
      {arriving && <Coming {...arriving} />}
      {!whole && !arriving && <OnlyTheBeginning reader={reader} size={size} />}
      <Differs reader={reader} />
      {!arriving && <CharsetNote reader={reader} />}
      {piece && (
        <Pieces id={reader.id} piece={piece} sender={letter.from[0]?.address ?? ''} />
      )}
      <NotInIt letter={piece ? { ...letter, partial: null } : letter} />
      {told.map((damage) => (
        <Damaged key={damage.kind} damage={damage} onJump={onJump} />
      ))}
    </div>
  );
}

function Coming({ received, size }: Arriving) {
  const { t, size: sized } = useText();
  return (
    <Banner
      tone="here"
      testId="transfer"
      actions={
        <Button size="small" onClick={() => app.cancelReading()}>
          {t('get.stop')}
        </Button>
      }
    >
      <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {t('get.textFirst')}
        <Progress
          value={received}
          // What LIST announced may be wrong (F34): then nobody knows how much is left.
          max={received > size ? null : size}
          label={t('get.loading')}
          text={t('get.progress', { received: sized(received), size: sized(size) })}
          className="min-w-40 flex-1"
        />
      </span>
    </Banner>
  );
}

function OnlyTheBeginning({ reader, size }: Pick<Ask, 'reader' | 'size'>) {
  const { t, size: sized, number } = useText();
  const { peeked, id, raw } = reader;
  const asked = peeked?.lines ?? [];
  const lines = asked.at(-1) ?? 0;
  const words = peeked
    ? [
        t('get.peekedLines', { n: lines, size: sized(size) }),
        asked.length > 1 && t('get.peekedMore', { list: asked.map(number).join(', ') }),
        t(peeked.textIsWhole ? 'get.peekedWhole' : 'get.peekedCut'),
      ]
    : [t('get.stopped', { received: sized(raw.size), size: sized(size) })];
  return (
    <Banner
      tone="here"
      testId="peeked"
      actions={
        <Button size="small" onClick={() => app.download(id)}>
          {t('msg.download', { size: sized(size) })}
        </Button>
      }
    >
      {words.filter(Boolean).join(' ')} {t('att.peek')}
    </Banner>
  );
}

function Differs({ reader: { differs, id, via } }: Pick<Ask, 'reader'>) {
  const { t, size: sized } = useText();
  if (!differs) return null;
  const announced = { a: sized(differs.announced), b: sized(differs.received) };
  return (
    <Banner
      tone="danger"
      role="alert"
      testId="differs"
      actions={
        <Button size="small" onClick={() => app.download(id, via === 'RETR')}>
          {t('F34.action')}
        </Button>
      }
    >
      <strong>{t('F34.title')}</strong> {t('F34.body', announced)}
    </Banner>
  );
}

function Damaged({ damage, onJump }: { damage: Damage } & Pick<Ask, 'onJump'>) {
  const { t, number } = useText();
  const { kind, at } = damage;
  return (
    <Banner
      tone="warn"
      testId="damage"
      actions={
        at !== null && (
          <Button size="small" onClick={() => onJump(at)}>
            {t('dmg.show', { at: number(at) })}
          </Button>
        )
      }
    >
      {t(`dmg.${kind}`)}
    </Banner>
  );
}

/** One sentence a kind, with the place where it is first seen. */
function firstOfEach(damage: readonly Damage[]): Damage[] {
  return [...new Map(damage.toReversed().map((one) => [one.kind, one])).values()];
}
