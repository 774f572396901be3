// A message checked as a person's page does it, by whoever answers for the name servers.
import { checkSender } from '../../lib/checks/check.ts';
import type { LookUp } from '../../lib/checks/look-up.ts';
import type { SenderChecks } from '../../lib/mail/sender-checks.ts';
import { parse } from '../../lib/mime/parse.ts';

export const nobody: LookUp = () => Promise.resolve({ kind: 'not-asked' });

/** The last thing said; `off`: octets by which the reader takes the body to begin later. */
export async function checksOf(
  text: string,
  lookUp = nobody,
  pop = 'pop.post.example',
  off = 0,
): Promise<SenderChecks> {
  const raw = Buffer.from(text, 'latin1');
  const { from, sender, replyTo, structure } = parse(raw, { whole: true });
  const told: SenderChecks[] = [];
  await checkSender(
    {
      raw: new Blob([raw]),
      whole: true,
      bodyAt: structure.start + off,
      from,
      sender,
      replyTo,
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
