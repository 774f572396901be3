// Who announces PIPELINING and hears one command of each packet answers USER and leaves PASS,
// sent with it, unanswered for ever. Whether it was not heard or is only slow to be judged is
// asked by a command behind it, never by saying the password again: that could count as a
// second wrong one. It is written seconds later, so that it shares no packet with PASS.
import type { AskOptions } from './api.ts';
import type { Answer } from './ask.ts';
import type { Connection } from './connection.ts';
import { Pop3Error } from './errors.ts';

/**
 * The answer to PASS, which left together with USER. Rejects with 'unheard' where a
 * capability stands in its place: then "+OK" was for CAPA, and PASS was never judged.
 */
export async function answerToPass(
  connection: Connection,
  pass: Promise<Answer>,
  { unheardMs, ...ask }: AskOptions & { unheardMs: number },
): Promise<Answer> {
  if (await isHere(pass, unheardMs)) return pass;
  const question = { line: 'CAPA', shown: 'CAPA', word: 'CAPA', behind: 'PASS' } as const;
  const how = {
    alone: true,
    expects: 0,
    whenAborted: 'cut',
    answerMs: unheardMs,
  } as const;
  const behind = connection.ask(
    { ...question, take: () => {}, ...how },
    ask,
    ({ ok }) => ok,
  );
  const [answer, proof] = await Promise.allSettled([pass, behind]);
  if (answer.status === 'rejected' || proof.status === 'fulfilled') return pass;
  const { ended } = connection;
  if (answer.value.ok && ended?.kind === 'garbled')
    throw new Pop3Error({ kind: 'unheard', command: 'PASS', line: ended.line });
  // One of the two was refused, and nobody knows which.
  if (!answer.value.ok && ended?.kind === 'timed-out') throw new Pop3Error(ended);
  return pass;
}

function isHere(answer: Promise<unknown>, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), withinMs);
    const come = () => (clearTimeout(timer), resolve(true));
    answer.then(come, come);
  });
}
