// A picture, drawn no larger than it is looked at; a bomb is refused with its size.
'use client';
import type { Picture } from '../../lib/files/picture.ts';
import { useText } from '../../lib/client/language.ts';
import type { FileInHand } from './file-in-hand.ts';
import { Pixels } from './pixels.tsx';
import { Looking, Refusal } from './refusal.tsx';
import { useJob } from './use-job.ts';

export function ImagePreview({ hand }: { hand: FileInHand }) {
  const { t } = useText();
  const work = useJob('picture', hand.file);
  if (work.state === 'working') return <Looking />;
  const picture = work.answer;
  if (picture?.state !== 'drawn') return <Refused picture={picture} />;
  const { bitmap, width, height } = picture;
  return (
    <figure className="space-y-2 text-center">
      <Pixels
        bitmap={bitmap}
        label={hand.name}
        className="mx-auto block max-h-[66dvh] max-w-full rounded-sm border bg-surface-2"
      />
      <figcaption className="text-sm text-text-2">
        {t('prev.size', { width, height })}
      </figcaption>
    </figure>
  );
}

function Refused({ picture }: { picture: Exclude<Picture, { state: 'drawn' }> | null }) {
  const { t } = useText();
  switch (picture?.why) {
    case 'pixels':
      return (
        <Refusal>
          {t('prev.pixels', { width: picture.width, height: picture.height })}
        </Refusal>
      );
    case 'octets':
      return <Refusal>{t('prev.octets')}</Refusal>;
    case 'damaged':
      return <Refusal>{t('prev.damaged')}</Refusal>;
    case 'not-a-picture':
    case undefined:
      return <Refusal>{t('prev.cannot')}</Refusal>;
  }
}
