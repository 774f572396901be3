// Says that a message is signed or encrypted, and nothing where it is neither.
'use client';
import dynamic from 'next/dynamic';
import { Lock } from 'lucide-react';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { Protection } from '../../lib/mail/mime-part.ts';
import { useText } from '../../lib/client/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { saveProtected } from './parts.ts';

// Signed mail is rare, and checking it takes libraries that weigh more than all the rest.
const SignaturePanel = dynamic(
  () => import('./signature-panel.tsx').then((room) => room.SignaturePanel),
  { ssr: false },
);

type Ask = {
  letter: Letter;
  /** The message as it is stored. */
  original: Blob;
  /** False for a peek: what is signed is not all here. */
  whole: boolean;
  /** How many messages lie around this one. */
  depth: number;
};

export function Protected(ask: Ask) {
  const { t } = useText();
  const { protection } = ask.letter;
  switch (protection.kind) {
    case 'none':
      return null;
    case 'smime-signed':
    case 'pgp-signed':
    case 'pgp-inline-signed':
      if (!ask.whole) return <Banner testId="signature">{t('sig.peek')}</Banner>;
      return <SignaturePanel {...ask} protection={protection} />;
    default:
      return <Encrypted {...ask} kind={protection.kind} protection={protection} />;
  }
}

type Found = Exclude<Protection, { kind: 'none' }>;
type EncryptedKind = Exclude<
  Found['kind'],
  'smime-signed' | 'pgp-signed' | 'pgp-inline-signed'
>;

function Encrypted({
  letter,
  original,
  whole,
  kind,
  protection,
}: Ask & { kind: EncryptedKind; protection: Found }) {
  const { t } = useText();
  const isInline = kind === 'pgp-inline-encrypted';
  return (
    <Banner
      testId="encrypted"
      icon={<Lock aria-hidden />}
      actions={
        whole &&
        !isInline && (
          <Button
            size="small"
            onClick={() => void saveProtected(letter, original, protection)}
          >
            {t('enc.save')}
          </Button>
        )
      }
    >
      {t(`enc.${kind}`)} {!protection.coversAll && t('enc.part')}
    </Banner>
  );
}
