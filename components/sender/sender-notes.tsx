// What must be said of a sender before a word of the message is read, without a press.
'use client';
import { TriangleAlert } from 'lucide-react';
import { useText } from '../../lib/client/language.ts';
import type { SenderChecks } from '../../lib/mail/sender-checks.ts';
import { Banner } from '../ui/banner.tsx';
import { doubtText, isGrave, sentenceOf } from './words.ts';

export function SenderNotes({ checks }: { checks: SenderChecks }) {
  const text = useText();
  const hasFailed = checks.verdict === 'failed';
  const told = checks.doubts.filter(
    (one) => isGrave(one) || one.kind === 'reply-elsewhere',
  );
  if (!hasFailed && told.length === 0) return null;
  return (
    <Banner
      tone={hasFailed ? 'danger' : 'warn'}
      icon={<TriangleAlert aria-hidden />}
      testId="sender-notes"
    >
      {hasFailed && (
        <p className="font-medium wrap-anywhere">{sentenceOf(checks, text)}</p>
      )}
      {told.map((doubt) => (
        <p key={doubt.kind} className="wrap-anywhere">
          {doubtText(doubt, text)}
        </p>
      ))}
    </Banner>
  );
}
