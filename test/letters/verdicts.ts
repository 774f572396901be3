// A message for each of the five verdicts, as honest servers leave them, and one whose line
// of results was written by somebody else.
import type { Verdict } from '../../lib/mail/sender-checks.ts';

export type VerdictLetter = {
  subject: string;
  raw: string;
  verdict: Verdict;
  /** On the chip, in English. */
  words: string;
};

const by = 'mx1.post.example';

function letter(subject: string, results: string, signer = ''): string {
  return [
    `Received: from relay.morel.example by ${by} with ESMTPS; Mon, 02 Mar 2026 12:03:20 +0000`,
    ...(results === '' ? [] : [`Authentication-Results: ${results}`]),
    'Received: from out.morel.example by relay.morel.example with ESMTP; Mon, 02 Mar 2026 12:00:05 +0000',
    'Received: from [192.168.1.2] by out.morel.example with ESMTPSA; Mon, 02 Mar 2026 12:00:07 +0000',
    ...(signer === ''
      ? []
      : [
          `DKIM-Signature: v=1; a=rsa-sha256; d=${signer}; s=x; h=from:subject; bh=aaaa; b=aaaa`,
        ]),
    'From: Atelier Morel <contact@morel.example>',
    'To: you@post.example',
    `Subject: ${subject}`,
    'Date: Mon, 02 Mar 2026 12:00:00 +0000',
    '',
    'Text.',
    '',
  ].join('\r\n');
}

export const verdicts: readonly VerdictLetter[] = [
  {
    subject: 'The first is theirs',
    raw: letter(
      'The first is theirs',
      `${by}; dkim=pass header.d=morel.example; dmarc=pass header.from=morel.example`,
      'morel.example',
    ),
    verdict: 'confirmed',
    words: 'morel.example — confirmed',
  },
  {
    subject: 'The second came by a mailer',
    raw: letter(
      'The second came by a mailer',
      `${by}; spf=pass smtp.mailfrom=b@mailer.example; dmarc=none header.from=morel.example`,
    ),
    verdict: 'through',
    words: 'via mailer.example',
  },
  {
    subject: 'The third is not theirs',
    raw: letter(
      'The third is not theirs',
      `${by}; spf=fail smtp.mailfrom=b@morel.example; dmarc=fail (p=reject) header.from=morel.example`,
    ),
    verdict: 'failed',
    words: 'not from morel.example?',
  },
  {
    subject: 'Of the fourth nobody knows',
    raw: letter('Of the fourth nobody knows', ''),
    verdict: 'unchecked',
    words: 'not checked',
  },
  {
    subject: 'The fifth was changed',
    raw: letter(
      'The fifth was changed',
      `${by}; dkim=fail (body hash) header.d=morel.example; spf=pass smtp.mailfrom=b@morel.example`,
      'morel.example',
    ),
    verdict: 'changed',
    words: 'changed on the way',
  },
  {
    subject: 'The sixth says so itself',
    raw: letter(
      'The sixth says so itself',
      'mx.evil.example; dkim=pass header.d=morel.example; dmarc=pass header.from=morel.example',
    ),
    verdict: 'unchecked',
    words: 'not checked',
  },
];
