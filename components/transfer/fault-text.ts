// What stands in the way at an account that copies go to, in words of IMAP where the usual
// ones speak of POP3.
import { faultWords } from '../../lib/client/fault-words.ts';
import type { useText } from '../../lib/client/language.ts';
import type { TargetAddress } from '../../lib/client/transfer-state.ts';
import type { TextKey } from '../../lib/i18n/text.ts';
import type { Fault } from '../../lib/wire/faults.ts';

const ofImap: Partial<Record<Fault['kind'], TextKey>> = {
  'refused-port': 'transfer.fault.port',
  'no-answer': 'transfer.fault.port',
  'port-not-tls': 'transfer.fault.tls',
  'no-stls': 'transfer.fault.starttls',
  garbled: 'transfer.fault.notImap',
  'not-allowed': 'transfer.fault.notAllowed',
  'too-many': 'transfer.fault.tooMany',
};

/** `line`: the server's own, or the word for what happened. */
export function faultText(
  fault: Fault,
  target: TargetAddress,
  t: ReturnType<typeof useText>['t'],
): { title: string; body: string; line: string } {
  const words = faultWords(fault);
  const isPlainRefusal = fault.kind === 'sign-in' && fault.why === 'refused';
  const own = isPlainRefusal ? 'transfer.fault.signIn' : ofImap[fault.kind];
  const { host, port } = target;
  return {
    title: own ? t('transfer.fault.title') : t(words.title, words.values),
    body: own ? t(own, { host, port: String(port) }) : t(words.body, words.values),
    line: words.details || fault.kind,
  };
}
