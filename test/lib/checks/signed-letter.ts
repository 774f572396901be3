// One letter, signed in many ways, and what our verification says of it in a few words.
import { verifyDkim, type Message, type Verified } from '../../../lib/checks/dkim.ts';
import { headOf, octets } from '../../../lib/checks/head.ts';
import { lookUpIn, type Zone } from '../../rigs/signer.ts';

export const letter =
  'From: Claire <claire@a.example>\r\nTo: Tom <tom@b.example>\r\nSubject: =?utf-8?q?=C3=A9t=C3=A9?=\r\n' +
  'Date: Mon, 02 Mar 2026 12:00:00 +0100\r\nMessage-ID: <1@a.example>\r\n\r\nHello  Tom,\r\n\r\nsee you \t soon.\r\n\r\n\r\n';

export function messageOf(text: string, options: Partial<Message> = {}): Message {
  const bytes = octets(text);
  const head = headOf(bytes);
  return {
    head,
    body: () => [bytes.subarray(head.bodyAt)],
    isWhole: true,
    at: Date.UTC(2026, 2, 3),
    fitsEncoding: true,
    ...options,
  };
}

export async function verdicts(
  text: string,
  zone: Zone,
  options?: Partial<Message>,
): Promise<string[]> {
  return (await verifyDkim(messageOf(text, options), lookUpIn(zone))).map(brief);
}
export const brief = ({ domain, state, why }: Verified) =>
  `${domain} ${state}${why ? ` ${why}` : ''}`;
