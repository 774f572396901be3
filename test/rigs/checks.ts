// A message checked as a person's page does it, by whoever answers for the name servers.
import { checkSender } from '../../lib/checks/check.ts';
import type { LookUp } from '../../lib/checks/look-up.ts';
import type { SenderChecks } from '../../lib/mail/sender-checks.ts';
import { addressesOf } from '../../lib/mime/addresses.ts';
import { readFields } from '../../lib/mime/fields.ts';

export const nobody: LookUp = () => Promise.resolve({ kind: 'not-asked' });

/** The last thing said about a message fetched from `pop.post.example`. */
export async function checksOf(
  text: string,
  lookUp = nobody,
  pop = 'pop.post.example',
): Promise<SenderChecks> {
  const raw = Buffer.from(text, 'latin1');
  const { fields } = readFields(raw);
  const told: SenderChecks[] = [];
  await checkSender(
    {
      raw: new Blob([raw]),
      whole: true,
      from: addressesOf(fields, 'from'),
      sender: addressesOf(fields, 'sender')[0] ?? null,
      replyTo: addressesOf(fields, 'reply-to'),
      pop,
      known: { people: [], domains: [] },
      now: Date.UTC(2026, 2, 3),
    },
    lookUp,
    (checks) => told.push(checks),
  );
  const last = told.at(-1);
  if (!last) throw new Error('nothing was told');
  return last;
}
