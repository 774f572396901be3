// A message within the message: taken apart and shown like any other, by the same views,
// under the same rules. Its remote content stays blocked.
'use client';
import { useEffect, useState } from 'react';
import type { Letter } from '../../lib/mail/attachment.ts';
import { askFiles } from '../../lib/files/files-client.ts';
import { fileLimits } from '../../lib/files/limits.ts';
import { parseLetter } from '../../lib/mime/parse-client.ts';
import { useText } from '../../lib/client/language.ts';
import { Enclosed } from './enclosed.tsx';
import type { FileInHand } from './file-in-hand.ts';
import { Looking, Refusal } from './refusal.tsx';

type Opened = { letter: Letter; original: Blob } | 'octets' | 'cannot' | null;

/** `depth` is how many messages lie around this one. */
export function MessagePreview({ hand, depth }: { hand: FileInHand; depth: number }) {
  const { t } = useText();
  const opened = useMessage(hand);
  if (depth >= fileLimits.nestedMessages) {
    return <Refusal>{t('encl.deep', { n: depth })}</Refusal>;
  }
  if (opened === null) return <Looking />;
  if (opened === 'octets') return <Refusal>{t('prev.octets')}</Refusal>;
  if (opened === 'cannot') return <Refusal>{t('prev.cannot')}</Refusal>;
  return (
    <div className="space-y-3" data-testid="preview-message">
      <p className="text-sm text-text-2">{t('encl.note')}</p>
      <Enclosed {...opened} depth={depth} />
    </div>
  );
}

function useMessage({ file }: FileInHand): Opened {
  const [opened, setOpened] = useState<Opened>(null);
  useEffect(() => {
    let isGone = false;
    async function open(): Promise<Opened> {
      if (file.size > fileLimits.messageOctets) return 'octets';
      const bytes = await askFiles('bytes', file);
      if (!bytes || bytes.length === 0 || isGone) return 'cannot';
      const original = new Blob([bytes]);
      return { letter: await parseLetter(bytes, { whole: true }), original };
    }
    void open().then((now) => !isGone && setOpened(now));
    return () => void (isGone = true);
  }, [file]);
  return opened;
}
