// What a signature proves and what not, in sentences. Never in green: that a text is
// unchanged says nothing of who wrote it, and no authority was asked.
'use client';
import dynamic from 'next/dynamic';
import { FilePenLine, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { Protection } from '../../lib/mail/mime-part.ts';
import type { SignatureFacts, SignerFacts } from '../../lib/mail/signature.ts';
import { parseLetter } from '../../lib/mime/parse-client.ts';
import { askSignature } from '../../lib/signed/signature-client.ts';
import { useText } from '../../lib/client/language.ts';
import { visible } from '../mailbox/row-view.ts';
import { Banner } from '../ui/banner.tsx';
import { askOf } from './parts.ts';
import { SignerDetails } from './signer-details.tsx';
import { sentencesOf, toneOf } from './words.ts';

const Enclosed = dynamic(
  () => import('../preview/enclosed.tsx').then((room) => room.Enclosed),
  { ssr: false },
);

type Found = Exclude<Protection, { kind: 'none' }>;
type Inside = { letter: Letter; original: Blob };
type State =
  | { name: 'checking' }
  | { name: 'unreadable' }
  | { name: 'checked'; facts: SignatureFacts; coversAll: boolean; inside: Inside | null };

export function SignaturePanel({
  letter,
  original,
  protection,
  depth,
}: {
  letter: Letter;
  original: Blob;
  protection: Found;
  depth: number;
}) {
  const { t } = useText();
  const state = useCheck(letter, original, protection);
  if (state.name === 'checking') {
    return (
      <Banner testId="signature" role="status">
        {t('sig.checking')}
      </Banner>
    );
  }
  if (state.name === 'unreadable') {
    return (
      <Banner testId="signature" tone="warn">
        {t('sig.unreadable')}
      </Banner>
    );
  }
  const { facts, coversAll, inside } = state;
  return (
    <>
      {facts.signers.map((signer, at) => (
        <Signer key={at} signer={signer} coversAll={coversAll} />
      ))}
      {facts.signers.length === 0 && (
        <Banner testId="signature" tone="warn">
          {t('sig.unreadable')}
        </Banner>
      )}
      {facts.more > 0 && <Banner tone="warn">{t('sig.more', { n: facts.more })}</Banner>}
      {inside && (
        <section
          aria-label={t('sig.content')}
          className="p-3"
          data-testid="signed-content"
        >
          <Enclosed {...inside} depth={depth} />
        </section>
      )}
    </>
  );
}

function Signer({ signer, coversAll }: { signer: SignerFacts; coversAll: boolean }) {
  const text = useText();
  const tone = toneOf(signer, coversAll);
  const [first = '', ...rest] = sentencesOf(signer, coversAll, text);
  return (
    <Banner
      testId="signature"
      tone={tone}
      icon={tone === 'info' ? <FilePenLine aria-hidden /> : <TriangleAlert aria-hidden />}
    >
      <p data-state={signer.result.state}>
        <strong className="font-medium">{visible(first)}</strong>{' '}
        {visible(rest.join(' '))}
      </p>
      <SignerDetails signer={signer} />
    </Banner>
  );
}

function useCheck(letter: Letter, original: Blob, protection: Found): State {
  const [state, setState] = useState<State>({ name: 'checking' });
  useEffect(() => {
    let isGone = false;
    async function check(): Promise<State> {
      const asked = await askOf(letter, original, protection);
      const facts = asked && (await askSignature(asked.ask));
      if (!facts) return { name: 'unreadable' };
      const { content } = facts;
      const inside = content && {
        letter: await parseLetter(content, { whole: true }),
        original: new Blob([content]),
      };
      return { name: 'checked', facts, coversAll: asked.coversAll, inside };
    }
    void check().then((now) => !isGone && setState(now));
    return () => void (isGone = true);
  }, [letter, original, protection]);
  return state;
}
