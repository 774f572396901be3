// The worker's entry: one signature in, what can be said of it out.
import type { SignatureFacts } from '../mail/signature.ts';
import { checkSignature, type SignatureAsk } from './check.ts';

export type SignatureRequest = { ask: SignatureAsk };
/** `facts` is null where there is no signature to be read. */
export type SignatureReply = { facts: SignatureFacts | null };

/** What of a worker's global scope is used here; the compiler's `lib` knows only windows. */
type Scope = {
  onmessage: ((event: MessageEvent<SignatureRequest>) => void) | null;
  postMessage(reply: SignatureReply, transfer: Transferable[]): void;
};
const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data: { ask } }) => {
  void checkSignature(ask)
    .catch(() => null)
    .then((facts) => {
      const moved = facts?.content ? [facts.content.buffer] : [];
      scope.postMessage({ facts }, moved);
    });
};
